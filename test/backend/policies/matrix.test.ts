import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import type {Backend, PolicyPlace, Token} from '../../../source/backend/backend.js';
import type {Result} from '../../../source/domain/result.js';
import {addUser, alicePassword, errorOf, makeReadyPlace, tokenOf, valueOf} from '../helpers/test-backend.js';

/*
 * Roles × acts × own or other workspace × active or not (R57): who may not is told so and changes nothing, whatever a
 * screen or a command would have hidden.
 */

/** Who may: everybody, who administers the workspace, or ClusterAdmins alone. */
type Who = 'everybody' | 'administrators' | 'cluster admins';

type Cell = {
	readonly backend: Backend;
	readonly token: Token;
	readonly id: number;
	readonly name: string;
	readonly bobId: number;
};

type Act = {
	readonly who: Who;
	readonly run: (cell: Cell) => Promise<Result<unknown>>;
	/** What admin does before, so that only rights can refuse. */
	readonly before?: (cell: Cell) => Promise<Result<unknown>>;
};

const text = 'constraints: {resources: {max_slots: 4}}\n';
const cluster: PolicyPlace = {scope: 'cluster'};
const at = ({id}: Cell): PolicyPlace => ({scope: 'workspace', workspaceId: id});
const grant = ({id}: Cell) => ({role: 'WorkspaceAdmin', workspaceId: id}) as const;
const clusterAdmin = {role: 'ClusterAdmin'} as const;

const onWorkspace: Readonly<Record<string, Act>> = {
	'list workspaces': {who: 'everybody', run: ({backend, token}) => backend.workspaces.list(token)},
	'look at a workspace': {who: 'everybody', run: ({backend, token, name}) => backend.workspaces.get(token, name)},
	'see what goes with it': {
		who: 'everybody',
		run: ({backend, token, id}) => backend.workspaces.consequences(token, id),
	},
	rename: {
		who: 'administrators',
		run: ({backend, token, id, name}) => backend.workspaces.rename(token, id, `${name}-next`, name),
	},
	archive: {who: 'administrators', run: ({backend, token, id}) => backend.workspaces.archive(token, id)},
	unarchive: {
		who: 'administrators',
		before: ({backend, token, id}) => backend.workspaces.archive(token, id),
		run: ({backend, token, id}) => backend.workspaces.unarchive(token, id),
	},
	delete: {who: 'administrators', run: ({backend, token, id}) => backend.workspaces.remove(token, id)},
	'list roles on it': {who: 'everybody', run: ({backend, token, id}) => backend.roles.list(token, {workspaceId: id})},
	'assign its role': {
		who: 'administrators',
		run: cell => cell.backend.roles.assign(cell.token, cell.bobId, grant(cell)),
	},
	'unassign its role': {
		who: 'administrators',
		before: cell => cell.backend.roles.assign(cell.token, cell.bobId, grant(cell)),
		run: cell => cell.backend.roles.unassign(cell.token, cell.bobId, grant(cell)),
	},
	'read its policy': {who: 'everybody', run: c => c.backend.policies.get(c.token, at(c), 'EXPERIMENT')},
	'check a text for it': {who: 'everybody', run: c => c.backend.policies.check(c.token, at(c), 'NTSC', text)},
	'propose its policy': {who: 'administrators', run: c => c.backend.policies.propose(c.token, at(c), 'NTSC', text)},
	'set its policy': {
		who: 'administrators',
		run: c => c.backend.policies.set(c.token, at(c), 'EXPERIMENT', text, undefined),
	},
	'delete its policy': {
		who: 'administrators',
		before: c => c.backend.policies.set(c.token, at(c), 'NTSC', text, undefined),
		run: c => c.backend.policies.remove(c.token, at(c), 'NTSC', undefined),
	},
	'see its history': {who: 'everybody', run: c => c.backend.policies.history(c.token, at(c), 'NTSC')},
	explain: {
		who: 'everybody',
		run: ({backend, token, name}) =>
			backend.policies.explain(token, {type: 'NTSC', text: '', workspace: name, scheduler: 'agent'}),
	},
};

const onCluster: Readonly<Record<string, Act>> = {
	'create a workspace': {
		who: 'everybody',
		run: ({backend, token, name}) => backend.workspaces.create(token, `${name}-new`),
	},
	'list all roles': {who: 'everybody', run: ({backend, token}) => backend.roles.listRoles(token)},
	'see own permissions': {who: 'everybody', run: ({backend, token}) => backend.roles.myPermissions(token)},
	'make a ClusterAdmin': {
		who: 'cluster admins',
		run: ({backend, token, bobId}) => backend.roles.assign(token, bobId, clusterAdmin),
	},
	'unmake a ClusterAdmin': {
		who: 'cluster admins',
		before: async ({backend, token, bobId}) => {
			const holdings = valueOf(await backend.roles.list(token, {userId: bobId}));
			const has = holdings.some(({role}) => role === 'ClusterAdmin');
			return has ? {ok: true, value: undefined} : backend.roles.assign(token, bobId, clusterAdmin);
		},
		run: ({backend, token, bobId}) => backend.roles.unassign(token, bobId, clusterAdmin),
	},
	'read the policy of the cluster': {who: 'everybody', run: c => c.backend.policies.get(c.token, cluster, 'NTSC')},
	'check a text for the cluster': {
		who: 'everybody',
		run: c => c.backend.policies.check(c.token, cluster, 'NTSC', text),
	},
	'propose the policy of the cluster': {
		who: 'cluster admins',
		run: c => c.backend.policies.propose(c.token, cluster, 'NTSC', text),
	},
	'set the policy of the cluster': {
		who: 'cluster admins',
		run: c => c.backend.policies.set(c.token, cluster, 'NTSC', `${text}# ${c.name}\n`, undefined),
	},
	'delete the policy of the cluster': {
		who: 'cluster admins',
		before: c => c.backend.policies.set(c.token, cluster, 'NTSC', `${text}# ${c.name}\n`, undefined),
		run: c => c.backend.policies.remove(c.token, cluster, 'NTSC', undefined),
	},
	'see the history of the cluster': {who: 'everybody', run: c => c.backend.policies.history(c.token, cluster, 'NTSC')},
};

