import assert from 'node:assert/strict';
import {readFileSync, statSync} from 'node:fs';
import test from 'node:test';
import {openConsole} from '../../e2e/harness/open-console.js';
import {furnishedHouse, password} from '../../e2e/steps/furnished-house.js';
import {storeText} from '../../e2e/steps/machine.js';
import {seesSignIn, signIn} from '../../e2e/steps/signing.js';
import {seesUsers} from '../../e2e/steps/users.js';
import {consoleFrames, foreignIn} from '../../hostile/parse-output.js';
import {note} from '../support/note.js';

const mebibyte = 1_048_576;
/** Lines, so that a field that took them for Enter would send itself thousands of times. */
const lines = 'admin\rCorrect7horse battery\r\n\u001B[2J\u0003q'.repeat(Math.ceil(mebibyte / 38)).slice(0, mebibyte);

test('a mebibyte pasted into the sign-in sends nothing, and one goes on typing (R72)', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t)});
	await seesSignIn(person);
	const before = statSync(`${person.house.data}/activity.jsonl`).size;
	await person.paste(lines);
	await person.press('tab');
	await person.paste(lines);
	await person.press('tab', 'shift-tab', 'ctrl-u', 'shift-tab', 'ctrl-u');
	await person.type(`admin\t${password}`);
	await person.press('enter');
	await seesUsers(person);
	assert.deepEqual(foreignIn(person.written(), consoleFrames), []);
	// The sign-in at last is the only attempt there was.
	const text = readFileSync(`${person.house.data}/activity.jsonl`, 'utf8');
	assert.equal(text.slice(before).match(/"session\.sign-in"/g)?.length, 1);
	note(2);
});

test('a mebibyte pasted into the filter, the command line and an editor changes nothing by itself (R72)', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t, 'alice')});
	await signIn(person, 'admin');
	const before = await storeText(person.house);
	await person.press('/');
	await person.sees(/esc clear/);
	await person.paste(lines);
	await person.press('esc');
	await person.seesNo('esc clear');
	await person.press(':');
	await person.sees('esc close');
	await person.paste(lines);
	await person.press('esc');
	await person.seesNo('esc close');
	await person.press('n');
	await person.sees('New user');
	await person.paste(lines);
	assert.equal(await storeText(person.house), before);
	await person.press('ctrl-c');
	await person.leaves(0);
	assert.deepEqual(foreignIn(person.written(), consoleFrames), []);
	note(3);
});

test('what a terminal answers, unknown sequences, NUL and bytes that are no UTF-8 do nothing (R72)', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t, 'alice')});
	await signIn(person, 'admin');
	const before = await storeText(person.house);
	const answers = [
		'\u001B[?62;1;2c', '\u001B[24;80R', '\u001B[0n', '\u001BP1$r0m\u001B\\', '\u001B]11;rgb:0000/0000/0000\u0007', '\u001B[?2026;2$y',
		'\u001B[<0;10;10M', '\u001B[M !!', '\u001B[I', '\u001B[O', '\u001B[200~', '\u001B[201~', '\u0000', '\u001B[1;5Q', '\u001B[57441u',
		'\u001B[99999999999999~', `\u001B[${'1;'.repeat(500)}m`, '\u001B_Gi=1;OK\u001B\\', '\u001B[?1u',
	]; // prettier-ignore
	for (const answer of answers) {
		await person.send(answer);
		await person.press('?');
		await person.sees(/Keys|help/);
		await person.press('esc', 'esc');
	}

	await seesUsers(person);
	assert.equal(await storeText(person.house), before);
	await person.press('down');
	await person.seesInverse('alice');
	note(answers.length);
});
