import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test, type TestContext} from 'node:test';
import type {Backend, Token} from '../../source/backend/backend.js';
import type {Result} from '../../source/domain/result.js';
import {
	addUser,
	adminPassword,
	errorOf,
	makePlace,
	makeReadyPlace,
	otherPassword,
	plainPlan,
	valueOf,
} from './helpers/test-backend.js';

const readOnly = 'it was opened with --read-only';
const cluster = {scope: 'cluster'} as const;
const link = {agentUid: 1000, agentUser: 'alice', agentGid: 1000, agentGroup: 'users'};

async function viewing(t: TestContext) {
	const place = await makeReadyPlace(t);
	const alice = await addUser(place.backend, place.admin, 'alice');
	const ml = valueOf(await place.backend.workspaces.create(place.admin, 'ml'));
	valueOf(await place.backend.users.edit(place.admin, alice.id, {changes: {displayName: 'Alice'}, base: {}}));
	const backend = await place.open({readOnly});
	const {token} = valueOf(await backend.sessions.signIn('admin', adminPassword));
	return {...place, backend, token, alice, ml};
}

type Acts = Record<
	string,
	(backend: Backend, token: Token, ids: {user: number; workspace: number}) => Promise<Result<unknown>>
>;

/** Every act of the contract that changes something. */
const acts: Acts = {
	'users.create': (backend, token) =>
		backend.users.create(token, {username: 'bob', displayName: '', admin: false, password: {kind: 'generated'}}),
	'users.edit': (backend, token, {user}) => backend.users.edit(token, user, {changes: {active: false}, base: {}}),
	'users.resetPassword': (backend, token, {user}) => backend.users.resetPassword(token, user, {kind: 'generated'}),
	'users.changeOwnPassword': (backend, token) => backend.users.changeOwnPassword(token, adminPassword, otherPassword),
	'sessions.revoke': (backend, token) => backend.sessions.revoke(token, {others: true}),
	'agents.link': (backend, token, {user}) => backend.agents.link(token, user, link, undefined),
	'agents.unlink': (backend, token, {user}) => backend.agents.unlink(token, user),
	'workspaces.create': (backend, token) => backend.workspaces.create(token, 'vision'),
	'workspaces.rename': (backend, token, {workspace}) => backend.workspaces.rename(token, workspace, 'vision', 'ml'),
	'workspaces.archive': (backend, token, {workspace}) => backend.workspaces.archive(token, workspace),
	'workspaces.remove': (backend, token, {workspace}) => backend.workspaces.remove(token, workspace),
	'roles.assign': (backend, token, {user}) => backend.roles.assign(token, user, {role: 'ClusterAdmin'}),
	'roles.unassign': (backend, token) => backend.roles.unassign(token, 1, {role: 'ClusterAdmin'}),
	'policies.set': (backend, token) =>
		backend.policies.set(token, cluster, 'NTSC', 'constraints:\n  priority_limit: 7\n', undefined),
	'policies.remove': (backend, token) => backend.policies.remove(token, cluster, 'NTSC', undefined),
	async 'agents.applyDefaultTask'(backend, token) {
		return backend.agents.applyDefaultTask(
			token,
			valueOf(await backend.agents.proposeDefaultTask(token, {user: 'root', uid: 0, group: 'root', gid: 0})),
		);
	},
	async 'undo.apply'(backend, token) {
		return backend.undo.apply(token, valueOf(await backend.undo.preview(token)).items[0]!.seq);
	},
};

for (const [name, act] of Object.entries(acts)) {
	test(`opened read-only, ${name} is refused with the reason and nothing is written`, async t => {
		const {backend, token, alice, ml, dir} = await viewing(t);
		const before = await written(dir);
		const refusal = await act(backend, token, {user: alice.id, workspace: ml.id});
		assert.deepEqual(errorOf(refusal), {code: 'read-only', reason: readOnly});
		assert.deepEqual(await written(dir), before);
	});
}

test('opened read-only, a place cannot be set up', async t => {
	const backend = await (await makePlace(t)).open({readOnly});
	assert.deepEqual(errorOf(await backend.setup.run(plainPlan)), {code: 'read-only', reason: readOnly});
});

test('a sign-in to a console opened read-only is counted and recorded as any other, and so is signing out', async t => {
	const {backend, token, activity} = await viewing(t);
	errorOf(await backend.sessions.signIn('admin', 'wrong'));
	valueOf(await backend.sessions.signOut(token));
	const recorded = (await activity()).slice(-3).map(({act, result}) => `${act} ${result}`);
	assert.deepEqual(recorded, ['session.sign-in ok', 'session.sign-in failed', 'session.sign-out ok']);
});

test('everything can be looked at, and the place says that and why nothing can be changed', async t => {
	const {backend, token} = await viewing(t);
	assert.equal(valueOf(await backend.users.list(token)).length, 3);
	assert.equal(valueOf(await backend.undo.preview(token)).items[0]?.problem?.code, 'read-only');
	assert.equal(backend.place.readOnly, readOnly);
});

async function written(dir: string): Promise<readonly string[]> {
	return Promise.all(['store.json', 'activity.jsonl'].map(name => readFile(`${dir}/${name}`, 'utf8')));
}
