import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {test, type TestContext} from 'node:test';
import type {BulkActs, Token} from '../../../source/backend/backend.js';
import {addUser, errorOf, makeReadyPlace, tokenOf, valueOf} from '../helpers/test-backend.js';

const link = {agentUid: 4000, agentUser: 'pool', agentGid: 4000, agentGroup: 'pool'};
const names = ['alice', 'bob', 'carol'];

async function prepared(t: TestContext) {
	const place = await makeReadyPlace(t);
	const users = [];
	for (const name of names) users.push(await addUser(place.backend, place.admin, name));
	return {...place, users};
}

type House = Awaited<ReturnType<typeof prepared>>;

/** Deactivates the users, as one act. */
async function deactivateAll({backend, admin, users}: House) {
	const together = backend.bulk();
	for (const user of users) valueOf(await deactivate(together, admin, user));
}

function deactivate(acts: Pick<BulkActs, 'users'>, token: Token, {id}: {readonly id: number}) {
	return acts.users.edit(token, id, {changes: {active: false}, base: {active: true}});
}

/** Undoes all that is shown first, as the console does. */
async function undoAll({backend, admin}: House) {
	const {items} = valueOf(await backend.undo.preview(admin));
	const together = backend.bulk();
	for (const {seq} of items) valueOf(await together.undo.apply(admin, seq));
}

async function whoIsActive({backend, admin}: House) {
	const users = valueOf(await backend.users.list(admin));
	return users.filter(user => user.active && names.includes(user.username)).map(({username}) => username);
}

async function previewOf({backend, admin}: House) {
	return valueOf(await backend.undo.preview(admin));
}

test('the records of one bulk act carry one mark, which no other act has', async t => {
	const house = await prepared(t);
	await deactivateAll(house);
	const together = house.backend.bulk();
	for (const {id} of house.users) valueOf(await together.agents.link(house.admin, id, link, undefined));
	valueOf(await house.backend.agents.unlink(house.admin, house.users[0]!.id));
	const marks = (await records(house)).slice(-7).map(({bulk}) => bulk);
	assert.deepEqual(marks.map(mark => typeof mark).join(' '), `${'string '.repeat(6)}undefined`);
	assert.deepEqual([marks[0], marks[1], marks[3], marks[4]], [marks[2], marks[2], marks[5], marks[5]]);
	assert.notEqual(marks[0], marks[3]);
});

test('a bulk act is undone as one, item by item, and done again as one', async t => {
	const house = await prepared(t);
	await deactivateAll(house);
	const preview = await previewOf(house);
	assert.deepEqual(
		preview.items.map(({name, noun, problem}) => ({name, noun, problem})),
		names.map(name => ({name, noun: 'user', problem: undefined})),
	);
	assert.deepEqual(
		preview.items.map(({steps}) => steps),
		names.map(() => [{field: 'active', from: 'no', to: 'yes'}]),
	);
	await undoAll(house);
	assert.deepEqual(await whoIsActive(house), names);
	const undone = (await records(house)).slice(-3);
	assert.deepEqual(
		undone.map(({undoes}) => undoes),
		preview.items.map(({seq}) => seq),
	);
	const again = await previewOf(house);
	assert.equal(again.wasUndoing, true);
	assert.deepEqual(
		again.items.map(({name}) => name),
		names,
	);
	await undoAll(house);
	assert.deepEqual(await whoIsActive(house), []);
	await undoAll(house);
	assert.deepEqual(await whoIsActive(house), names);
});

test('links and roles given and taken in bulk are undone as one', async t => {
	const house = await prepared(t);
	const {backend, admin, users} = house;
	const linking = backend.bulk();
	for (const {id} of users) valueOf(await linking.agents.link(admin, id, link, undefined));
	const linked = await previewOf(house);
	assert.deepEqual(
		linked.items.map(({name, noun}) => `${noun} ${name}`),
		names.map(name => `agent link ${name}`),
	);
	await undoAll(house);
	assert.ok(valueOf(await backend.users.list(admin)).every(({agentUserGroup}) => agentUserGroup === undefined));

	for (const {id} of users) valueOf(await backend.roles.assign(admin, id, {role: 'ClusterAdmin'}));
	const taking = backend.bulk();
	for (const {id} of users) valueOf(await taking.roles.unassign(admin, id, {role: 'ClusterAdmin'}));
	const taken = await previewOf(house);
	assert.deepEqual(
		taken.items.map(({name, noun}) => `${noun} ${name}`),
		names.map(name => `role ${name} on the cluster`),
	);
	await undoAll(house);
	assert.equal(valueOf(await backend.roles.list(admin)).filter(({role}) => role === 'ClusterAdmin').length, 4);
});

