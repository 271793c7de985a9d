import {chmod, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import type {House} from '../harness/house.js';
import {openConsole} from '../harness/open-console.js';
import type {Person} from '../harness/person.js';
import {newDesk, sitDown} from '../steps/desks.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {signIn} from '../steps/signing.js';

test('a policy is written, mended where it is wrong and applied; another console meets it as a conflict', async t => {
	const house = await furnishedHouse(t);
	const [one, other] = [await openEditor(t, house), await openEditor(t, house)];
	await one.type('constraints:\r');
	await one.type('max_slots: 4');
	await one.sees(/✗ Line 2, column 3[^]*unknown field/);
	await one.press('home', 'ctrl-s');
	await one.sees('Not applied: line 2, column 3');
	await one.type('resources:\r');
	await one.sees('✓ Valid');

	await other.type('# Mine.');
	await other.sees('✓ Valid');
	await one.press('ctrl-s');
	await one.sees('+     max_slots: 4');
	await one.seesInverse('Cancel');
	await one.press('tab', 'enter');
	await one.sees('✓ Configuration policies updated.');
	await one.sees('  3      max_slots: 4');

	await other.sees('! admin changed it at');
	await other.press('ctrl-s');
	await other.sees('Somebody else changed it meanwhile.');
	await other.sees('-     max_slots: 4');
	await other.press('esc');
	await other.seesNo('Somebody else changed it');
	await other.press('ctrl-t');
	await other.sees('  3      max_slots: 4');
	await other.send('\u001B[1;5F');
	await other.type('\r');
	await other.type('# Both.');
	await other.press('ctrl-s');
	await other.sees('Apply this to experiments');
	await other.seesNo('Somebody else changed it');
	await other.seesInverse('Cancel');
	await other.press('tab', 'enter');
	await other.sees('✓ Configuration policies updated.');
	await one.sees('# Both.');
});

test('the own editor takes the terminal and gives it back; a kiosk has none', async t => {
	const house = await furnishedHouse(t);
	const editor = join(house.dir, 'editor.sh');
	// Reads a line as editors read keys, from the terminal itself.
	await writeFile(editor, '#!/bin/sh\nprintf "Editing: "\nread -r line < /dev/tty\necho "# $line" >> "$1"\n');
	await chmod(editor, 0o755);
	const path = 'policies/experiment/edit';
	const person = await openConsole(t, {house: await newDesk(house), path, env: {EDITOR: editor}});
	await signIn(person, 'admin');
	await person.sees('$EDITOR');
	await person.type('# First.\r');
	await person.press('ctrl-x');
	await person.answers('Editing: ', 'from outside');
	await person.sees(/1 {2}# First\.[^]*2 {2}# from outside/);
	await person.press('ctrl-k');
	await person.type('# typed after');
	await person.sees('# typed after');
	await person.press('ctrl-c');
	await person.leaves();

	const kiosk = await openConsole(t, {house: await newDesk(house), path, env: {EDITOR: editor, DET_KIOSK: '1'}});
	await signIn(kiosk, 'admin');
	await kiosk.sees('Empty: there is no policy.');
	await kiosk.seesNo('$EDITOR');
	await kiosk.press('ctrl-x');
	await kiosk.type('# typed');
	await kiosk.sees('# typed');
	await kiosk.press('ctrl-c');
	await kiosk.leaves();
});

async function openEditor(t: TestContext, house: House): Promise<Person> {
	const person = await sitDown(t, house, 'admin', 'policies/experiment/edit');
	await person.sees('Empty: there is no policy.');
	return person;
}
