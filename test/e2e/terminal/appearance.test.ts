import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openConsole} from '../harness/open-console.js';
import type {Person} from '../harness/person.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {signIn} from '../steps/signing.js';

/** Through screens with colours, signs and a dialog. */
async function lookRound(person: Person): Promise<void> {
	await signIn(person, 'admin');
	await person.press('down', 'enter');
	await person.sees(/Username +alice/);
	await person.press('d');
	await person.sees('Deactivate alice?');
	await person.press('tab', 'enter');
	await person.sees('alice deactivated');
	await person.press('?');
	await person.sees('Keys');
}

const people = [{username: 'alice', displayName: 'Älice'}] as const;
const colour = /\u001B\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]/;

test('with NO_COLOR no colour is ever written, and words tell what colours would', async t => {
	const house = await furnishedHouse(t, ...people);
	const person = await openConsole(t, {house, env: {NO_COLOR: '1'}});
	await lookRound(person);
	assert.doesNotMatch(person.written().toString(), colour);
});

test('without it there are colours', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t, ...people)});
	await lookRound(person);
	assert.match(person.written().toString(), colour);
});

test('in a locale without UTF-8 nothing but ASCII is written', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t, 'alice'), env: {LANG: 'C'}});
	await lookRound(person);
	const written = person.written().toString('latin1');
	assert.deepEqual(new Set(written.match(/[^\0-\u007F]/g)), new Set());
});
