import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import test from 'node:test';
import {openConsole} from '../../e2e/harness/open-console.js';
import {runDet} from '../../e2e/harness/run-det.js';
import {furnishedHouse, password} from '../../e2e/steps/furnished-house.js';
import {signIn} from '../../e2e/steps/signing.js';
import {fillWith, storableTexts} from '../../hostile/hostile-store.js';
import {consoleFrames, foreignIn, plainLines} from '../../hostile/parse-output.js';
import {note} from '../support/note.js';

/** The lists of the console, and what shows that they are there. */
const lists = {
	users: /▸ Users/,
	sessions: /▸ Sessions/,
	agents: /▸ Agent links/,
	workspaces: /▸ Workspaces/,
	policies: /▸ Policies/,
};
const commands = [
	['user', 'list', '-a'],
	['session', 'list', '-a'],
	['workspace', 'list'],
	['user', 'whoami'],
	['user', 'list', '-a', '--csv'],
	['session', 'list', '-a', '--csv'],
	['workspace', 'list', '--csv'],
] as const;

test(`a store with ${storableTexts.length} hostile texts in every field sends the terminal nothing but what draws (R70)`, async t => {
	const house = await furnishedHouse(t);
	await fillWith(house.data, storableTexts);
	assert.ok(existsSync(house.data) && storableTexts.length >= 200, `${storableTexts.length} texts`);
	let bytes = 0;
	for (const [path, title] of Object.entries(lists)) {
		const person = await openConsole(t, {house, path, cols: 200, rows: 60});
		if (!/@.*Admin/.test(await person.sees(/@.*Admin|Password/))) await signIn(person, 'admin');
		await person.sees(title);
		for (let page = 0; page * 50 < storableTexts.length + 10; page++) await person.press('pagedown');
		// The help, another order, a filter; the pages of single records are in test/ui/hostile-screens.test.tsx.
		await person.press('?');
		await person.sees('↵ do it');
		await person.press('esc');
		await person.seesNo('↵ do it');
		await person.press('s', 's', '/');
		await person.sees('esc clear');
		await person.type('a');
		await person.press('enter');
		await person.seesNo('↵ keep');
		await person.press('ctrl-c');
		await person.leaves(0);
		assert.deepEqual(foreignIn(person.written(), consoleFrames), [], path);
		bytes += person.written().length;
	}

	for (const line of commands) {
		const {code, stdout, stderr} = await runDet(line, {house, env: {DET_USER: 'admin', DET_PASS: password}});
		assert.equal(code, 0, stderr);
		// Rows of CSV end with CR LF (RFC 4180).
		const text = `${stdout}${stderr}`.replaceAll('\r\n', '\n');
		assert.deepEqual(foreignIn(text, plainLines), [], line.join(' '));
		bytes += stdout.length;
	}

	note(
		storableTexts.length * (Object.keys(lists).length + commands.length),
		`${Math.round(bytes / 1024)} KiB to the terminal, nothing foreign`,
	);
});
