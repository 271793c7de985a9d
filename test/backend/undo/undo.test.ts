import assert from 'node:assert/strict';
import {copyFile, readFile, writeFile} from 'node:fs/promises';
import {test, type TestContext} from 'node:test';
import type {Backend, Token} from '../../../source/backend/backend.js';
import {nobodyTask} from '../../../source/domain/default-task.js';
import type {Result} from '../../../source/domain/result.js';
import {addUser, errorOf, makeReadyPlace, tokenOf, valueOf} from '../helpers/test-backend.js';

const link = {agentUid: 1000, agentUser: 'alice', agentGid: 1000, agentGroup: 'users'};
const cluster = {scope: 'cluster'} as const;

async function prepared(t: TestContext) {
	const place = await makeReadyPlace(t);
	const alice = await addUser(place.backend, place.admin, 'alice');
	const ml = valueOf(await place.backend.workspaces.create(place.admin, 'ml'));
	return {...place, alice, ml};
}

type House = Awaited<ReturnType<typeof prepared>>;

/** Undoes what is shown first, as the console does. */
async function undo(house: Pick<House, 'backend' | 'admin'>) {
	const {seq} = await shown(house);
	return house.backend.undo.apply(house.admin, seq);
}

/** The one act that is shown. */
async function shown({backend, admin}: Pick<House, 'backend' | 'admin'>) {
	const {items, newer} = valueOf(await backend.undo.preview(admin));
	assert.equal(items.length, 1);
	return {...items[0]!, newer};
}

/** Acts, each with what must be as before after undoing and as after it when that is undone too. */
const acts: Readonly<
	Record<string, {do: (house: House) => Promise<Result<unknown>>; look: (house: House) => Promise<unknown>}>
> = {
	'an edit of names and rights': {
		do: ({backend, admin, alice}) =>
			backend.users.edit(admin, alice.id, {changes: {displayName: 'Alice A.', admin: true}, base: {}}),
		look: userFields,
	},
	'a new username': {
		do: ({backend, admin, alice}) => backend.users.edit(admin, alice.id, {changes: {username: 'alicia'}, base: {}}),
		look: userFields,
	},
	'a deactivation': {
		do: ({backend, admin, alice}) => backend.users.edit(admin, alice.id, {changes: {active: false}, base: {}}),
		look: userFields,
	},
	'an agent link': {
		do: ({backend, admin, alice}) => backend.agents.link(admin, alice.id, link, undefined),
		look: userFields,
	},
	'another agent link': {
		async do({backend, admin, alice}) {
			valueOf(await backend.agents.link(admin, alice.id, {...link, agentUid: 7}, undefined));
			return backend.agents.link(admin, alice.id, link, {...link, agentUid: 7});
		},
		look: userFields,
	},
	'an unlinking': {
		async do({backend, admin, alice}) {
			valueOf(await backend.agents.link(admin, alice.id, link, undefined));
			return backend.agents.unlink(admin, alice.id);
		},
		look: userFields,
	},
	'a default task': {
		async do({backend, admin}) {
			return backend.agents.applyDefaultTask(
				admin,
				valueOf(await backend.agents.proposeDefaultTask(admin, nobodyTask)),
			);
		},
		look: async ({backend, admin}) => valueOf(await backend.agents.defaultTask(admin)).task,
	},
	'a workspace renamed': {
		do: ({backend, admin, ml}) => backend.workspaces.rename(admin, ml.id, 'vision', 'ml'),
		look: workspaces,
	},
	'a workspace archived': {
		do: ({backend, admin, ml}) => backend.workspaces.archive(admin, ml.id),
		look: workspaces,
	},
	'a role on a workspace': {
		do: ({backend, admin, alice, ml}) =>
			backend.roles.assign(admin, alice.id, {role: 'WorkspaceAdmin', workspaceId: ml.id}),
		look: holdings,
	},
	'a role on the cluster': {
		do: ({backend, admin, alice}) => backend.roles.assign(admin, alice.id, {role: 'ClusterAdmin'}),
		look: holdings,
	},
	'a role taken away': {
		do: ({backend, admin, ml}) => backend.roles.unassign(admin, 1, {role: 'WorkspaceAdmin', workspaceId: ml.id}),
		look: holdings,
	},
	'a policy set': {
		do: ({backend, admin}) =>
			backend.policies.set(admin, cluster, 'NTSC', 'constraints:\n  priority_limit: 7\n', undefined),
		look: async ({backend, admin}) => valueOf(await backend.policies.get(admin, cluster, 'NTSC')).text,
	},
	'a policy deleted': {
		async do({backend, admin, ml}) {
			const place = {scope: 'workspace', workspaceId: ml.id} as const;
			valueOf(await backend.policies.set(admin, place, 'NTSC', 'constraints:\n  priority_limit: 7\n', undefined));
			return backend.policies.remove(admin, place, 'NTSC', undefined);
		},
		look: async ({backend, admin, ml}) =>
			valueOf(await backend.policies.get(admin, {scope: 'workspace', workspaceId: ml.id}, 'NTSC')).text,
	},
};

