import {test} from 'node:test';
import {openConsole} from '../harness/open-console.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {signIn} from '../steps/signing.js';
import {seesUser} from '../steps/users.js';

test('everything is reached by what it is called: a user, a list with a filter, an act, the way out', async t => {
	const person = await openConsole(t, {house: await furnishedHouse(t, 'alice', 'bob')});
	await signIn(person, 'admin');
	await person.send(':user ali\t\r');
	await seesUser(person, 'alice');
	await person.press('ctrl-p');
	await person.send('deactivate\r');
	await person.sees('Deactivate alice?');
	await person.press('esc');
	await seesUser(person, 'alice');
	await person.send(':users /bob\r');
	await person.sees(/1 of 4/);
	await person.press('esc');
	await person.sees('4 users');
	await person.send(':qiut\r');
	await person.sees('There is no command "qiut". Nearest: quit');
	await person.press('ctrl-u');
	await person.send('quit\r');
	await person.leaves(0);
});