const actors = ['admin', 'carol', 'member'] as const;

/** carol owns a workspace, dave another; bob is whom roles are given to. */
async function settle(t: TestContext) {
	const place = await makeReadyPlace(t);
	const {backend, admin} = place;
	for (const name of ['carol', 'dave', 'member', 'leaver']) await addUser(backend, admin, name);
	const bobId = (await addUser(backend, admin, 'bob')).id;
	const tokens = {
		admin,
		carol: await tokenOf(backend, 'carol'),
		member: await tokenOf(backend, 'member'),
		dave: await tokenOf(backend, 'dave'),
	};
	const storeText = () => readFile(path.join(place.dir, 'store.json'), 'utf8');
	return {...place, tokens, bobId, storeText};
}

type Settled = Awaited<ReturnType<typeof settle>>;

let serial = 0;

/** A fresh workspace for one cell, of carol or of dave. */
async function cellOf({backend, tokens, bobId}: Settled, owner: 'carol' | 'dave'): Promise<Omit<Cell, 'token'>> {
	serial += 1;
	const {id, name} = valueOf(await backend.workspaces.create(tokens[owner], `ws-${serial}`));
	return {backend, id, name, bobId};
}

async function expectCell(
	settled: Settled,
	act: Act,
	actor: (typeof actors)[number],
	owner: 'carol' | 'dave',
	label: string,
) {
	const cell = await cellOf(settled, owner);
	const {admin} = settled.tokens;
	if (act.before !== undefined) valueOf(await act.before({...cell, token: admin}));
	const before = await settled.storeText();
	const result = await act.run({...cell, token: settled.tokens[actor]});
	const may =
		act.who === 'everybody' ||
		actor === 'admin' ||
		(act.who === 'administrators' && actor === 'carol' && owner === 'carol');
	assert.equal(result.ok ? 'ok' : result.error.code, may ? 'ok' : 'forbidden', label);
	if (!may) assert.equal(await settled.storeText(), before, `${label}: nothing changed`);
}

for (const [name, act] of Object.entries(onWorkspace)) {
	test(`${name}: ${act.who}, of one's own workspace or another's`, async t => {
		const settled = await settle(t);
		for (const actor of actors) {
			for (const owner of ['carol', 'dave'] as const) {
				await expectCell(settled, act, actor, owner, `${actor} on ${owner}'s`);
			}
		}
	});
}

for (const [name, act] of Object.entries(onCluster)) {
	test(`${name}: ${act.who}`, async t => {
		const settled = await settle(t);
		for (const actor of actors) await expectCell(settled, act, actor, 'carol', actor);
	});
}

test('who was deactivated may do none of it, be they ClusterAdmin or WorkspaceAdmin, and changes nothing', async t => {
	const settled = await settle(t);
	const {backend, admin, tokens} = settled;
	const leaver = valueOf(await backend.users.get(admin, 'leaver'));
	const token = await tokenOf(backend, 'leaver', alicePassword);
	const own = valueOf(await backend.workspaces.create(token, 'leavers'));
	valueOf(await backend.roles.assign(admin, leaver.id, clusterAdmin));
	valueOf(await backend.users.edit(tokens.admin, leaver.id, {changes: {active: false}, base: {active: true}}));
	const before = await settled.storeText();
	for (const [name, act] of Object.entries({...onWorkspace, ...onCluster})) {
		const error = errorOf(await act.run({backend, token, id: own.id, name: own.name, bobId: settled.bobId}));
		assert.deepEqual(error, {code: 'signed-out', why: 'deactivated'}, name);
	}

	assert.equal(await settled.storeText(), before);
});

test('a role counts from the moment it is given to the moment it is taken away', async t => {
	const settled = await settle(t);
	const {backend, tokens} = settled;
	const cell = {...(await cellOf(settled, 'carol')), token: tokens.member};
	const set = () => backend.policies.set(tokens.member, at(cell), 'NTSC', `${text}# ${(serial += 1)}\n`, undefined);
	const memberId = valueOf(await backend.users.get(tokens.member, 'member')).id;
	assert.equal(errorOf(await set()).code, 'forbidden');
	valueOf(await backend.roles.assign(tokens.carol, memberId, grant(cell)));
	valueOf(await set());
	valueOf(await backend.roles.unassign(tokens.carol, memberId, grant(cell)));
	assert.equal(errorOf(await set()).code, 'forbidden');
});

test('what is not there is not found before rights are asked, and a refusal is recorded', async t => {
	const {backend, tokens, activity} = await settle(t);
	const nowhere: PolicyPlace = {scope: 'workspace', workspaceId: 99};
	assert.equal(errorOf(await backend.policies.get(tokens.member, nowhere, 'NTSC')).code, 'workspace-not-found');
	assert.equal(errorOf(await backend.workspaces.archive(tokens.member, 99)).code, 'workspace-not-found');
	assert.equal(errorOf(await backend.policies.set(tokens.member, cluster, 'NTSC', text, undefined)).code, 'forbidden');
	const last = (await activity()).at(-1);
	assert.deepEqual(
		[last?.act, last?.actor?.username, last?.object, last?.result, last?.reason],
		['policy.set', 'member', 'cluster NTSC', 'refused', 'forbidden'],
	);
});