async function userFields({backend, admin, alice}: House) {
	const users = valueOf(await backend.users.list(admin));
	const {username, displayName, admin: isAdmin, active, agentUserGroup} = users.find(({id}) => id === alice.id)!;
	return {username, displayName, isAdmin, active, agentUserGroup};
}

async function workspaces({backend, admin}: House) {
	return valueOf(await backend.workspaces.list(admin)).map(({name, archived}) => ({name, archived}));
}

async function holdings({backend, admin}: House) {
	return valueOf(await backend.roles.list(admin)).map(({role, username, workspace}) => [
		role,
		username,
		workspace?.name,
	]);
}

/** The acts of which only the last step counts: what was before that is looked at just before it. */
const twoSteps: Readonly<Record<string, (house: House) => Promise<unknown>>> = {
	'another agent link': async house => ({
		...(await userFields(house)),
		agentUserGroup: {...link, agentUid: 7},
	}),
	'an unlinking': async house => ({...(await userFields(house)), agentUserGroup: link}),
	'a policy deleted': async () => 'constraints:\n  priority_limit: 7\n',
};

for (const [name, act] of Object.entries(acts)) {
	test(`${name} can be undone, and done again by undoing that`, async t => {
		const house = await prepared(t);
		await writeFile(house.masterConfigFile, '# ours\nport: 8080\n');
		const before = await (twoSteps[name] ?? act.look)(house);
		valueOf(await act.do(house));
		const after = await act.look(house);
		assert.notDeepEqual(after, before);
		valueOf(await undo(house));
		assert.deepEqual(await act.look(house), before);
		valueOf(await undo(house));
		assert.deepEqual(await act.look(house), after);
	});
}

test('undoing is recorded as the act it is, with the number of the one it undoes', async t => {
	const house = await prepared(t);
	valueOf(await acts['a deactivation']!.do(house));
	valueOf(await undo(house));
	const [done, undone] = (await records(house)).slice(-2);
	assert.equal(undone?.['act'], 'user.edit');
	assert.equal(undone?.['undoes'], done?.['seq']);
	assert.deepEqual(undone?.['changes'], {active: [false, true]});
	assert.deepEqual(undone?.['ids'], {user: house.alice.id});
});

test('what would be restored is told before, and nothing is written for it', async t => {
	const house = await prepared(t);
	valueOf(await acts['a deactivation']!.do(house));
	const written = await house.everythingWritten();
	const preview = await shown(house);
	assert.equal(preview.subject, 'alice');
	assert.deepEqual(preview.steps, [{field: 'active', from: 'no', to: 'yes'}]);
	assert.deepEqual(preview.notes, ['Sessions that have ended stay ended.']);
	assert.equal(preview.problem, undefined);
	assert.equal(await house.everythingWritten(), written);
});

test('what somebody else changed since is not overwritten, and who it was is told', async t => {
	const house = await prepared(t);
	const {backend, admin, alice} = house;
	const bob = await adminNamed(house, 'bob');
	valueOf(await backend.users.edit(admin, alice.id, {changes: {displayName: 'Alice A.'}, base: {}}));
	valueOf(await backend.users.edit(bob, alice.id, {changes: {displayName: 'Alice B.'}, base: {}}));
	const expected = {code: 'changed-since', name: 'alice', by: 'bob'};
	const preview = await shown(house);
	assert.deepEqual(preview.problem, expected);
	assert.deepEqual(errorOf(await backend.undo.apply(admin, preview.seq)), expected);
	assert.equal(valueOf(await backend.users.get(admin, 'alice')).displayName, 'Alice B.');
	const last = (await records(house)).at(-1);
	assert.deepEqual([last?.['result'], last?.['reason'], last?.['undoes']], ['refused', 'changed-since', preview.seq]);
});

test('what somebody else changed and changed back since is theirs all the same', async t => {
	const house = await prepared(t);
	const {backend, admin, alice} = house;
	const bob = await adminNamed(house, 'bob');
	valueOf(await acts['a deactivation']!.do(house));
	// Bob lets alice in again, then shuts her out for a reason of his own.
	for (const active of [true, false]) {
		valueOf(await backend.users.edit(bob, alice.id, {changes: {active}, base: {}}));
	}

	const preview = await shown(house);
	assert.deepEqual(preview.problem, {code: 'changed-since', name: 'alice', by: 'bob'});
	assert.equal(errorOf(await backend.undo.apply(admin, preview.seq)).code, 'changed-since');
	assert.equal(valueOf(await backend.users.get(admin, 'alice')).active, false);
});

