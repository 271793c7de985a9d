import assert from 'node:assert/strict';
import {readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {makeSignedInHouse} from './cli/signed-in-house.js';
import type {House} from './harness/house.js';
import type {Run} from './harness/run-det.js';

type Det = (...args: readonly string[]) => Promise<Run>;

/** A house after set-up, `det` in it as the admin, and without anybody signed in. */
async function settle(t: TestContext): Promise<House & {readonly det: Det; readonly nobody: Det}> {
	const {house, det, does} = await makeSignedInHouse(t);
	await does(['user', 'create', 'alice', '--remote']);
	const env = {XDG_STATE_HOME: join(house.dir, 'nothing-kept')};
	return {...house, det: (...args) => det(args), nobody: (...args) => det(args, {env})};
}

const all = ['--agent-uid', '200', '--agent-user', 'someuser', '--agent-gid', '300', '--agent-group', 'somegroup'];

/** What describe says of alice's tasks. */
async function identity(det: Det): Promise<unknown> {
	const {stdout} = await det('user', 'describe', 'alice', '--json');
	return (JSON.parse(stdout) as {effectiveIdentity: unknown}).effectiveIdentity;
}

test('a user is linked, described and unlinked; nothing is printed on success', async t => {
	const {det} = await settle(t);
	const linked = await det('user', 'link-with-agent-user', 'alice', ...all);
	assert.deepEqual([linked.code, linked.stdout, linked.stderr], [0, '', '']);
	assert.deepEqual(await identity(det), {gid: 300, group: 'somegroup', source: 'link', uid: 200, user: 'someuser'});
	assert.match((await det('u', 'ls')).stdout, /alice .*\| 200 +\| 300 +\| someuser +\| somegroup/);
	for (const time of ['first', 'second']) {
		const unlinked = await det('user', 'unlink-agent-user', 'alice');
		assert.deepEqual([unlinked.code, unlinked.stdout, unlinked.stderr], [0, '', ''], time);
	}

	assert.deepEqual(await identity(det), {gid: 0, group: 'root', source: 'default_task', uid: 0, user: 'root'});
});

test('the first missing value is named before anybody is asked to sign in', async t => {
	const {nobody} = await settle(t);
	const names = ['agent-uid', 'agent-user', 'agent-gid', 'agent-group'];
	for (const [given, name] of names.entries()) {
		const {code, stdout, stderr} = await nobody('user', 'link-with-agent-user', 'alice', ...all.slice(0, 2 * given));
		assert.deepEqual(
			[code, stdout, stderr],
			[1, '', `Failed to link a user with UID/GID on agent: ${name} argument required\n`],
		);
	}

	const empty = await nobody('user', 'link-with-agent-user', 'alice', ...all.with(3, ''));
	assert.match(empty.stderr, /agent-user argument required/);
});

test('what is no integer is wrong usage, what is no uid is refused with its rule', async t => {
	const {det, nobody} = await settle(t);
	for (const text of ['abc', '1.5', '0x0', '1e3', '']) {
		const {code, stderr} = await nobody('user', 'link-with-agent-user', 'alice', ...all.with(1, text));
		assert.equal(code, 2, text);
		assert.match(stderr, /argument --agent-uid: invalid int value: '/);
	}

	for (const text of ['4294967295', '2147483648', '007']) {
		const {code, stderr} = await det('user', 'link-with-agent-user', 'alice', ...all.with(5, text));
		assert.equal(code, 1, text);
		assert.match(stderr, /^Failed to link a user with UID\/GID on agent: agent-gid cannot be/);
	}
});

test('who may not, and whom there is not, is said in the words of the product', async t => {
	const {det, nobody} = await settle(t);
	const lost = await det('user', 'link-with-agent-user', 'zed', ...all);
	assert.deepEqual([lost.code, lost.stderr], [1, 'Failed to link a user with UID/GID on agent: user not found\n']);
	const unauthenticated = await nobody('user', 'link-with-agent-user', 'alice', ...all);
	assert.match(unauthenticated.stderr, /^Failed to link a user with UID\/GID on agent: Unauthenticated: /);
});

test('root is linked with a warning', async t => {
	const {det} = await settle(t);
	const {code, stderr} = await det('user', 'link-with-agent-user', 'alice', ...all.with(1, '0').with(3, 'root'));
	assert.deepEqual([code, stderr], [0, 'Warning: uid 0 is root\n']);
});

test('the default task is shown, set with its diff, and unset; the rest of the file stays', async t => {
	const {det, masterConfig} = await settle(t);
	const before = await readFile(masterConfig, 'utf8');
	const block = 'security:\n  default_task:\n    user: root\n    uid: 0\n    group: root\n    gid: 0\n';
	assert.equal((await det('default-task')).stdout, block);
	const set = await det('default-task', 'set', 'det-nobody');
	assert.equal(set.code, 0, set.stderr);
	assert.ok(set.stdout.startsWith(`--- ${masterConfig}\n+++ ${masterConfig}\n`));
	assert.match(set.stdout, /^- {4}uid: 0$/m);
	assert.match(set.stdout, /^\+ {4}uid: 65533$/m);
	const after = before.replace(
		/user: root\n {4}uid: 0\n {4}group: root\n {4}gid: 0/,
		'user: det-nobody\n    uid: 65533\n    group: det-nobody\n    gid: 65533',
	);
	assert.equal(await readFile(masterConfig, 'utf8'), after);
	assert.deepEqual(JSON.parse((await det('default-task', 'show', '--json')).stdout), {
		defaultTask: {gid: 65533, group: 'det-nobody', uid: 65533, user: 'det-nobody'},
		file: masterConfig,
	});
	const again = await det('default-task', 'set', 'det-nobody:65533:det-nobody:65533');
	assert.match(again.stdout, /says so already: nothing was changed\n$/);
	assert.equal((await det('default-task', 'unset', '--yes')).code, 0);
	assert.equal((await det('default-task', 'show')).stdout, 'not set: tasks run as root\n');
});

test('a task that is none is wrong usage; a broken file is a failure with the place, untouched', async t => {
	const {det, nobody, masterConfig} = await settle(t);
	const wrong = await nobody('default-task', 'set', 'nobody:1');
	assert.equal(wrong.code, 2);
	assert.match(wrong.stderr, /det default-task set: error: argument TASK: default task cannot be 'nobody:1'/);
	await writeFile(masterConfig, 'security:\n\tx: 1\n');
	for (const [act, ...args] of [['show'], ['set', 'root'], ['unset']]) {
		const {code, stderr} = await det('default-task', act ?? '', ...args);
		assert.equal(code, 1);
		assert.match(
			stderr,
			new RegExp(`^Failed to ${act} the default task user: .*master\\.yaml, line 2, column 1, cannot be used`),
		);
	}

	assert.equal(await readFile(masterConfig, 'utf8'), 'security:\n\tx: 1\n');
	const described = await det('user', 'describe', 'alice');
	assert.equal(described.code, 0);
	assert.match(described.stderr, /^Warning: .*line 2, column 1/);
});

test('a master.yaml that was named and does not exist is told by whoever only reads it', async t => {
	const {does, fails, det, house} = await makeSignedInHouse(t);
	await rm(house.masterConfig);
	const missing = `${house.masterConfig} cannot be used: it does not exist: name another with --master-config or DET_MASTER_CONFIG, or make it with det default-task set\n`;
	for (const command of ['show', 'unset'])
		assert.ok((await fails(1, ['default-task', command])).endsWith(`: ${missing}`));
	assert.match(await fails(1, ['cp', 'explain', '-', '--type', 'tasks'], {input: '{}'}), /it does not exist/);
	const described = await det(['user', 'describe', 'admin']);
	assert.deepEqual([described.code, described.stderr], [0, `Warning: ${missing}`]);
	assert.match(described.stdout, /Tasks Run As: +N\/A\n/);

	assert.match(await does(['default-task', 'set', 'det-nobody']), /--- \/dev\/null\n/);
	assert.match(await does(['default-task', 'show']), /user: det-nobody\n/);
});
