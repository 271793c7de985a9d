import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {makeHouse} from '../harness/house.js';
import {openConsole} from '../harness/open-console.js';
import {runDet} from '../harness/run-det.js';
import {storeText} from '../steps/machine.js';
import {signIn} from '../steps/signing.js';

const password = 'Seven green Lanterns 42';

test('a script sets up without questions, and then admin signs in', async t => {
	const house = await makeHouse(t);
	const file = join(house.home, 'password');
	await writeFile(file, `${password}\n`, {mode: 0o600});
	const done = await runDet(['setup', '--admin-password-file', file, '--default-task', 'det-nobody'], {house});
	assert.deepEqual([done.code, done.stderr], [0, '']);
	assert.match(await readFile(house.masterConfig, 'utf8'), /uid: 65533/);
	assert.ok(!`${done.stdout}${await storeText(house)}`.includes(password));

	const person = await openConsole(t, {house});
	await signIn(person, 'admin', password);
});

test('what was set up already is refused with 1, and nothing changes', async t => {
	const house = await makeHouse(t);
	const args = ['setup', '--admin-password-file', '-'];
	assert.equal((await runDet(args, {house, input: password})).code, 0);
	const before = await storeText(house);
	const again = await runDet(args, {house, input: 'Another good Password 99'});
	assert.equal(again.code, 1);
	assert.match(again.stderr, /set up already/);
	assert.equal(await storeText(house), before);
});

test('a weak password is refused with 1 and every rule it breaks', async t => {
	const house = await makeHouse(t);
	const {code, stderr} = await runDet(['setup', '--admin-password-file', '-'], {house, input: 'weak'});
	assert.equal(code, 1);
	assert.match(stderr, /12 characters[^]*uppercase[^]*number/);
	assert.equal(await storeText(house), '');
});

test('wrong options are refused with 2', async t => {
	const house = await makeHouse(t);
	for (const args of [['--nonsense'], [], ['--admin-password-file', '-', '--default-task', 'a:b'], ['surplus']]) {
		const {code, stderr} = await runDet(['setup', ...args], {house, input: password});
		assert.equal(code, 2, `${args.join(' ')}: ${stderr}`);
		assert.match(stderr, /usage: det/);
	}

	assert.equal(await storeText(house), '');
});
