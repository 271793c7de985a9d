import assert from 'node:assert/strict';
import {test} from 'node:test';
import {makeSignedInHouse} from '../cli/signed-in-house.js';
import {environmentOf, launcher, placesOf} from '../harness/house.js';
import {openConsole} from '../harness/open-console.js';
import {openTerminal, type Person} from '../harness/person.js';
import {runDet} from '../harness/run-det.js';
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

test('in a locale without UTF-8 nothing but ASCII is written, stored text of other characters neither', async t => {
	const house = await furnishedHouse(t, ...people, {username: 'hana', displayName: '佐藤 花'});
	const person = await openConsole(t, {house, env: {LANG: 'C'}});
	await lookRound(person);
	await person.press('esc', 'esc');
	await person.sees('????');
	await person.sees('?lice');
	assert.doesNotMatch(person.written().toString('latin1'), /[^\0-\u007F]/);
});

test('a list on a terminal without UTF-8 is ASCII too, and what goes to a program stays as it is', async t => {
	const {house, does} = await makeSignedInHouse(t);
	await does(['user', 'create', 'alice', '--remote']);
	await does(['user', 'edit', 'alice', '--display-name', 'Älice']);
	const env = {LANG: 'C'};
	const command = [launcher, ...placesOf(house), 'user', 'list'];
	const person = openTerminal(t, command, {env: environmentOf(house, env), cols: 120});
	await person.leaves(0);
	assert.match(person.screen.text(), /\?lice/);
	assert.doesNotMatch(person.written().toString('latin1'), /[^\0-\u007F]/);
	const {stdout} = await runDet(['user', 'list'], {house, env});
	assert.match(stdout, /Älice/);
});

test('a message without UTF-8 is ASCII wherever it goes', async t => {
	const {fails} = await makeSignedInHouse(t);
	const stderr = await fails(1, ['workspace', 'describe', 'bäh'], {env: {LANG: 'C'}});
	assert.match(stderr, /b\?h/);
	assert.doesNotMatch(stderr, /[^\0-\u007F]/);
});
