import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {test} from 'node:test';
import type {Backend, DefaultTaskProposal, Token} from '../../../source/backend/backend.js';
import {nobodyTask, rootTask, type DefaultTask} from '../../../source/domain/default-task.js';
import {errorText} from '../../../source/domain/error-text.js';
import {addUser, errorOf, makeReadyPlace, tokenOf, valueOf} from '../helpers/test-backend.js';

const file =
	'# ours\nport: 8080\nsecurity:\n  tls: {cert: ""} # later\n  default_task:\n    user: root\n    uid: 0\n    group: root\n    gid: 0\n';
const nobodyFile = file.replaceAll('root', 'det-nobody').replaceAll(/id: 0$/gm, 'id: 65533');

async function propose(backend: Backend, token: Token, task: DefaultTask | 'unset'): Promise<DefaultTaskProposal> {
	return valueOf(await backend.agents.proposeDefaultTask(token, task));
}

test('the block is shown as it stands, with its place in the file', async t => {
	const {backend, admin, masterConfigFile} = await makeReadyPlace(t);
	await writeFile(masterConfigFile, file);
	const state = valueOf(await backend.agents.defaultTask(admin));
	assert.deepEqual(
		[state.file, state.exists, state.task, state.problem],
		[masterConfigFile, true, rootTask, undefined],
	);
	assert.deepEqual(
		state.lines.map(({line}) => line),
		[3, 5, 6, 7, 8, 9],
	);
	assert.equal(
		state.lines.map(({text}) => text).join('\n'),
		'security:\n  default_task:\n    user: root\n    uid: 0\n    group: root\n    gid: 0',
	);
});

test('not set, no file, and no file named are states, not errors', async t => {
	const {open, backend, admin, masterConfigFile} = await makeReadyPlace(t);
	const none = valueOf(await backend.agents.defaultTask(admin));
	assert.deepEqual([none.exists, none.task, none.lines], [false, undefined, []]);
	await writeFile(masterConfigFile, '# default_task:\nport: 1\n');
	const notSet = valueOf(await backend.agents.defaultTask(admin));
	assert.deepEqual([notSet.exists, notSet.task, notSet.problem], [true, undefined, undefined]);
	const without = await open({masterConfigFile: ''});
	assert.equal(valueOf(await without.agents.defaultTask(admin)).file, '');
	assert.match(errorText(errorOf(await without.agents.proposeDefaultTask(admin, nobodyTask))), /--master-config/);
});

test('a proposal writes nothing and shows exactly the lines that will differ', async t => {
	const {backend, admin, masterConfigFile, activity} = await makeReadyPlace(t);
	await writeFile(masterConfigFile, file);
	const before = (await activity()).length;
	const {diff, exists} = await propose(backend, admin, nobodyTask);
	assert.equal(exists, true);
	assert.deepEqual(
		diff.filter(({kind}) => kind !== ' ').map(({kind, text}) => `${kind}${text.trim()}`),
		[
			'-user: root',
			'-uid: 0',
			'-group: root',
			'-gid: 0',
			'+user: det-nobody',
			'+uid: 65533',
			'+group: det-nobody',
			'+gid: 65533',
		],
	);
	assert.equal(await readFile(masterConfigFile, 'utf8'), file);
	assert.equal((await activity()).length, before);
});

test('what was proposed is written, all else stays byte for byte, and the record says from what to what', async t => {
	const {backend, admin, masterConfigFile, activity} = await makeReadyPlace(t);
	await writeFile(masterConfigFile, file);
	const state = valueOf(await backend.agents.applyDefaultTask(admin, await propose(backend, admin, nobodyTask)));
	assert.deepEqual(state.task, nobodyTask);
	assert.equal(await readFile(masterConfigFile, 'utf8'), nobodyFile);
	const record = (await activity()).at(-1);
	assert.deepEqual([record?.act, record?.object, record?.result], ['default-task.set', masterConfigFile, 'ok']);
	assert.deepEqual(record?.changes['defaultTask'], ['root:0:root:0', 'det-nobody:65533:det-nobody:65533']);
});

