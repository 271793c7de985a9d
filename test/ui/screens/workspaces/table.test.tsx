import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import type {Backend, WorkspaceView} from '../../../../source/backend/backend.js';
import {ok} from '../../../../source/domain/result.js';
import {addUser, openConsole, valueOf, type OpenConsole, type OpenOptions} from '../../support/open-console.js';

/** Opens the table with `apple` (archived), `Berry` (a policy, alice) and `cherry` besides the one of the start. */
function open(t: TestContext, options: OpenOptions = {}) {
	return openConsole(t, {
		startPath: 'workspaces',
		...options,
		async prepare(backend, admin) {
			const {id: userId} = await addUser(backend, admin, 'alice');
			const [apple, berry] = [await create('apple'), await create('Berry')];
			await create('cherry');
			valueOf(await backend.workspaces.archive(admin, apple));
			valueOf(await backend.roles.assign(admin, userId, {role: 'WorkspaceAdmin', workspaceId: berry}));
			const place = {scope: 'workspace', workspaceId: berry} as const;
			valueOf(await backend.policies.set(admin, place, 'EXPERIMENT', 'constraints: {}', undefined));
			await options.prepare?.(backend, admin);

			async function create(name: string): Promise<number> {
				return valueOf(await backend.workspaces.create(admin, name)).id;
			}
		},
	});
}

/** The names on the screen, from above. */
function names(screen: OpenConsole): readonly string[] {
	const rows = screen.lines().filter(line => /[●○]/.test(line));
	return rows.map(line => /[A-Za-z]+/.exec(line)![0]);
}

test('the filter finds names, admins, policies and states, and Esc drops it', async t => {
	const screen = await open(t);
	await screen.shows('4 workspaces');
	for (const [filter, found] of [
		['alice', 'Berry'],
		['experiments', 'Berry'],
		['archived', 'apple'],
		['CHERRY', 'cherry'],
	] as const) {
		await screen.press('/');
		await screen.type(`${filter}\r`);
		await screen.shows('1 of 4');
		await screen.shows(`▸ ${found}`);
		await screen.press('escape');
		await screen.shows('4 workspaces');
	}

	await screen.press('/');
	await screen.type('zebra');
	await screen.shows('No workspace matches. Press esc to drop the filter.');
	assert.deepEqual(names(screen), []);
	await screen.press('escape');
	await screen.shows('4 workspaces');
});

test('letters in the filter are text: none of them archives or deletes', async t => {
	const screen = await open(t);
	await screen.shows('4 workspaces');
	await screen.press('/');
	await screen.type('ade');
	await screen.shows('0 of 4');
	assert.doesNotMatch(screen.text(), /Archive|Delete|Rename/);
});

test('it is sorted without regard to case, by every column in turn, and turned round', async t => {
	const screen = await open(t);
	await screen.shows('4 workspaces');
	assert.deepEqual(names(screen), ['apple', 'Berry', 'cherry', 'Uncategorized']);
	await screen.press('S');
	assert.deepEqual(names(screen), ['Uncategorized', 'cherry', 'Berry', 'apple']);
	await screen.press('s');
	await screen.shows('Sorted by policies');
	assert.equal(names(screen)[0], 'Berry');
	await screen.press('s');
	await screen.shows('Sorted by workspaceadmins');
	await screen.press('s');
	await screen.shows('Sorted by status');
	assert.equal(names(screen).at(-1), 'apple');
	await screen.press('S');
	assert.equal(names(screen)[0], 'apple');
	await screen.press('s');
	await screen.shows('Sorted by workspace');
});

test('the cursor stays with its workspace while others come and go and the order is turned', async t => {
	const screen = await open(t);
	await screen.shows('4 workspaces');
	await screen.press('down', 'down');
	await screen.shows('▸ cherry');
	valueOf(await screen.other.workspaces.create(screen.admin, 'banana'));
	await screen.shows('5 workspaces');
	await screen.shows('▸ cherry');
	await screen.press('S');
	await screen.shows('▸ cherry');
	const {id} = valueOf(await screen.other.workspaces.get(screen.admin, 'cherry'));
	valueOf(await screen.other.workspaces.remove(screen.admin, id));
	await screen.shows('4 workspaces');
	await screen.shows('▸ Berry');
});

test('at the smallest size name and status stay, and the cursor scrolls to every row', async t => {
	const screen = await open(t, {
		columns: 60,
		rows: 15,
		async prepare(backend, admin) {
			for (let each = 10; each < 30; each++) valueOf(await backend.workspaces.create(admin, `team${each}`));
		},
	});
	await screen.shows(/apple .*○ archived/);
	await screen.press('end');
	await screen.shows('▸ Uncategorized');
	await screen.press('up');
	await screen.shows('▸ team29');
	assert.equal(screen.lines().length, 15);
	assert.ok(screen.lines().every(line => line.length <= 60));
	await screen.press('a');
	await screen.shows('Archive team29?');
	await screen.shows(/\[ Cancel \] +Archive/);
	await screen.press('escape', 'd');
	await screen.shows('Type its name');
	await screen.shows('team29 will be deleted.');
	assert.equal(screen.lines().length, 15);
});