test('what somebody else changed since is left out, with who it was; the others can be undone', async t => {
	const house = await prepared(t);
	const {backend, admin, users} = house;
	await addUser(backend, admin, 'dave', true);
	const dave = await tokenOf(backend, 'dave');
	await deactivateAll(house);
	for (const active of [true, false]) {
		valueOf(await backend.users.edit(dave, users[1]!.id, {changes: {active}, base: {}}));
	}

	const {items} = await previewOf(house);
	const changed = {code: 'changed-since', name: 'bob', by: 'dave'};
	assert.deepEqual(
		items.map(({problem}) => problem),
		[undefined, changed, undefined],
	);
	const together = backend.bulk();
	const outcomes = [];
	for (const {seq} of items) outcomes.push(await together.undo.apply(admin, seq));
	assert.deepEqual(
		outcomes.map(({ok}) => ok),
		[true, false, true],
	);
	assert.deepEqual(errorOf(outcomes[1]!), changed);
	assert.deepEqual(await whoIsActive(house), ['alice', 'carol']);
	const again = await previewOf(house);
	assert.deepEqual(
		again.items.map(({name}) => name),
		['alice', 'carol'],
	);
});

test('only what was done of a bulk act is undone; where that is one thing, it is an act like any other', async t => {
	const house = await prepared(t);
	const {backend, admin, users} = house;
	const together = backend.bulk();
	errorOf(await deactivate(together, admin, {id: 1}));
	valueOf(await deactivate(together, admin, users[0]!));
	// Already linked so: nothing changes.
	valueOf(await deactivate(together, admin, users[0]!));
	assert.deepEqual(
		(await previewOf(house)).items.map(({subject}) => subject),
		['alice'],
	);
	await lostInACrash(house, () => deactivate(together, admin, users[1]!));
	valueOf(await deactivate(together, admin, users[2]!));
	assert.deepEqual(
		(await previewOf(house)).items.map(({subject}) => subject),
		['alice', 'carol'],
	);
});

test('what was stopped and gone on with is one act; undone in part, that part is done again', async t => {
	const house = await prepared(t);
	await deactivateAll(house);
	const {items} = await previewOf(house);
	const together = house.backend.bulk();
	valueOf(await together.undo.apply(house.admin, items[0]!.seq));
	valueOf(await together.undo.apply(house.admin, items[1]!.seq));
	assert.deepEqual(
		(await previewOf(house)).items.map(({name}) => name),
		['alice', 'bob'],
	);
	valueOf(await together.undo.apply(house.admin, items[2]!.seq));
	assert.deepEqual(
		(await previewOf(house)).items.map(({name}) => name),
		names,
	);
});

test('what one has done meanwhile stops undoing, before it begins and on the way', async t => {
	const house = await prepared(t);
	const {backend, admin, users} = house;
	await deactivateAll(house);
	const {items} = await previewOf(house);
	const together = backend.bulk();
	valueOf(await together.undo.apply(admin, items[0]!.seq));
	valueOf(await backend.users.edit(admin, users[0]!.id, {changes: {displayName: 'Alice A.'}, base: {}}));
	assert.equal(errorOf(await together.undo.apply(admin, items[1]!.seq)).code, 'nothing-to-undo');
	assert.equal(errorOf(await backend.bulk().undo.apply(admin, items[1]!.seq)).code, 'nothing-to-undo');
	assert.deepEqual(await whoIsActive(house), ['alice']);
});

test('a second console of the same person cannot undo the same bulk act again', async t => {
	const house = await prepared(t);
	await deactivateAll(house);
	const {items} = await previewOf(house);
	await undoAll(house);
	const late = house.backend.bulk();
	for (const {seq} of items) assert.equal(errorOf(await late.undo.apply(house.admin, seq)).code, 'nothing-to-undo');
	assert.deepEqual(await whoIsActive(house), names);
});

test("somebody else's acts between those of a bulk act do not part it, nor does the mark make them one's own", async t => {
	const house = await prepared(t);
	const {backend, admin, users} = house;
	await addUser(backend, admin, 'dave', true);
	const dave = await tokenOf(backend, 'dave');
	const together = backend.bulk();
	valueOf(await deactivate(together, admin, users[0]!));
	valueOf(await deactivate(together, dave, users[1]!));
	valueOf(await deactivate(together, admin, users[2]!));
	assert.deepEqual(
		(await previewOf(house)).items.map(({name}) => name),
		['alice', 'carol'],
	);
});

/** Does an act and puts store.json back as it was: the process died after the record and before the file. */
async function lostInACrash({dir, backend, admin}: House, act: () => Promise<unknown>): Promise<void> {
	const file = `${dir}/store.json`;
	const before = await readFile(file);
	await act();
	await writeFile(file, before);
	// The next change finds the record ahead of the files, and says so in the log.
	valueOf(await backend.workspaces.create(admin, 'after the crash'));
}

async function records({activity}: House) {
	return (await activity()) as unknown as ReadonlyArray<{readonly bulk?: unknown; readonly undoes?: number}>;
}
