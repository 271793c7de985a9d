import assert from 'node:assert/strict';
import {appendFile, readFile} from 'node:fs/promises';
import {test} from 'node:test';
import type {Backend} from '../../source/backend/backend.js';
import {fail} from '../../source/domain/result.js';
import {visible} from '../../source/domain/visible.js';
import {App} from '../../source/ui/app.js';
import {OutsideContext} from '../../source/ui/hooks/use-outside.js';
import {keyNotice} from '../../source/ui/keys/custom/key-list.js';
import {loadKeys} from '../../source/ui/keys/custom/load-keys.js';
import {hostileTexts} from '../hostile/corpus.js';
import {fillWith, mixedText} from '../hostile/hostile-store.js';
import {foreignIn, plainLines, type Allowed} from '../hostile/parse-output.js';
import {openWizard} from './screens/setup/wizard.js';
import {openConsole, type OpenConsole, type OpenOptions} from './support/open-console.js';
import {renderWithKeys, type Rendered} from './support/render-with-keys.js';

/** Colours are off, so that a frame is nothing but text. */
const frameText: Allowed = {sequences: [], controls: '\n'};
/** Room for what stands beside lists. */
const whole = {columns: 240, rows: 30};
const beginning = visible(mixedText).slice(0, 20);

/** A console on a store where everything is called so, three times. */
async function open(t: Parameters<typeof openConsole>[0], options: OpenOptions = {}): Promise<OpenConsole> {
	return openConsole(t, {
		...whole,
		...options,
		prepare: async (backend, admin) => {
			await fillWith(backend.place.dataDir, [mixedText, mixedText, mixedText]);
			await options.prepare?.(backend, admin);
		},
	});
}

/** Every frame until now holds only what draws itself; the text was there, and is not gone without a trace. */
function assertMarks(screen: Rendered, where: string): void {
	assert.ok(screen.text().includes(beginning), `${where} shows it:\n${screen.text()}`);
	for (const frame of new Set(screen.frames)) assert.deepEqual(foreignIn(frame, frameText), [], where);
}

test('names in the palette, on the command line and in what it says are marks', async t => {
	const screen = await open(t);
	await screen.shows('5 users');
	await screen.press('ctrl-p');
	await screen.type('user <');
	await screen.shows(`user ${beginning}`);
	assertMarks(screen, 'palette');
	await screen.press('escape', ':');
	await screen.type('user <');
	await screen.press('tab');
	await screen.shows(beginning);
	assertMarks(screen, 'command line');
	await screen.press('ctrl-u');
	await screen.type('user ');
	await screen.paste(mixedText.slice(0, 60).replaceAll(/[\r\n]/g, ''));
	await screen.press('enter');
	await screen.shows(/There is no user/);
	assertMarks(screen, 'what the command line says');
});

