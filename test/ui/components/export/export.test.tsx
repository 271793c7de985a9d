import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import type {Backend} from '../../../../source/backend/backend.js';
import {ClipboardContext} from '../../../../source/ui/copy/clipboard.js';
import {OutsideContext, type Outside} from '../../../../source/ui/hooks/use-outside.js';
import {addUser, openConsole, valueOf, type OpenOptions} from '../../support/open-console.js';

const prepare = async (backend: Backend, admin: string) => {
	for (const username of ['alice', 'bob', 'carol']) await addUser(backend, admin, username);
};

/** A console of somebody with a shell of their own, and what it wrote, by file; `taken.csv` is there already. */
async function withFiles(t: TestContext, options: OpenOptions = {}) {
	const written = new Map<string, string>();
	const outside: Outside = {
		dir: '~/work',
		editor: undefined,
		read: async () => ({ok: false, reason: ''}),
		async write(path, text) {
			if (path === 'taken.csv') return {ok: false, reason: 'taken.csv cannot be written: it is there already'};
			written.set(path, text);
			return {ok: true, file: `~/work/${path}`};
		},
	};
	const screen = await openConsole(t, {
		prepare,
		...options,
		wrap: console => <OutsideContext.Provider value={outside}>{console}</OutsideContext.Provider>,
	});
	return {screen, written};
}

const names = (text = '') =>
	text
		.trimEnd()
		.split('\r\n')
		.map(line => line.split(',').at(-1));

test('E writes what the filter leaves, in the columns of the command, to a file that is named', async t => {
	const {screen, written} = await withFiles(t);
	await screen.shows('alice');
	await screen.type('/member !inactive\r');
	await screen.press('E');
	await screen.shows('Write 3 users as CSV');
	await screen.shows('users-2026-11-23.csv');
	await screen.shows('A new file, here in ~/work, only for you to read (0600).');
	await screen.press('enter');
	await screen.shows('✓ 3 users written to ~/work/users-2026-11-23.csv');
	const text = written.get('users-2026-11-23.csv');
	assert.match(text ?? '', /^active,admin,agentGid,agentGroup,.*,username\r\n/u);
	assert.deepEqual(names(text), ['username', 'alice', 'bob', 'carol']);
	await screen.shows('/ member !inactive');
});

test('marked rows are what is exported, also those the filter hides', async t => {
	const {screen, written} = await withFiles(t);
	await screen.shows('alice');
	await screen.press('down', 'space', 'space');
	await screen.type('/carol\r');
	await screen.press('E');
	await screen.shows('Write 2 users as CSV');
	await screen.press('enter');
	await screen.shows('2 users written');
	assert.deepEqual(names([...written.values()][0]), ['username', 'alice', 'bob']);
});

test('a display name that a spreadsheet would take for a formula is only text in the file', async t => {
	const {screen, written} = await withFiles(t, {
		async prepare(backend, admin) {
			for (const [username, start] of Object.entries({alice: '=', bob: '+', carol: '-', dave: '@', erin: ''})) {
				const {id} = await addUser(backend, admin, username);
				const changes = {displayName: `${start}HYPERLINK("https://evil.test")`};
				valueOf(await backend.users.edit(admin, id, {changes, base: {}}));
			}
		},
	});
	await screen.shows('alice');
	await screen.press('E', 'enter');
	await screen.shows(/users written to/);
	const cells = [...written.values()][0]!.match(/"['=+@-]*HYPERLINK/g);
	assert.deepEqual(cells, [`"'=HYPERLINK`, `"'+HYPERLINK`, `"'-HYPERLINK`, `"'@HYPERLINK`, '"HYPERLINK']);
});

test('a file that is there already is refused, and another name can be given', async t => {
	const {screen, written} = await withFiles(t, {startPath: 'sessions'});
	await screen.shows('1 session');
	await screen.press('E');
	await screen.shows('Write 1 session as CSV');
	await screen.press('ctrl-u');
	await screen.type('taken.csv\r');
	await screen.shows('taken.csv cannot be written: it is there already');
	await screen.press('ctrl-u');
	await screen.type('mine.csv\r');
	await screen.shows('1 session written to ~/work/mine.csv');
	assert.match(written.get('mine.csv') ?? '', /^createdAt,current,/u);
});

test('Esc leaves the export and finds the table as it was', async t => {
	const {screen, written} = await withFiles(t);
	await screen.shows('alice');
	await screen.press('down', 'space', 'E');
	await screen.shows('Write 1 user as CSV');
	await screen.press('escape');
	await screen.shows('1 marked');
	assert.equal(written.size, 0);
});

test('agent links and workspaces are exported in the columns of their commands', async t => {
	const {screen, written} = await withFiles(t, {startPath: 'agents'});
	await screen.shows('alice');
	await screen.press('E', 'enter');
	await screen.shows('5 users written');
	assert.match([...written.values()][0] ?? '', /^active,admin,agentGid,/u);
	await screen.press('5');
	await screen.shows('Uncategorized');
	await screen.press('E', 'enter');
	await screen.shows('written to ~/work/workspaces-');
	assert.match([...written.values()][1] ?? '', /^admins,archived,createdAt,id,name,owner,policies\r\n/u);
});

test('on a shared account, which has no files, the rows go to the clipboard', async t => {
	const sent: string[] = [];
	const screen = await openConsole(t, {
		prepare,
		wrap: console => (
			<ClipboardContext.Provider value={{send: text => sent.push(text) > 0, det: ['det']}}>
				{console}
			</ClipboardContext.Provider>
		),
	});
	await screen.shows('alice');
	await screen.press('down', 'space', 'E');
	await screen.shows('CSV of 1 user sent to the clipboard');
	assert.match(sent[0] ?? '', /^active,admin,.*,username\n.*,alice\n$/u);
});
