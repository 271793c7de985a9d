import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {openConsole} from '../harness/open-console.js';
import type {Person} from '../harness/person.js';
import {storeText} from '../steps/machine.js';
import {wizardSteps} from '../steps/wizard.js';

const password = 'Seven green Lanterns 42';
const determineds = 'Umbrella9Stand';

/** Answers every step otherwise than is recommended. */
async function goToTheEnd(person: Person): Promise<void> {
	await person.sees('Step 1');
	await person.press('enter');
	await person.sees('Step 2');
	await person.type(`${password}\t${password}`);
	await person.press('enter');
	await person.sees('Step 3');
	await person.press('down');
	await person.sees('Once more');
	await person.type(`\t${determineds}\t${determineds}`);
	await person.press('enter');
	await person.sees('Step 4');
	await person.press('down', 'down', 'down');
	await person.sees('Uid');
	await person.type('\ttrainer\t4000\tml\t5000');
	await person.press('enter');
	await person.sees('Step 5');
	await person.sees('trainer:4000:ml:5000');
}

test('Esc goes back step by step, and everything entered is still there', async t => {
	const person = await openConsole(t, {cols: 100, rows: 32});
	await goToTheEnd(person);
	for (const step of wizardSteps.slice(0, -1).toReversed()) {
		await person.press('esc');
		await person.sees(step);
	}

	await person.press('enter');
	await person.sees('Step 2');
	await person.sees(new RegExp(`Once more +•{${password.length}}`));
	await person.press('ctrl-s');
	await person.sees('Step 3');
	await person.sees(new RegExp(`Once more +•{${determineds.length}}`));
	await person.press('ctrl-s');
	await person.sees('Step 4');
	await person.sees(/trainer[^]*4000[^]*ml[^]*5000/);
	await person.press('ctrl-s');
	await person.sees('trainer:4000:ml:5000');
});

test('leaving half-way stores nothing and leaves master.yaml as it was, byte by byte', async t => {
	const person = await openConsole(t, {cols: 100, rows: 32});
	const {masterConfig} = person.house;
	const before = await readFile(masterConfig);
	await goToTheEnd(person);
	for (const step of wizardSteps.slice(0, -1).toReversed()) {
		await person.press('esc');
		await person.sees(step);
	}

	await person.press('esc');
	await person.sees('Leave the set-up?');
	await person.press('esc');
	await person.seesNo('Leave the set-up?');
	await person.press('esc');
	await person.sees('Leave the set-up?');
	await person.press('tab', 'enter');
	await person.leaves(0);
	assert.equal(await storeText(person.house), '');
	assert.deepEqual(await readFile(masterConfig), before);

	const again = await openConsole(t, {house: person.house});
	await again.sees('Step 1');
});
