import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {promisify} from 'node:util';
import {addUser, makePlace, makeReadyPlace, plainPlan, valueOf} from './helpers/test-backend.js';

test('the place tells where things are', async t => {
	const place = await makePlace(t);
	const backend = await place.open();
	const {dataDir, masterConfigFile, hostname, readOnly} = backend.place;
	assert.deepEqual(
		[dataDir, masterConfigFile, hostname, readOnly],
		[place.dir, place.masterConfigFile, 'gpu01', undefined],
	);
});

test('records tell of which boot of the machine they are, and when since then', async t => {
	const {dir} = await makeReadyPlace(t);
	const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
	const lines = fs.readFileSync(path.join(dir, 'activity.jsonl'), 'utf8').trim().split('\n');
	const records = lines.map(line => JSON.parse(line) as {readonly boot?: string; readonly uptimeMs?: number});
	for (const record of records) {
		assert.equal(record.boot, boot);
		assert.ok(Number.isInteger(record.uptimeMs));
	}
});

test('a change in one console is told to another, which then sees it', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	const other = await open();
	assert.equal(valueOf(await other.users.list(admin)).length, 2);
	const told = new Promise<void>(resolve => other.watch(resolve));
	await addUser(backend, admin, 'alice');
	await told;
	assert.equal(valueOf(await other.users.list(admin)).length, 3);
});

test('a console is told of its own changes too, by every listener but those that unsubscribed', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	let unwanted = 0;
	const listener = () => unwanted++;
	const stop = backend.watch(listener);
	const told = new Promise<void>(resolve => backend.watch(resolve));
	stop();
	stop();
	await addUser(backend, admin, 'alice');
	await told;
	assert.equal(unwanted, 0);
});

test('set-up itself is told to a console that waits', async t => {
	const place = await makePlace(t);
	const [one, two] = [await place.open(), await place.open()];
	assert.equal(valueOf(await two.setup.state()).initialised, false);
	const told = new Promise<void>(resolve => two.watch(resolve));
	valueOf(await one.setup.run(plainPlan));
	await told;
	assert.equal(valueOf(await two.setup.state()).initialised, true);
});

test('closing twice is no mistake, and nobody is told any more', async t => {
	const {backend, admin, open} = await makeReadyPlace(t);
	const other = await open();
	let calls = 0;
	other.watch(() => calls++);
	await other.close();
	await other.close();
	await addUser(backend, admin, 'alice');
	assert.equal(calls, 0);
});

test('opening loads neither bcrypt nor zxcvbn nor SQLite nor a YAML parser', async t => {
	const place = await makePlace(t);
	const program = `
		import {registerHooks} from 'node:module';
		const heavy = /bcrypt|zxcvbn|^node:sqlite$|^yaml$/;
		registerHooks({resolve(specifier, context, next) {
			if (heavy.test(specifier)) console.log(specifier);
			return next(specifier, context);
		}});
		const {openBackend} = await import(${JSON.stringify(new URL('../../source/backend/open-backend.js', import.meta.url).href)});
		const {ok, value} = await openBackend({
			dataDir: ${JSON.stringify(place.dir)}, masterConfigFile: '', hostname: 'gpu01',
			origin: {tty: '', address: '', osUser: 'root', osUid: 0},
			clock: () => new Date(), randomBytes: count => new Uint8Array(count),
		});
		console.log(ok ? 'opened' : 'refused');
		await value.setup.state();
		await value.close();
	`;
	const {stdout} = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
	assert.equal(stdout, 'opened\n');
});