test('unset takes the block away, and setting it again brings it back', async t => {
	const {backend, admin, masterConfigFile, activity} = await makeReadyPlace(t);
	await writeFile(masterConfigFile, file);
	const state = valueOf(await backend.agents.applyDefaultTask(admin, await propose(backend, admin, 'unset')));
	assert.equal(state.task, undefined);
	assert.equal(await readFile(masterConfigFile, 'utf8'), '# ours\nport: 8080\nsecurity:\n  tls: {cert: ""} # later\n');
	assert.deepEqual((await activity()).at(-1)?.changes['defaultTask'], ['root:0:root:0', '(not set)']);
	valueOf(await backend.agents.applyDefaultTask(admin, await propose(backend, admin, rootTask)));
	assert.deepEqual(valueOf(await backend.agents.defaultTask(admin)).task, rootTask);
});

test('a file that is not there is made with only the block', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const proposal = await propose(backend, admin, nobodyTask);
	assert.deepEqual([proposal.exists, proposal.fingerprint], [false, 'absent']);
	valueOf(await backend.agents.applyDefaultTask(admin, proposal));
	assert.deepEqual(valueOf(await backend.agents.defaultTask(admin)).task, nobodyTask);
});

test('nothing to change is success, without a record', async t => {
	const {backend, admin, masterConfigFile, activity} = await makeReadyPlace(t);
	await writeFile(masterConfigFile, file);
	const proposal = await propose(backend, admin, rootTask);
	assert.deepEqual(proposal.diff, []);
	const before = (await activity()).length;
	valueOf(await backend.agents.applyDefaultTask(admin, proposal));
	assert.equal((await activity()).length, before);
	assert.equal(await readFile(masterConfigFile, 'utf8'), file);
});

test('a change made between showing and writing is refused, kept, and shown by the next proposal', async t => {
	const {backend, admin, masterConfigFile, activity} = await makeReadyPlace(t);
	await writeFile(masterConfigFile, file);
	const proposal = await propose(backend, admin, nobodyTask);
	const theirs = file.replace('port: 8080', 'port: 9090');
	await writeFile(masterConfigFile, theirs);
	const error = errorOf(await backend.agents.applyDefaultTask(admin, proposal));
	assert.equal(error.code, 'master-config-changed');
	assert.equal(await readFile(masterConfigFile, 'utf8'), theirs);
	assert.deepEqual(
		[(await activity()).at(-1)?.result, (await activity()).at(-1)?.reason],
		['refused', 'master-config-changed'],
	);
	valueOf(await backend.agents.applyDefaultTask(admin, await propose(backend, admin, nobodyTask)));
	assert.equal(await readFile(masterConfigFile, 'utf8'), nobodyFile.replace('port: 8080', 'port: 9090'));
});

test('a file that appears, or goes, after it was shown is a change too', async t => {
	const {backend, admin, masterConfigFile} = await makeReadyPlace(t);
	const proposal = await propose(backend, admin, nobodyTask);
	await writeFile(masterConfigFile, '');
	assert.equal(errorOf(await backend.agents.applyDefaultTask(admin, proposal)).code, 'master-config-changed');
	assert.equal(await readFile(masterConfigFile, 'utf8'), '');
});

test('only admins propose and apply; everybody signed in may look', async t => {
	const {backend, admin, masterConfigFile, activity} = await makeReadyPlace(t);
	await writeFile(masterConfigFile, file);
	await addUser(backend, admin, 'alice');
	const token = await tokenOf(backend, 'alice');
	assert.deepEqual(valueOf(await backend.agents.defaultTask(token)).task, rootTask);
	const proposal = await propose(backend, admin, nobodyTask);
	for (const result of [
		await backend.agents.proposeDefaultTask(token, nobodyTask),
		await backend.agents.applyDefaultTask(token, proposal),
	]) {
		const error = errorOf(result);
		assert.ok(error.code === 'forbidden');
		assert.equal(error.reason, 'only admin privileged users can change the default task');
	}

	assert.deepEqual(
		[(await activity()).at(-1)?.act, (await activity()).at(-1)?.result],
		['default-task.set', 'refused'],
	);
	assert.equal(await readFile(masterConfigFile, 'utf8'), file);
	assert.equal(errorOf(await backend.agents.defaultTask('dct_x')).code, 'signed-out');
});

test('an admin demoted after the proposal writes nothing', async t => {
	const {backend, admin, masterConfigFile} = await makeReadyPlace(t);
	await writeFile(masterConfigFile, file);
	const bob = await addUser(backend, admin, 'bob', true);
	const token = await tokenOf(backend, 'bob');
	const proposal = await propose(backend, token, nobodyTask);
	valueOf(await backend.users.edit(admin, bob.id, {changes: {admin: false}, base: {admin: true}}));
	assert.equal(errorOf(await backend.agents.applyDefaultTask(token, proposal)).code, 'forbidden');
	assert.equal(await readFile(masterConfigFile, 'utf8'), file);
});

