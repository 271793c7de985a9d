import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openConsole} from '../harness/open-console.js';
import {runDet} from '../harness/run-det.js';
import {furnishedHouse, password} from '../steps/furnished-house.js';
import {quit} from '../steps/signing.js';
import type {House} from '../harness/house.js';

/** Where admin has signed in with the command line, and so is the active user. */
async function houseOfAdmin(t: Parameters<typeof furnishedHouse>[0]): Promise<House> {
	const house = await furnishedHouse(t, 'alice', 'bob');
	const {code} = await runDet(['user', 'login', 'admin'], {house, input: `${password}\n`});
	assert.equal(code, 0);
	return house;
}

const activeUser = async (house: House) => (await runDet(['user', 'whoami'], {house})).stdout;

test('det -u NAME opens the console as NAME, once the password was given; the active user stays', async t => {
	const house = await houseOfAdmin(t);
	const first = await openConsole(t, {house, flags: ['-u', 'alice']});
	await first.sees(/Username +alice/);
	await first.type(`${password}\r`);
	await first.sees(/alice@\S+ · Member/);
	await quit(first);
	assert.match(await activeUser(house), /'admin'/);
	const second = await openConsole(t, {house, flags: ['-u', 'alice']});
	await second.sees(/alice@\S+ · Member/);
	await quit(second);
	assert.match((await runDet(['-u', 'alice', 'session', 'list', '--csv'], {house})).stdout, /temporary/);
});

test('DET_USER with DET_PASS opens the console as that user', async t => {
	const house = await houseOfAdmin(t);
	const person = await openConsole(t, {house, env: {DET_USER: 'bob', DET_PASS: password}});
	await person.sees(/bob@\S+ · Member/);
	await quit(person);
	assert.match(await activeUser(house), /'admin'/);
});

test('with a wrong DET_PASS the console asks, and never opens as the active user', async t => {
	const house = await houseOfAdmin(t);
	const person = await openConsole(t, {house, env: {DET_USER: 'bob', DET_PASS: 'Wrong4Password'}});
	await person.sees('Invalid username/password combination');
	await person.sees(/Username +bob/);
	await person.press('ctrl-c');
	await person.leaves(0);
});
