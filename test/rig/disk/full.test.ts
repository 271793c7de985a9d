import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {errorText} from '../../../source/domain/error-text.js';
import {errorOf, valueOf} from '../../backend/helpers/test-backend.js';
import {temporaryDirectory} from '../../store/fixture.js';
import {acts} from '../support/acts.js';
import type {Outcome} from '../support/actor.js';
import {actedAt, furnishedHouse, houseIn, openHouse, type House, type Tokens} from '../support/house.js';
import {leftOvers, look} from '../support/look.js';
import {mount, mountableDirectory} from '../support/mounts.js';
import {note} from '../support/note.js';

/** Acts that write each kind of file. */
const some = [
	'create a user',
	'set the default task',
	'revoke sessions',
	'restore a generation',
	'remember a token',
] as const;

test('on a full disk every act is refused with the cause, nothing is changed, and it works once there is room', async t => {
	const {house, tokens, dir} = await furnishedOn(t, 'size=256k');
	const ballast = path.join(dir, 'ballast');
	await refuseAll(house, tokens, /the disk is full/, () => fill(ballast));
	fs.rmSync(ballast);
	await succeed(house, tokens);
});

test('without a free inode every act is refused with the cause, and works once there is one', async t => {
	const {house, tokens, dir} = await furnishedOn(t, 'nr_inodes=60');
	const many = path.join(dir, 'many');
	await refuseAll(house, tokens, /the disk is full/, () => exhaust(many));
	fs.rmSync(many, {recursive: true});
	await succeed(house, tokens);
});

test('on a disk mounted read-only the console opens to look, and refuses every change with the reason', async t => {
	const {house, tokens, dir} = await furnishedOn(t, 'size=4m');
	const before = await look(house);
	mount('-o', 'remount,ro', dir);
	const backend = await openHouse(house, {at: actedAt});
	assert.match(backend.place.readOnly ?? '', /mounted read-only/);
	assert.equal(valueOf(await backend.users.list(tokens.admin)).length, 5);
	for (const act of some) {
		const error = errorOf(await acts[act]({backend, tokens, house, at: actedAt}));
		assert.match(errorText(error), /read-only/, act);
	}
	await backend.close();
	assert.deepEqual(await look(house), before);
	note(some.length);
});

test('beyond the limit for the size of a file an act is refused with the cause, and the console lives on', async t => {
	const dir = temporaryDirectory(t);
	const house = houseIn(dir);
	const tokens = await furnishedHouse(house);
	const before = await look(house);
	const control = path.join(dir, 'control');
	fs.writeFileSync(control, Buffer.alloc(4096));
	const actor = new URL('../support/actor.js', import.meta.url).pathname;
	const child = spawn('prlimit', ['--fsize=4096', process.execPath, actor], {
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		env: {...process.env, FAULT_CONTROL: control},
	});
	t.after(() => child.kill('SIGKILL'));
	await once(child, 'message');
	for (const act of ['create a user', 'create a workspace'] as const) {
		child.send({act, house, tokens, step: 0, fault: {kind: 'none'}});
		const [outcome] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [Outcome];
		assert.match(outcome.words ?? `ended: ${JSON.stringify(outcome)}`, /larger than this process may write/);
	}
	assert.deepEqual(await look(house), before);
	note(2);
});

/** A furnished house on a tmpfs of its own. */
async function furnishedOn(t: TestContext, options: string) {
	const dir = path.join(mountableDirectory(t), 'small');
	fs.mkdirSync(dir);
	mount('-t', 'tmpfs', '-o', `mode=700,${options}`, 'tmpfs', dir);
	const house = houseIn(dir);
	return {dir, house, tokens: await furnishedHouse(house)};
}

async function refuseAll(house: House, tokens: Tokens, cause: RegExp, exhaustDisk: () => void): Promise<void> {
	const before = await look(house);
	const backend = await openHouse(house, {at: actedAt, salt: 1});
	for (const act of some) {
		exhaustDisk();
		const error = errorOf(await acts[act]({backend, tokens, house, at: actedAt}));
		assert.match(errorText(error), cause, act);
		assert.equal(error.code === 'io' && error.changed, false, act);
		assert.deepEqual(leftOvers(house), [], act);
		assert.deepEqual(await look(house), before, act);
	}
	await backend.close();
	note(some.length);
}

async function succeed(house: House, tokens: Tokens): Promise<void> {
	const backend = await openHouse(house, {at: actedAt, salt: 1});
	for (const act of some) valueOf<unknown>(await acts[act]({backend, tokens, house, at: actedAt}));
	await backend.close();
	note(some.length);
}

/** Takes the last byte. */
function fill(file: string): void {
	const descriptor = fs.openSync(file, 'a');
	try {
		for (;;) fs.writeSync(descriptor, Buffer.alloc(512));
	} catch {
		fs.closeSync(descriptor);
	}
}

/** Takes the last inode. */
function exhaust(dir: string): void {
	try {
		fs.mkdirSync(dir, {recursive: true});
		for (let n = fs.readdirSync(dir).length; ; n++) fs.writeFileSync(path.join(dir, String(n)), '');
	} catch {
		// There is none left.
	}
}
