import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {environmentOf, launcher, makeHouse, placesOf, type House} from './harness/house.js';
import {openConsole} from './harness/open-console.js';
import {openTerminal} from './harness/person.js';
import {runDet} from './harness/run-det.js';

const adminPassword = 'correctHorse7battery';

async function settle(t: TestContext): Promise<House> {
	const house = await makeHouse(t);
	const passwordFile = join(house.dir, 'password');
	await writeFile(passwordFile, `${adminPassword}\n`, {mode: 0o600});
	const args = ['setup', '--admin-password-file', passwordFile, '--default-task', 'keep'];
	const {code, stderr} = await runDet(args, {house});
	assert.equal(code, 0, stderr);
	return house;
}

test('a person links themselves with an agent user and makes det-nobody the default, and sees it hold', async t => {
	const house = await settle(t);
	const person = await openConsole(t, {house, path: 'agents'});
	await person.sees('Sign in to');
	await person.type('admin');
	await person.press('tab');
	await person.type(adminPassword);
	await person.press('enter');
	await person.sees('Tasks of 2 users run as root');
	await person.press('l');
	await person.sees('Agent uid');
	await person.type('1234567');
	await person.press('tab');
	await person.type('tester');
	await person.press('tab');
	await person.type('7654321');
	await person.press('tab');
	await person.type('testers');
	await person.press('enter');
	await person.sees('admin linked: tasks run as tester:1234567:testers:7654321');
	await person.sees('Tasks of 1 user run as root');
	await person.press('4');
	await person.sees('Every task needs a writable HOME');
	await person.press('n');
	await person.sees('+     gid: 65533');
	await person.seesInverse('Cancel');
	await person.press('tab', 'enter');
	await person.sees('Default task: det-nobody:65533:det-nobody:65533');
	assert.match(await readFile(house.masterConfig, 'utf8'), /^ {4}gid: 65533$/m);
	await person.press('3');
	await person.sees("No user's tasks run as root");
	await person.press('q');
	await person.leaves();
});

test('at a terminal the command asks before it writes, until it gets an answer', async t => {
	const house = await settle(t);
	const before = await readFile(house.masterConfig, 'utf8');
	const run = () =>
		openTerminal(t, [launcher, ...placesOf(house), 'default-task', 'set', 'det-nobody'], {
			env: environmentOf(house, {DET_USER: 'admin', DET_PASS: adminPassword}),
			cwd: house.home,
		});
	const doubtful = run();
	await doubtful.answers('Apply? [y/n]:', 'perhaps');
	await doubtful.answers(/Please respond with 'y'\/'yes' or 'n'\/'no'\s+Apply\? \[y\/n\]:/, 'No');
	await doubtful.sees('Nothing was changed');
	await doubtful.leaves(1);
	assert.equal(await readFile(house.masterConfig, 'utf8'), before);
	const sure = run();
	await sure.answers('Apply? [y/n]:', 'y');
	await sure.leaves(0);
	assert.match(await readFile(house.masterConfig, 'utf8'), /^ {4}gid: 65533$/m);
});
