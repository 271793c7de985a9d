import assert from 'node:assert/strict';
import {readFile, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import type {House} from '../harness/house.js';
import {openConsole} from '../harness/open-console.js';
import type {Person} from '../harness/person.js';
import {signIn, signOut} from '../steps/signing.js';
import {createUser} from '../steps/users.js';
import {finishWizard} from '../steps/wizard.js';

// Characters no screen ever shows: a single one of them written anywhere is found.
const admins = 'Ж7Ωlantern¶Ħkettle';
const alices = 'Ƣ9Ðwindow§Ɣdoor';

test('a password is never written to the terminal or to a file unless it is revealed', async t => {
	const person = await openConsole(t);
	await finishWizard(person, {password: `A${admins}`});
	await createUser(person, {username: 'alice', password: `A${alices}`});
	await person.press('esc');
	await signOut(person);
	await signIn(person, 'alice', `A${alices}`);
	await person.settles();
	assert.deepEqual(traces(person.written().toString()), []);
	assert.deepEqual(traces(await everyFile(person.house)), []);
});

test('^R shows what was typed, and hides it again', async t => {
	const person = await openConsole(t);
	await person.sees('Step 1');
	await person.press('enter');
	await person.sees('Step 2');
	await person.type(admins);
	await person.sees(new RegExp(`•{${admins.length}}`));
	await hasNot(person);
	await person.press('ctrl-r');
	await person.sees(admins);
	await person.press('ctrl-r');
	await person.seesNo(admins);
	await person.sees(new RegExp(`•{${admins.length}}`));
});

async function hasNot(person: Person): Promise<void> {
	assert.deepEqual(traces(person.written().toString()), []);
}

/** The rare characters of both passwords that the text has. */
function traces(text: string): readonly string[] {
	return text.match(/[ЖΩ¶ĦƢÐ§Ɣ]/g) ?? [];
}

async function everyFile({dir}: House): Promise<string> {
	const entries = await readdir(dir, {recursive: true, withFileTypes: true});
	const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
	return (await Promise.all(files.map(file => readFile(file, 'utf8')))).join('\n');
}