test('a filter typed for another screen is marks there and in the status line', async t => {
	const screen = await open(t, {startPath: 'workspaces'});
	await screen.press(':');
	await screen.type('users ');
	await screen.paste('\u202E\u001B[2J');
	await screen.press('enter');
	await screen.shows(/\\u\{202E\}␛\[2J/);
	for (const frame of new Set(screen.frames)) assert.deepEqual(foreignIn(frame, frameText), []);
});

/** A record as if admin had changed a user so, the last one unless it says otherwise, with hostile text wherever it can hold some. */
async function forgeRecord(
	backend: Backend,
	admin: string,
	changes: (username: string) => object,
	{user = -1, ...more}: {readonly user?: number; readonly actor?: object; readonly bulk?: string} = {},
): Promise<void> {
	const users = await backend.users.list(admin);
	assert.ok(users.ok);
	const {id, username} = users.value.at(user)!;
	const file = `${backend.place.dataDir}/activity.jsonl`;
	const last = JSON.parse((await readFile(file, 'utf8')).trimEnd().split('\n').at(-1)!) as {seq: number};
	const record = {
		...last,
		seq: last.seq + 1,
		at: mixedText,
		act: 'user.edit',
		actor: {userId: 1, username: mixedText, sessionId: mixedText},
		object: mixedText,
		ids: {user: id},
		changes: changes(username),
		result: 'ok',
		reason: '',
		...more,
	};
	await appendFile(file, `${JSON.stringify(record)}\n`);
}

const activated = () => ({active: [false, true]});

for (const [what, changes, then] of [
	['refused', (username: string) => ({username: [mixedText, username]}), /username cannot contain/],
	['done', activated, /Undone: /],
] as const) {
	test(`what the record of an act holds is marks in the question whether to undo it, and where that is ${what}`, async t => {
		const screen = await open(t, {prepare: (backend, admin) => forgeRecord(backend, admin, changes)});
		await screen.shows('5 users');
		await screen.press('u');
		await screen.shows(`You did this ${beginning.slice(0, 5)}`);
		assertMarks(screen, 'undo');
		if (what === 'done') await screen.press('tab', 'enter');
		await screen.shows(then);
		assertMarks(screen, what);
	});
}

test('the names of a bulk act that is to be undone are marks, and whoever changed some of it since', async t => {
	const screen = await open(t, {
		async prepare(backend, admin) {
			for (const user of [-1, -2, -3]) await forgeRecord(backend, admin, activated, {user, bulk: mixedText});
			const actor = {userId: 2, username: mixedText, sessionId: mixedText};
			await forgeRecord(backend, admin, activated, {actor});
		},
	});
	await screen.shows('5 users');
	await screen.press('u');
	await screen.shows('Undo your change of 2 users?');
	await screen.shows('changed since by');
	assertMarks(screen, 'undo');
	await screen.press('tab', 'enter');
	await screen.shows(/Undone: 2 users, active: no, 1\srefused/);
	assertMarks(screen, 'undone');
});

for (const [path, key, question] of [
	['users', 'd', /Deactivate \d users/],
	['users', 'a', /Activate \d user/],
	['agents', 'x', /Unlink \d users/],
	['sessions', 'x', /End \d sessions/],
] as const) {
	test(`the names of a bulk act are marks before, meanwhile and afterwards: ${path} ${key}`, async t => {
		const screen = await open(t, {startPath: path});
		await screen.shows(beginning);
		await screen.press('*', key);
		await screen.shows(question);
		for (const frame of new Set(screen.frames)) assert.deepEqual(foreignIn(frame, frameText), [], path);
		if (key !== 'a') assertMarks(screen, path);
		await screen.press('tab', 'enter');
		await screen.hides(question);
		for (const frame of new Set(screen.frames)) assert.deepEqual(foreignIn(frame, frameText), [], path);
	});
}

test('the name of a file to export to is marks, also in the reason why it cannot be written', async t => {
	const {writeOutside} = await import('../../source/system/outside.js');
	const outside = {
		dir: '~',
		editor: undefined,
		read: async () => ({ok: false, reason: ''}) as const,
		write: writeOutside,
	};
	const screen = await open(t, {
		wrap: console => <OutsideContext.Provider value={outside}>{console}</OutsideContext.Provider>,
	});
	await screen.shows('5 users');
	await screen.press('E');
	await screen.shows('as CSV');
	await screen.press('ctrl-u');
	await screen.paste('/nowhere/\u202E\u001B]0;owned\u0007');
	await screen.press('enter');
	await screen.shows(/\/nowhere\/\\u\{202E\}␛\]0;owned␇ cannot be written/);
	for (const frame of new Set(screen.frames)) assert.deepEqual(foreignIn(frame, frameText), []);
});

test('what is copied or shown for the mouse of a name is marks', async t => {
	const screen = await open(t);
	await screen.shows('5 users');
	await screen.press('home', 'y');
	await screen.shows('to select with the mouse');
	assertMarks(screen, 'shown text');
});