test('a broken or hostile file is one sentence with the place, untouched, and the console goes on', async t => {
	const {backend, admin, masterConfigFile} = await makeReadyPlace(t);
	const broken = [
		'security:\n\tdefault_task: x\n',
		'security: {}\nsecurity: {}\n',
		'a: 1\n---\nb: 2\n',
		`${'['.repeat(5000)}\n`,
		`a: &a [x]\n${Array.from(
			{length: 9},
			(_, i) =>
				`b${i}: &b${i} [${Array(9)
					.fill(i === 0 ? '*a' : `*b${i - 1}`)
					.join(',')}]\n`,
		).join('')}`,
	];
	for (const text of broken) {
		await writeFile(masterConfigFile, text);
		for (const result of [
			await backend.agents.defaultTask(admin),
			await backend.agents.proposeDefaultTask(admin, nobodyTask),
			await backend.agents.applyDefaultTask(admin, {task: nobodyTask, fingerprint: 'x'}),
		]) {
			const error = errorOf(result);
			assert.ok(error.code === 'master-config-invalid', text.slice(0, 40));
			assert.ok(error.line !== undefined && error.column !== undefined, text.slice(0, 40));
		}

		assert.equal(await readFile(masterConfigFile, 'utf8'), text);
	}

	assert.equal(valueOf(await backend.users.list(admin)).length, 2);
});

test('a wrong value is shown as wrong and repaired by setting the block', async t => {
	const {backend, admin, masterConfigFile} = await makeReadyPlace(t);
	await writeFile(masterConfigFile, file.replace('uid: 0', 'uid: abc'));
	const state = valueOf(await backend.agents.defaultTask(admin));
	assert.equal(state.task, undefined);
	assert.match(state.problem ?? '', /uid.*line 7/);
	valueOf(await backend.agents.applyDefaultTask(admin, await propose(backend, admin, rootTask)));
	assert.equal(await readFile(masterConfigFile, 'utf8'), file);
});

test('a task that agents cannot use is refused before the file is read', async t => {
	const {backend, admin, masterConfigFile} = await makeReadyPlace(t);
	for (const task of [
		{...nobodyTask, uid: -1},
		{...nobodyTask, gid: 2 ** 31},
		{...nobodyTask, user: 'a b'},
	]) {
		assert.equal(errorOf(await backend.agents.proposeDefaultTask(admin, task)).code, 'input-invalid');
		const proposal = {task, fingerprint: 'absent'};
		assert.equal(errorOf(await backend.agents.applyDefaultTask(admin, proposal)).code, 'input-invalid');
	}

	assert.equal(existsSync(masterConfigFile), false);
});

test('a secret in the lines around never leaves the backend', async t => {
	const {backend, admin, masterConfigFile} = await makeReadyPlace(t);
	const secret = 'violetTractor88harbour';
	await writeFile(masterConfigFile, `security:\n  initial_user_password: ${secret}\n`);
	const {diff} = await propose(backend, admin, nobodyTask);
	assert.ok(diff.some(({text}) => text.includes('initial_user_password: ****')));
	await writeFile(
		masterConfigFile,
		`security: {initial_user_password: ${secret}, default_task: {user: root, uid: 0, group: root, gid: 0}}\n`,
	);
	const state = valueOf(await backend.agents.defaultTask(admin));
	assert.deepEqual(state.task, rootTask);
	assert.ok(!JSON.stringify([diff, state]).includes(secret));
});

test('what is no file is said, and the refused act has its record', async t => {
	const {backend, admin, masterConfigFile, activity} = await makeReadyPlace(t);
	await mkdir(masterConfigFile);
	const error = errorOf(await backend.agents.defaultTask(admin));
	assert.ok(error.code === 'io');
	assert.match(error.cause, /not a regular file/);
	const before = await activity();
	assert.equal(
		errorOf(await backend.agents.applyDefaultTask(admin, {task: nobodyTask, fingerprint: 'absent'})).code,
		'io',
	);
	assert.deepEqual(
		(await activity()).slice(before.length).map(({result, reason}) => [result, reason]),
		[['refused', 'io']],
	);
});
