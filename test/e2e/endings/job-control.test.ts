import assert from 'node:assert/strict';
import {test} from 'node:test';
import {environmentOf, launcher, placesOf} from '../harness/house.js';
import {openConsole} from '../harness/open-console.js';
import {openTerminal} from '../harness/person.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {seesSignIn} from '../steps/signing.js';

test('Ctrl-Z goes to the shell with the terminal as it was, and fg comes back with what was typed', async t => {
	const house = await furnishedHouse(t);
	const env = environmentOf(house, {PS1: 'shell> '});
	const person = openTerminal(t, ['bash', '--norc', '--noprofile', '-i'], {env, cwd: house.home, cols: 100});
	await person.sees('shell>');
	person.answer(`${launcher} ${placesOf(house).join(' ')}`);
	await seesSignIn(person);
	await person.type('half a na');
	await person.sees('half a na');
	await person.press('ctrl-z');
	await person.sees(/Stopped[^]*shell>/);
	assert.deepEqual(
		person.screen.leftovers().filter(left => left !== 'bracketed paste'), // the shell's own
		[],
	);
	person.answer('stty -a | grep -o " icanon"; fg');
	await person.sees(/Sign in[^]*Username +half a na/);
	await person.type('me');
	await person.sees('half a name');
	await person.press('ctrl-c');
	await person.sees('shell>');
	person.answer('exit');
	await person.leaves(0);
});

test('without a shell underneath Ctrl-Z says so and nothing stops', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t)});
	await seesSignIn(person);
	await person.press('ctrl-z');
	await person.sees('There is no shell underneath to go back to.');
	await person.type('adm');
	await person.sees(/Username +adm/);
});

test('stopped by somebody else, it comes back with a whole screen', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t)});
	await seesSignIn(person);
	process.kill(person.pid, 'SIGSTOP');
	const shell = '\u001B[?1049l\u001B[2Jwhat the shell wrote meanwhile';
	await new Promise<void>(resolve => person.screen.terminal.write(shell, resolve));
	assert.match(person.screen.text(), /what the shell wrote/);
	process.kill(person.pid, 'SIGCONT');
	await person.seesNo('what the shell wrote');
	await seesSignIn(person);
	assert.ok(person.screen.leftovers().includes('the alternate screen'));
});