test('what somebody else tried to change since, and failed, does not stand in the way', async t => {
	const house = await prepared(t);
	const {backend, admin, alice} = house;
	const bob = await adminNamed(house, 'bob');
	valueOf(await backend.users.edit(admin, alice.id, {changes: {displayName: 'Alice A.'}, base: {}}));
	await lostInACrash(house, () => backend.users.edit(bob, alice.id, {changes: {displayName: 'Alice B.'}, base: {}}));
	valueOf(await undo(house));
	assert.equal(valueOf(await backend.users.get(admin, 'alice')).displayName, '');
});

test('an act that a crash left undone is none that can be undone', async t => {
	const house = await prepared(t);
	const {backend, admin, alice} = house;
	valueOf(await backend.users.edit(admin, alice.id, {changes: {displayName: 'Alice A.'}, base: {}}));
	await lostInACrash(house, () => acts['a deactivation']!.do(house));
	assert.equal(valueOf(await backend.users.get(admin, 'alice')).active, true);
	const preview = await shown(house);
	assert.deepEqual(preview.steps, [{field: 'display name', from: 'Alice A.', to: 'none'}]);
});

test('the default task of another master.yaml than the one it was set in is left alone', async t => {
	const house = await prepared(t);
	await writeFile(house.masterConfigFile, 'port: 8080\n');
	valueOf(await acts['a default task']!.do(house));
	const other = `${house.dir}/../other.yaml`;
	await copyFile(house.masterConfigFile, other);
	const elsewhere = await house.open({masterConfigFile: other});
	const preview = await shown({backend: elsewhere, admin: house.admin});
	assert.equal(preview.problem?.code, 'nothing-to-undo');
	assert.equal(errorOf(await elsewhere.undo.apply(house.admin, preview.seq)).code, 'nothing-to-undo');
	assert.match(await readFile(other, 'utf8'), /65533/);
});

test('that tasks would run as root again is a danger, and said', async t => {
	const house = await prepared(t);
	const {backend, admin, alice} = house;
	const root = {agentUid: 0, agentUser: 'root', agentGid: 0, agentGroup: 'root'};
	valueOf(await backend.agents.link(admin, alice.id, root, undefined));
	valueOf(await backend.agents.unlink(admin, alice.id));
	const {danger, notes} = await shown(house);
	assert.equal(danger, true);
	assert.deepEqual(notes, ['Root owns every bind-mounted file on the agents.']);
});

test('another field that somebody else changed stays as they made it', async t => {
	const house = await prepared(t);
	const {backend, admin, alice} = house;
	const bob = await adminNamed(house, 'bob');
	valueOf(await backend.users.edit(admin, alice.id, {changes: {displayName: 'Alice A.'}, base: {}}));
	valueOf(await backend.users.edit(bob, alice.id, {changes: {username: 'alicia'}, base: {}}));
	valueOf(await undo(house));
	const alicia = valueOf(await backend.users.get(admin, 'alicia'));
	assert.equal(alicia.displayName, '');
});

test('a username that another user has by now is not mistaken for the old one', async t => {
	const house = await prepared(t);
	const {backend, admin, alice} = house;
	valueOf(await backend.users.edit(admin, alice.id, {changes: {active: false}, base: {}}));
	const bob = await adminNamed(house, 'bob');
	valueOf(await backend.users.edit(bob, alice.id, {changes: {username: 'alicia'}, base: {}}));
	await addUser(backend, bob, 'alice');
	valueOf(await undo(house));
	assert.equal(valueOf(await backend.users.get(admin, 'alicia')).active, true);
});

test('master.yaml edited since by hand is left alone', async t => {
	const house = await prepared(t);
	await writeFile(house.masterConfigFile, 'port: 8080\n');
	valueOf(await acts['a default task']!.do(house));
	const edited = (await readFile(house.masterConfigFile, 'utf8')).replaceAll('65533', '4711');
	await writeFile(house.masterConfigFile, edited);
	assert.equal((await shown(house)).problem?.code, 'changed-since');
	assert.equal(errorOf(await undo(house)).code, 'changed-since');
	assert.equal(await readFile(house.masterConfigFile, 'utf8'), edited);
});

test('whoever has lost the right since cannot undo', async t => {
	const house = await prepared(t);
	const {backend, admin, alice} = house;
	const bob = await adminNamed(house, 'bob');
	valueOf(await backend.users.edit(bob, alice.id, {changes: {active: false}, base: {}}));
	const bobId = valueOf(await backend.users.get(admin, 'bob')).id;
	valueOf(await backend.users.edit(admin, bobId, {changes: {admin: false}, base: {}}));
	const preview = await shown({backend, admin: bob});
	assert.equal(preview.problem?.code, 'forbidden');
	assert.equal(errorOf(await backend.undo.apply(bob, preview.seq)).code, 'forbidden');
	assert.equal(valueOf(await backend.users.get(admin, 'alice')).active, false);
});

