import assert from 'node:assert/strict';
import {once} from 'node:events';
import test from 'node:test';
import {fileOperations} from '../../../source/store/files/file-operations.js';
import {openLock} from '../../../source/store/files/lock.js';
import {options} from '../../store/fixture.js';
import {startMember} from '../support/crew.js';
import {makeStore} from '../support/place.js';
import {note} from '../support/note.js';

test('a killed holder frees the lock for whoever waits, within 200 ms (R7)', async t => {
	const {dir} = await makeStore(t);
	const waits: number[] = [];
	for (let round = 0; round < 7; round++) {
		const holder = await startMember(t, dir);
		await holder.ask('hold');
		const lock = openLock({...options(dir), operations: fileOperations});
		const waiting = lock.hold(async () => performance.now());
		const killed = performance.now();
		holder.process.kill('SIGKILL');
		waits.push((await waiting) - killed);
		await lock.close();
	}

	const [best = Infinity, , , median = Infinity] = waits.toSorted((a, b) => a - b);
	// The best of seven: a busy machine delays some, a lock that outlives its holder delays all.
	assert.ok(best <= 200, `${waits.join(', ')} ms`);
	note(waits.length, `a killed holder frees the lock in ${Math.round(median)} ms`);
});

test('a holder that is stopped for 15 s keeps the lock: nobody else gets it meanwhile (R7)', async t => {
	const {dir, backend, admin} = await makeStore(t);
	const holder = await startMember(t, dir);
	await holder.ask('hold');
	holder.process.kill('SIGSTOP');
	const told: string[] = [];
	backend.onWait(who => told.push(who));
	const lock = openLock({...options(dir), operations: fileOperations});
	t.after(() => lock.close());
	const controller = new AbortController();
	let second = false;
	const waiting = lock.hold(async () => (second = true), {timeoutMs: 60_000, signal: controller.signal});
	const ended = waiting.then(
		() => 'got it',
		() => 'gave up',
	);
	const change = backend.users.create(admin, {
		username: 'late',
		displayName: '',
		admin: false,
		password: {kind: 'remote'},
	});
	await new Promise(resolve => setTimeout(resolve, 15_000));
	assert.equal(second, false);
	assert.ok(
		told.some(who => who.includes(`process ${holder.process.pid}`)),
		'who holds it is told',
	);
	const cancelled = performance.now();
	controller.abort();
	assert.equal(await ended, 'gave up');
	const took = performance.now() - cancelled;
	assert.ok(took < 1000, `giving up took ${took} ms`);
	holder.process.kill('SIGKILL');
	await once(holder.process, 'exit');
	const result = await change;
	assert.ok(result.ok || result.error.code === 'store-busy');
	note(1);
});
