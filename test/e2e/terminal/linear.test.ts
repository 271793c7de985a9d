import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openConsole} from '../harness/open-console.js';
import type {Person} from '../harness/person.js';
import {furnishedHouse, password} from '../steps/furnished-house.js';

/** Signs in, creates a user, deactivates it and signs out, by what is said. */
async function workByEar(person: Person): Promise<void> {
	await person.sees('Username:');
	await person.type('admin\t');
	await person.sees('Password, hidden:');
	await person.type(password);
	await person.press('enter');
	await person.sees(/admin, .*1 of 2/);
	await person.press('n');
	await person.sees(/Users, New user[^]*Username:/);
	await person.type('alice\tAlice Liddell');
	await person.sees('Display name: Alice Liddell');
	await person.press('ctrl-s');
	await person.sees('one-time password');
	await person.press('enter');
	await person.sees(/Users, alice[^]*Status: active/);
	await person.press('d');
	await person.sees(/Dialog: Deactivate alice\?[^]*Button: Cancel/);
	await person.press('tab');
	await person.sees('Button: Deactivate');
	await person.press('enter');
	await person.sees('ok: alice deactivated');
	await person.press('esc');
	await person.sees(/alice, Alice Liddell, Member, inactive.* 2 of 3/);
	// It has no clipboard either: what is to be copied is said.
	await person.press('y');
	await person.sees(/Username to copy.\nalice *\n/);
	await person.press('esc');
	await person.sees(/Username to copy.\nalice *\n[^]*alice, .* 2 of 3/);
	await person.press('p');
	await person.sees(/Account[^]*Role: ClusterAdmin/);
	await person.press('o');
	await person.sees(/signed out[^]*Username: $/i);
	await person.press('ctrl-c');
	await person.leaves(0);
}

/** What was written, line by line. */
function linesOf(person: Person): readonly string[] {
	return person.written().toString().replaceAll('\r', '').split('\n');
}

test('a dumb terminal gets lines and not one control code, and everything can be done there', async t => {
	const house = await furnishedHouse(t);
	const person = await openConsole(t, {house, cols: 120, env: {TERM: 'dumb'}});
	await workByEar(person);
	assert.doesNotMatch(person.written().toString(), /[\0-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/);
});

test('what was said is not said again while it holds', async t => {
	const house = await furnishedHouse(t);
	const person = await openConsole(t, {house, cols: 120, env: {TERM: 'dumb'}});
	await workByEar(person);
	const lines = linesOf(person);
	const times = (line: string) => lines.filter(each => each === line).length;
	// Once when the users come first, and once when Esc leads back to them.
	assert.equal(times('Sorted by username ascending'), 2);
	for (const line of ['Status: inactive: cannot sign in or act', 'Kind: local: one-time password, not yet changed']) {
		assert.equal(times(line), 1, line);
	}

	for (const [index, line] of lines.entries()) {
		if (line !== '') assert.notEqual(line, lines[index - 1], `said twice in a row: ${line}`);
	}
});

test('--linear does the same on a terminal that could do more, and leaves its screen alone', async t => {
	const house = await furnishedHouse(t);
	const person = await openConsole(t, {house, env: {DET_LINEAR: '1'}});
	await person.sees('Username:');
	await person.paste('admin');
	await person.sees('Username: admin');
	assert.equal(person.screen.terminal.buffer.active.type, 'normal');
	await person.press('ctrl-c');
	await person.leaves(0);
	// But for a question to the terminal, and bracketed pastes.
	assert.doesNotMatch(person.written().toString(), /\u001B(?!\[5n|\[\?2004[hl])/);
});