test('the details beside a list are marks', async t => {
	const screen = await open(t);
	for (const path of ['users', 'workspaces', 'policies']) {
		await screen.press(path === 'users' ? '1' : path === 'workspaces' ? '5' : '6');
		await screen.press('home');
		await screen.shows(beginning);
		assertMarks(screen, path);
	}
});

test('why a store cannot be opened is marks', async t => {
	for (const error of [
		{code: 'store-damaged', file: mixedText, detail: mixedText, generations: [mixedText]},
		{code: 'store-unsafe', path: mixedText, reason: mixedText, remedy: mixedText},
		{code: 'not-initialised', dir: mixedText},
	] as const) {
		const backend = {
			place: {dataDir: mixedText, masterConfigFile: mixedText, hostname: mixedText, readOnly: mixedText},
			setup: {state: async () => fail(error as never)},
			watch: () => () => {},
			onWait: () => () => {},
		} as unknown as Backend;
		const screen = renderWithKeys(<App backend={backend} startPath={mixedText} notice={mixedText} />, whole);
		t.after(screen.unmount);
		await screen.shows('cannot be opened');
		await screen.shows(beginning);
		for (const frame of new Set(screen.frames)) assert.deepEqual(foreignIn(frame, frameText), [], error.code);
	}
});

for (const linear of [false, true]) {
	for (const problem of [undefined, mixedText]) {
		const how = `${problem === undefined ? '' : ' when it cannot be written'}${linear ? ', by ear' : ''}`;
		test(`what stands in master.yaml and where things are is marks in set-up${how}`, async t => {
			const screen = openWizard({
				...whole,
				linear,
				place: {dataDir: mixedText, masterConfigFile: mixedText, hostname: mixedText},
				state: {
					defaultTask: {user: mixedText, uid: 1, group: mixedText, gid: 1},
					masterConfigProblem: problem,
				},
			});
			t.after(screen.unmount);
			const seen = () => (linear ? screen.heard() : screen.text());
			await screen.until(() => seen().includes(beginning));
			await screen.press('enter');
			await screen.giveAdminPassword();
			for (let step = 0; step < 4; step++) await screen.press('enter');
			if (linear) assert.deepEqual(foreignIn(screen.heard(), plainLines), []);
			else for (const frame of new Set(screen.frames)) assert.deepEqual(foreignIn(frame, frameText), []);
		});
	}
}

test('names are marks by ear: in lists, on pages, in dialogs, bulk acts, commands and undoing', async t => {
	const paths = ['users', 'sessions', 'agents', 'workspaces', 'policies', 'default-task', 'account'];
	for (const path of [...paths, `users/${mixedText}2`, `users/${mixedText}2/roles`, `users/${mixedText}2/link`]) {
		const screen = await open(t, {startPath: path, linear: true});
		await screen.hears(/\n/);
		await screen.press('end', 'd', 'tab', 'escape', '*', 'x', 'escape', 'escape', 'ctrl-p');
		await screen.type('user <');
		await screen.press('escape', 'u', 'escape', 'y', 'escape', 'ctrl-l');
		assert.deepEqual(foreignIn(screen.heard(), plainLines), [], path);
		if (!['default-task', 'account'].includes(path)) assert.ok(screen.heard().includes(beginning), path);
		screen.unmount();
	}
});

test('whatever stands in a key file and in its name is marks in what is wrong with it', () => {
	for (const {name, text} of hostileTexts) {
		for (const file of [
			text,
			`${text}: n`,
			`users.create: ${text}`,
			`"${text}": ["${text}"]`,
			`users.create: "${text}"`,
		]) {
			const {problems} = loadKeys(`/home/${text}`, {ok: true, text: file});
			for (const problem of [...problems, keyNotice(1, `/home/${text}`)!])
				assert.deepEqual(foreignIn(problem, plainLines), [], name);
		}
	}
});
