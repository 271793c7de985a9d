import test, {type TestContext} from 'node:test';
import {openConsole} from '../../e2e/harness/open-console.js';
import type {Person} from '../../e2e/harness/person.js';
import {furnishedHouse} from '../../e2e/steps/furnished-house.js';
import {lockIsFree, processIsGone} from '../../e2e/steps/machine.js';
import {places} from '../../e2e/steps/places.js';
import {note} from '../support/note.js';

/** How it ends, and the exit code. */
const endings: Readonly<Record<string, readonly [end: (person: Person) => unknown, code: number]>> = {
	'Ctrl-C': [person => person.press('ctrl-c'), 0],
	SIGTERM: [person => person.kill('SIGTERM'), 143],
	SIGINT: [person => person.kill('SIGINT'), 130],
	SIGHUP: [person => person.kill('SIGHUP'), 129],
};

for (const [place, go] of Object.entries(places)) {
	test(`from ${place} every ending gives the terminal back, frees the lock and leaves no process (R15, R75)`, async t => {
		for (const [end, code] of Object.values(endings)) {
			const person = await open(t);
			await go(person);
			await end(person);
			await person.leaves(code);
			await processIsGone(person.pid);
			lockIsFree(person.house);
		}

		const person = await open(t);
		await go(person);
		person.closeWindow();
		await processIsGone(person.pid);
		lockIsFree(person.house);
		note(Object.keys(endings).length + 1);
	});
}

async function open(t: TestContext) {
	return openConsole(t, {house: await furnishedHouse(t, 'alice')});
}
