import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {AgentUserGroup} from '../../../source/domain/agent-user.js';
import {errorText} from '../../../source/domain/error-text.js';
import {parseAccounts} from '../../../source/domain/identity/identity-warnings.js';
import {addUser, errorOf, farAway, makeReadyPlace, tokenOf, valueOf} from '../helpers/test-backend.js';

const link: AgentUserGroup = {agentUid: 200, agentUser: 'someuser', agentGid: 300, agentGroup: 'somegroup'};
const host = {users: parseAccounts('someuser:x:1234:1::/:/bin/sh'), groups: []};
const other: AgentUserGroup = {...link, agentUid: 201, agentUser: 'otheruser'};

test('an admin links a user, and the record says what was there and what is there now', async t => {
	const {backend, admin, stored, activity, advance} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	advance(60_000);
	const linked = valueOf(await backend.agents.link(admin, alice.id, link, undefined));
	assert.deepEqual(linked.agentUserGroup, link);
	assert.ok(linked.modifiedAt > alice.modifiedAt);
	assert.deepEqual((await stored('alice')).agentUserGroup, link);
	valueOf(await backend.agents.link(admin, alice.id, other, link));
	const records = (await activity()).filter(({act}) => act === 'user.link-agent-user');
	assert.deepEqual(
		records.map(({object, changes, result}) => [object, result, changes['agentUid'], changes['agentGroup']]),
		[
			['alice', 'ok', [null, 200], [null, 'somegroup']],
			['alice', 'ok', [200, 201], ['somegroup', 'somegroup']],
		],
	);
});

test('a link to root is allowed to an admin and stands in the record', async t => {
	const {backend, admin, activity} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const root = {agentUid: 0, agentUser: 'root', agentGid: 0, agentGroup: 'root'};
	assert.deepEqual(valueOf(await backend.agents.link(admin, alice.id, root, undefined)).agentUserGroup, root);
	assert.deepEqual((await activity()).at(-1)?.changes['agentUid'], [null, 0]);
});

test('nobody else may link or unlink, not even themselves, and the refusal is recorded', async t => {
	const {backend, admin, activity, stored} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const token = await tokenOf(backend, 'alice');
	for (const act of [
		() => backend.agents.link(token, alice.id, link, undefined),
		() => backend.agents.unlink(token, alice.id),
		() => backend.agents.review(token, link),
	]) {
		const error = errorOf(await act());
		assert.ok(error.code === 'forbidden');
		assert.equal(error.reason, 'only admin privileged users can update users');
	}

	assert.equal((await stored('alice')).agentUserGroup, null);
	assert.deepEqual(
		(await activity()).slice(-2).map(({act, result, reason}) => [act, result, reason]),
		[
			['user.link-agent-user', 'refused', 'forbidden'],
			['user.unlink-agent-user', 'refused', 'forbidden'],
		],
	);
	assert.equal(errorOf(await backend.agents.link('dct_x', alice.id, link, undefined)).code, 'signed-out');
});

test('what agents cannot use is refused by the backend too, whoever calls it', async t => {
	const {backend, admin, stored} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const wrong: readonly AgentUserGroup[] = [
		{...link, agentUid: -1},
		{...link, agentUid: 4_294_967_295},
		{...link, agentGid: 1.5},
		{...link, agentGid: 2_147_483_648},
		{...link, agentUser: ''},
		{...link, agentGroup: 'a:b'},
	];
	for (const each of wrong) {
		assert.equal(errorOf(await backend.agents.link(admin, alice.id, each, undefined)).code, 'input-invalid');
	}

	assert.equal((await stored('alice')).agentUserGroup, null);
});

test('the uid that owns the accounts is refused', async t => {
	const {open, admin, backend} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const elsewhere = await open({origin: farAway});
	const {token} = valueOf(await elsewhere.sessions.signIn('admin', 'correctHorse7battery'));
	const owner = {...link, agentUid: farAway.osUid};
	const error = errorOf(await elsewhere.agents.link(token, alice.id, owner, undefined));
	assert.match(errorText(error), /agent-uid cannot be '900'.*owns the accounts/);
	assert.equal(errorOf(await elsewhere.agents.review(token, owner)).code, 'input-invalid');
	const task = {user: 'x', uid: farAway.osUid, group: 'x', gid: 1};
	assert.equal(errorOf(await elsewhere.agents.proposeDefaultTask(token, task)).code, 'input-invalid');
});

test('a link that somebody else changed meanwhile is shown, not overwritten', async t => {
	const {backend, admin, stored} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	valueOf(await backend.agents.link(admin, alice.id, link, undefined));
	const error = errorOf(await backend.agents.link(admin, alice.id, other, undefined));
	assert.match(
		errorText(error),
		/alice was changed meanwhile: agent user was 'none', is now 'someuser:200:somegroup:300', you wanted 'otheruser:201/,
	);
	assert.deepEqual((await stored('alice')).agentUserGroup, link);
	valueOf(await backend.agents.unlink(admin, alice.id));
	assert.equal(errorOf(await backend.agents.link(admin, alice.id, other, link)).code, 'conflict');
});

test('asking for what is there already is no conflict and no change', async t => {
	const {backend, admin, advance} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	const linked = valueOf(await backend.agents.link(admin, alice.id, link, undefined));
	advance(60_000);
	const again = valueOf(await backend.agents.link(admin, alice.id, {...link}, undefined));
	assert.equal(again.modifiedAt, linked.modifiedAt);
});

test('an unlinked user has no link: never one of uid 0', async t => {
	const {backend, admin, stored, activity} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	valueOf(await backend.agents.link(admin, alice.id, link, undefined));
	assert.equal(valueOf(await backend.agents.unlink(admin, alice.id)).agentUserGroup, undefined);
	assert.equal((await stored('alice')).agentUserGroup, null);
	assert.deepEqual((await activity()).at(-1)?.changes, {
		agentUid: [200, null],
		agentUser: ['someuser', null],
		agentGid: [300, null],
		agentGroup: ['somegroup', null],
	});
});

test('unlinking a user without a link is success', async t => {
	const {backend, admin} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	assert.equal(valueOf(await backend.agents.unlink(admin, alice.id)).modifiedAt, alice.modifiedAt);
	assert.equal(errorOf(await backend.agents.unlink(admin, 99)).code, 'user-not-found');
	assert.equal(errorOf(await backend.agents.link(admin, 99, link, undefined)).code, 'user-not-found');
});

test('a review tells what this host knows otherwise', async t => {
	const {open, admin} = await makeReadyPlace(t);
	const backend = await open({hostAccounts: async () => host});
	assert.deepEqual(valueOf(await backend.agents.review(admin, link)), [
		'on this host someuser has the uid 1234, not 200',
	]);
	assert.equal(valueOf(await backend.agents.review(admin, {...link, agentUid: 65_535})).length, 2);
});
