import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {existsSync, readdirSync, statSync} from 'node:fs';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {openBackend} from '../../source/backend/open-backend.js';
import {adminPassword, atTheDesk, plainPlan, valueOf} from '../backend/helpers/test-backend.js';
import {makeHouse, type House} from './harness/house.js';
import {openConsole} from './harness/open-console.js';
import type {Person} from './harness/person.js';
import {runDet} from './harness/run-det.js';

async function makeReadyHouse(t: TestContext): Promise<House> {
	const house = await makeHouse(t);
	const backend = valueOf(
		await openBackend({
			dataDir: house.data,
			masterConfigFile: house.masterConfig,
			origin: atTheDesk,
			hostname: 'gpu01',
			clock: () => new Date(),
			randomBytes: count => randomBytes(count),
			bcryptCost: 10,
		}),
	);
	const {token} = valueOf(await backend.setup.run(plainPlan));
	valueOf(await backend.sessions.signOut(token));
	await backend.close();
	return house;
}

async function signIn(person: Person): Promise<void> {
	await person.sees('Sign in to');
	await person.type(`admin\t${adminPassword}\r`);
	await person.sees('2 users');
}

function filesOf({home}: House): readonly string[] {
	return readdirSync(home, {recursive: true, encoding: 'utf8'}).filter(name =>
		statSync(path.join(home, name)).isFile(),
	);
}

test('q leaves and the next console goes on; signing out ends it', async t => {
	const house = await makeReadyHouse(t);
	const first = await openConsole(t, {house});
	await signIn(first);
	await first.press('q');
	await first.leaves();
	const file = path.join(house.home, '.local/state/det-console/sessions.json');
	assert.equal(statSync(file).mode & 0o777, 0o600);
	assert.equal(statSync(path.dirname(file)).mode & 0o777, 0o700);
	const second = await openConsole(t, {house});
	await second.sees('Signed in since');
	assert.doesNotMatch(second.written().toString(), /Sign in to/u);
	await second.press('p');
	await second.sees('Account');
	await second.press('o');
	await second.sees('You have signed out');
	await second.press('ctrl-c');
	await second.leaves();
	await (await openConsole(t, {house})).sees('Sign in to');
});

test('a hang-up leaves the remembered session alive, and tells 129', async t => {
	const house = await makeReadyHouse(t);
	const first = await openConsole(t, {house});
	await signIn(first);
	first.kill('SIGHUP');
	await first.leaves(129);
	await (await openConsole(t, {house})).sees('Signed in since');
});

test('through sudo a session belongs to the uid that called it, and no token is kept', async t => {
	const house = await makeReadyHouse(t);
	const uid = (process.geteuid?.() ?? 0) + 1001;
	const places = {DET_DATA: house.data, DET_MASTER_CONFIG: house.masterConfig};
	const as = (caller: number) =>
		openConsole(t, {house, places: false, env: {...places, SUDO_UID: String(caller), SUDO_USER: 'someone'}});
	const first = await as(uid);
	await signIn(first);
	await first.press('q');
	await first.leaves();
	assert.deepEqual(filesOf(house), []);
	await (await as(uid)).sees('Signed in since');
	await (await as(uid + 1)).sees('Sign in to');
	await (await openConsole(t, {house})).sees('Sign in to');
});

test('on a shared account leaving ends the session, and nothing is kept', async t => {
	const house = await makeReadyHouse(t);
	const kiosk = {house, env: {DET_KIOSK: '1'}};
	const first = await openConsole(t, kiosk);
	await signIn(first);
	await first.press('q');
	await first.leaves();
	await (await openConsole(t, kiosk)).sees('Sign in to');
	assert.ok(!existsSync(path.join(house.home, '.local')));
	const command = await runDet(['user', 'list'], kiosk);
	assert.equal(command.code, 2);
	assert.match(command.stderr, /for the console only/u);
});

test('the console locks when nobody is there, and opens with the password', async t => {
	const house = await makeReadyHouse(t);
	const person = await openConsole(t, {house, env: {DET_IDLE_MINUTES: '0.02'}});
	await signIn(person);
	await person.sees('Locked');
	await person.type(`${adminPassword}\r`);
	await person.sees('2 users');
});

test('a time to lock that is none is wrong usage', async t => {
	const house = await makeReadyHouse(t);
	const person = await openConsole(t, {house, env: {DET_IDLE_MINUTES: 'soon'}});
	await person.leaves(2);
	assert.match(person.screen.text(), /DET_IDLE_MINUTES must be a number of minutes/u);
});