test("only one's own acts are undone", async t => {
	const house = await prepared(t);
	const {backend, admin, alice} = house;
	const own = await tokenOf(backend, 'alice');
	valueOf(await backend.users.edit(admin, alice.id, {changes: {displayName: 'Alice A.'}, base: {}}));
	assert.equal(errorOf(await backend.undo.preview(own)).code, 'nothing-to-undo');
	valueOf(await backend.users.edit(own, alice.id, {changes: {displayName: 'Alice B.'}, base: {}}));
	valueOf(await undo({backend, admin: own}));
	assert.equal(valueOf(await backend.users.get(admin, 'alice')).displayName, 'Alice A.');
});

test('what cannot be undone is passed over, and said with the reason', async t => {
	const house = await prepared(t);
	const {backend, admin, alice} = house;
	assert.match(
		(errorOf(await backend.undo.preview(admin)) as {reason: string}).reason,
		/Creating workspace ml cannot be undone/,
	);
	valueOf(await backend.users.edit(admin, alice.id, {changes: {displayName: 'Alice A.'}, base: {}}));
	valueOf(await backend.users.resetPassword(admin, alice.id, {kind: 'generated'}));
	const preview = await shown(house);
	assert.equal(preview.newer, 'Setting the password of alice cannot be undone: the one before is not kept.');
	assert.deepEqual(preview.steps, [{field: 'display name', from: 'Alice A.', to: 'none'}]);
});

for (const [what, act] of Object.entries<(house: House) => Promise<unknown>>({
	'Creating carol': ({backend, admin}) => addUser(backend, admin, 'carol'),
	'Setting the password of alice': ({backend, admin, alice}) =>
		backend.users.resetPassword(admin, alice.id, {kind: 'generated'}),
	'Changing alice': ({backend, admin, alice}) =>
		backend.users.edit(admin, alice.id, {changes: {remote: true}, base: {}}),
	'Deleting workspace ml': ({backend, admin, ml}) => backend.workspaces.remove(admin, ml.id),
	'Ending a session of alice': async ({backend, admin}) => {
		await tokenOf(backend, 'alice');
		return backend.sessions.revoke(admin, {username: 'alice'});
	},
})) {
	test(`${what} is never undone`, async t => {
		const house = await prepared(t);
		await act(house);
		const {reason} = errorOf(await house.backend.undo.preview(house.admin)) as {reason: string};
		assert.ok(reason.startsWith(what), reason);
		assert.match(reason, /cannot be undone: .+\.$/);
	});
}

test('an act that was refused is none that can be undone', async t => {
	const house = await prepared(t);
	const {backend, admin, alice} = house;
	valueOf(await backend.users.edit(admin, alice.id, {changes: {displayName: 'Alice A.'}, base: {}}));
	errorOf(await backend.users.edit(admin, 1, {changes: {active: false}, base: {}}));
	assert.equal((await shown(house)).subject, 'alice');
});

test('a second console of the same person cannot undo the same act again', async t => {
	const house = await prepared(t);
	valueOf(await acts['a deactivation']!.do(house));
	const {seq} = await shown(house);
	valueOf(await house.backend.undo.apply(house.admin, seq));
	assert.equal(errorOf(await house.backend.undo.apply(house.admin, seq)).code, 'nothing-to-undo');
});

test('a policy that was undone stands in the history of the policy', async t => {
	const house = await prepared(t);
	valueOf(await acts['a policy set']!.do(house));
	valueOf(await undo(house));
	const history = valueOf(await house.backend.policies.history(house.admin, cluster, 'NTSC'));
	assert.deepEqual(
		history.map(({text}) => text),
		['', 'constraints:\n  priority_limit: 7\n'],
	);
});

async function adminNamed({backend, admin}: {backend: Backend; admin: Token}, name: string): Promise<Token> {
	await addUser(backend, admin, name, true);
	return tokenOf(backend, name);
}

/** Does an act and puts store.json back as it was: the process died after the record and before the file. */
async function lostInACrash({dir, backend, admin}: House, act: () => Promise<Result<unknown>>): Promise<void> {
	const file = `${dir}/store.json`;
	const before = await readFile(file);
	valueOf(await act());
	await writeFile(file, before);
	// The next change finds the record ahead of the files, and says so in the log.
	valueOf(await backend.workspaces.create(admin, 'after the crash'));
}

async function records({dir}: House): Promise<ReadonlyArray<Record<string, unknown>>> {
	const text = await readFile(`${dir}/activity.jsonl`, 'utf8');
	return text
		.split('\n')
		.filter(line => line !== '')
		.map(line => JSON.parse(line) as Record<string, unknown>);
}
