import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {test, type TestContext} from 'node:test';
import {visible} from '../../source/domain/visible.js';
import {workspacePath} from '../../source/ui/navigation/workspace-path.js';
import {fillWith, mixedText, storableTexts} from '../hostile/hostile-store.js';
import {foreignIn, type Allowed} from '../hostile/parse-output.js';
import {openConsole, type OpenConsole} from './support/open-console.js';

/** Colours are off, so that a frame is nothing but text. */
const frameText: Allowed = {sequences: [], controls: '\n'};

async function open(
	t: TestContext,
	startPath: string,
	texts: readonly string[],
	size: {columns: number; rows: number},
) {
	return openConsole(t, {startPath, ...size, prepare: async backend => fillWith(backend.place.dataDir, texts)});
}

/** Every frame drawn until now holds only what draws itself. */
function assertHarmless(screen: OpenConsole, where: string): void {
	for (const frame of new Set(screen.frames)) assert.deepEqual(foreignIn(frame, frameText), [], where);
}

for (const [path, shown] of [
	['users', `${storableTexts.length + 2} users`],
	['sessions', `${storableTexts.length + 1} sessions`],
	['agents', `${storableTexts.length + 2} users`],
	['workspaces', `${storableTexts.length + 1} workspaces`],
	['policies', `${storableTexts.length + 2} scopes`],
] as const) {
	test(`every text of the corpus, in every column of ${path}, is marks`, async t => {
		const screen = await open(t, path, storableTexts, {columns: 160, rows: storableTexts.length + 20});
		await screen.shows(shown);
		for (const text of storableTexts) {
			// One character of eighty cells: the column says only that there is more.
			if (text.startsWith('\u1100')) continue;
			const beginning = Array.from(visible(text)).slice(0, 3).join('');
			await screen.shows(beginning);
		}

		assertHarmless(screen, path);
	});
}

/** Pages that show one record, what shows that they are there, and keys to press then, with what comes. */
const pages: ReadonlyArray<readonly [below: string, shown: RegExp, key?: string, then?: RegExp]> = [
	['', /Last sign-in/, 'd', /as command/],
	['/edit', /Save/],
	['/password', /Set password/, 'ctrl-s', /as command/],
	['/link', /Link/],
	['/roles', /WorkspaceAdmin/, 'x', /as command/],
	['/roles/assign', /Assign/],
	['/sessions', /1 session/, 'x', /as command/],
];

test('the names, times and links of a user are marks on every page and in every dialog about the user', async t => {
	for (const [below, shown, key, then] of pages) {
		const screen = await open(t, `users/${mixedText}3${below}`, [mixedText], whole);
		await screen.shows(shown);
		assert.ok(screen.text().includes(visible(mixedText)), `users/NAME${below} shows all of it`);
		if (key !== undefined) await screen.press(key);
		if (then !== undefined) await screen.shows(then);
		assertHarmless(screen, `users/NAME${below} ${key ?? ''}`);
		screen.unmount();
	}
});

const workspacePages: ReadonlyArray<readonly [below: readonly string[], shown: RegExp, key?: string, then?: RegExp]> = [
	[[], /Workspace /, 'x', /as command/],
	[['rename'], /Rename/],
	[['delete'], /Type its name/],
	[['assign'], /Assign/],
	[['experiment'], /invariant_config/],
	[['experiment', 'edit'], /invariant_config/],
	[['experiment', 'delete'], /Delete/],
];

test('the name, owner and policy of a workspace are marks on every page and in every dialog about it', async t => {
	for (const [below, shown, key, then] of workspacePages) {
		const screen = await open(t, workspacePath(`${mixedText}0`, ...below), [mixedText], whole);
		await screen.shows(shown);
		if (key !== undefined) await screen.press(key);
		if (then !== undefined) await screen.shows(then);
		assertHarmless(screen, `${below.join('/')} of a workspace`);
		screen.unmount();
	}
});

test('policies, their versions and who set them are marks', async t => {
	for (const [path, shown] of [
		['policies', '␛]0;owned␇'],
		['policies/experiment/history', 'Versions of the policy'],
		['policies/experiment/edit', '␛]0;owned␇'],
		['policies/experiment/delete', '␛]0;owned␇'],
	] as const) {
		const screen = await open(t, path, storableTexts, {columns: 200, rows: storableTexts.length + 30});
		await screen.shows(shown);
		assertHarmless(screen, path);
		screen.unmount();
	}
});

test('what stands in master.yaml is marks in the default task and what it would become', async t => {
	const name = JSON.stringify(mixedText).replaceAll(
		/[^ -~]/g,
		unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	const yaml = `security:\n  default_task: {user: ${name}, uid: 1, group: ${name}, gid: 1}\n`;
	const screen = await openConsole(t, {
		startPath: 'default-task',
		...whole,
		prepare: async backend => writeFile(backend.place.masterConfigFile, yaml),
	});
	await screen.shows(/default/i);
	await screen.press('r');
	assertHarmless(screen, 'default task');
});

/** Room for everything in one line: nothing is cut. */
const whole = {columns: 900, rows: 30};