test('without UTF-8 nothing but ASCII is drawn, in the table, on the page and in the questions', async t => {
	const screen = await open(t, {unicode: false});
	await screen.shows(/> apple +none +admin +o archived/);
	await screen.press('a');
	await screen.shows('Unarchive apple?');
	await screen.press('escape', 'down', 'enter');
	await screen.shows(/Status +\* active/);
	await screen.press('e');
	await screen.shows('> Rename');
	await screen.press('ctrl-u', 'enter');
	await screen.shows("x Name '' must be at least 1 character long");
	await screen.press('escape', 'tab', 'enter');
	await screen.press('d');
	await screen.shows('Type its name');
	await screen.type('no\r');
	await screen.shows('x That is not its name.');
	await screen.press('escape');
	await screen.shows('WorkspaceAdmins:');
	await screen.press('down', 'x');
	await screen.shows('Take WorkspaceAdmin of Berry from alice?');
	await screen.press('tab', 'enter');
	await screen.shows('+ alice is no longer WorkspaceAdmin of Berry');
	const bad = screen.frames.find(frame => /[^\n\u001B -~]/.test(frame));
	assert.equal(bad, undefined);
});

// Clears the screen, turns the direction round, hides, a C1 control, a filler, and more marks than a letter has.
const hostile = `x\u001B[2J\u202Eevil\u200B\u009B31m\u3164${'\u0300'.repeat(12)}`;
const forbidden =
	/[\u0000-\u0009\u000B-\u001A\u001C-\u001F\u007F-\u009F\u200B\u202A-\u202E\u3164]|\u001B\[2J|\u0300{10}/;

function spoil(workspace: WorkspaceView): WorkspaceView {
	if (workspace.name !== 'Berry') return workspace;
	return {...workspace, name: hostile, owner: hostile, admins: [hostile]};
}

/** A backend whose workspaces have names no rule would let in: as a store changed by hand may have them. */
function withHostileNames(backend: Backend): Backend {
	return {
		...backend,
		workspaces: {
			...backend.workspaces,
			async list(token) {
				const all = await backend.workspaces.list(token);
				return all.ok ? ok(all.value.map(spoil)) : all;
			},
			async get(token, name) {
				const found = await backend.workspaces.get(token, name === hostile ? 'Berry' : name);
				return found.ok ? ok(spoil(found.value)) : found;
			},
			async consequences(token, id) {
				const found = await backend.workspaces.consequences(token, id);
				return found.ok ? ok({...found.value, admins: [hostile]}) : found;
			},
		},
	};
}

test('what cannot be seen in a name is marks everywhere', async t => {
	const screen = await open(t, {adapt: withHostileNames, columns: 120, rows: 40});
	await screen.shows('4 workspaces');
	await screen.shows('x␛[2J\\u{202E}evil\\u{200B}\\u{9B}31m\\u{31');
	await screen.press('/');
	await screen.type('evil\r');
	await screen.shows('1 of 4');
	await screen.press('a');
	await screen.shows(/Archive[\s│]+x␛\[2J/);
	await screen.press('escape', 'enter');
	await screen.shows('▸ Workspaces ▸ x␛[2J');
	await screen.shows(/Owner +x␛\[2J/);
	await screen.press('d');
	await screen.shows('No longer WorkspaceAdmin of it: x␛[2J');
	await screen.press('escape', 'c', 'd');
	await screen.shows(/Delete the policy for experiments of workspace[\s│]+x␛\[2J/);
	await screen.press('escape', 'e');
	await screen.shows('▸ Edit');
	await screen.type('# ');
	await screen.press('ctrl-s');
	await screen.shows(/Apply this to experiments of workspace[\s│]+x␛\[2J/);
	await screen.press('escape', 'escape', 'tab', 'enter', '6');
	await screen.shows('▸ Policies');
	const bad = screen.frames.find(frame => forbidden.test(frame));
	assert.equal(bad && JSON.stringify(bad), undefined);
});

test('Esc drops the filter of the WorkspaceAdmins before it leaves the page', async t => {
	const screen = await open(t, {startPath: 'workspaces/Berry'});
	await screen.shows(/alice +● active/);
	await screen.press('/');
	await screen.type('ali\r');
	await screen.hides(/admin +● active/);
	await screen.press('escape');
	await screen.shows(/admin +● active/);
	await screen.shows('▸ Workspaces ▸ Berry');
});
