import {test} from 'node:test';
import type {Person} from '../harness/person.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {lockIsFree, processIsGone} from '../steps/machine.js';
import {seesSignIn} from '../steps/signing.js';
import {consoleBelow, endsCleanly, guardBelow, openUnderShell} from '../steps/under-shell.js';

/** Ways to end it from outside, with the exit code a shell sees. */
const endings: Readonly<Record<string, readonly [how: (person: Person, pid: number) => unknown, code: number]>> = {
	'Ctrl-C': [person => person.press('ctrl-c'), 0],
	SIGINT: [(_, pid) => process.kill(pid, 'SIGINT'), 130],
	SIGQUIT: [(_, pid) => process.kill(pid, 'SIGQUIT'), 131],
	SIGTERM: [(_, pid) => process.kill(pid, 'SIGTERM'), 143],
	SIGHUP: [(_, pid) => process.kill(pid, 'SIGHUP'), 129],
	'SIGKILL, which it cannot catch': [(_, pid) => process.kill(pid, 'SIGKILL'), 137],
};

for (const [name, [end, code]] of Object.entries(endings)) {
	test(`the screen and the line are as before after ${name}`, async t => {
		const house = await furnishedHouse(t);
		const person = openUnderShell(t, house);
		await seesSignIn(person);
		const pid = await consoleBelow(person);
		const guard = await guardBelow(pid);
		await end(person, pid);
		await endsCleanly(person, code);
		await processIsGone(guard);
		lockIsFree(house);
	});
}
