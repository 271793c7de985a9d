import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {test} from 'node:test';
import {errorText} from '../../../source/domain/error-text.js';
import {formatIdentity} from '../../../source/domain/identity/effective-identity.js';
import type {Backend, UserIdentity} from '../../../source/backend/backend.js';
import {addUser, errorOf, makeReadyPlace, tokenOf, valueOf} from '../helpers/test-backend.js';

const link = {agentUid: 200, agentUser: 'someuser', agentGid: 300, agentGroup: 'somegroup'};
const nobody =
	'security:\n  default_task:\n    user: det-nobody\n    uid: 65533\n    group: det-nobody\n    gid: 65533\n';

/** `name user:uid:group:gid source`, or the reason why it is not known. */
function said({user, identity}: UserIdentity): string {
	return `${user.username} ${identity.ok ? `${formatIdentity(identity.value)} ${identity.value.source}` : errorText(identity.error)}`;
}

async function all(backend: Backend, token: string): Promise<readonly string[]> {
	return valueOf(await backend.agents.identities(token)).map(said);
}

test('every user has an identity with its source: link, then default task, then root', async t => {
	const {backend, admin, masterConfigFile} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	valueOf(await backend.agents.link(admin, alice.id, link, undefined));
	const linked = 'alice someuser:200:somegroup:300 link';
	assert.deepEqual(await all(backend, admin), [
		'admin root:0:root:0 builtin',
		'determined root:0:root:0 builtin',
		linked,
	]);
	await writeFile(masterConfigFile, nobody);
	assert.deepEqual(await all(backend, admin), [
		'admin det-nobody:65533:det-nobody:65533 default_task',
		'determined det-nobody:65533:det-nobody:65533 default_task',
		linked,
	]);
	valueOf(await backend.agents.unlink(admin, alice.id));
	assert.equal((await all(backend, admin))[2], 'alice det-nobody:65533:det-nobody:65533 default_task');
});

test('one user is described alike, ignoring case, for everybody who is signed in', async t => {
	const {backend, admin, masterConfigFile} = await makeReadyPlace(t);
	await addUser(backend, admin, 'alice');
	await writeFile(masterConfigFile, nobody);
	const token = await tokenOf(backend, 'alice');
	assert.equal(
		said(valueOf(await backend.agents.describe(token, ' ADMIN'))),
		'admin det-nobody:65533:det-nobody:65533 default_task',
	);
	assert.equal(errorOf(await backend.agents.describe(token, 'zed')).code, 'user-not-found');
	assert.equal(errorOf(await backend.agents.describe('dct_x', 'admin')).code, 'signed-out');
	assert.equal(errorOf(await backend.agents.identities('dct_x')).code, 'signed-out');
});

test('a broken master.yaml stops only what needs it, and says why with the place', async t => {
	const {backend, admin, masterConfigFile} = await makeReadyPlace(t);
	const alice = await addUser(backend, admin, 'alice');
	valueOf(await backend.agents.link(admin, alice.id, link, undefined));
	await writeFile(masterConfigFile, 'security:\n  default_task: {user: [\n');
	const [first, , third] = await all(backend, admin);
	assert.match(first ?? '', /^admin .*master\.yaml, line \d+, column \d+, cannot be used/);
	assert.equal(third, 'alice someuser:200:somegroup:300 link');
	assert.equal(valueOf(await backend.users.list(admin)).length, 3);
	assert.ok(valueOf(await backend.agents.describe(admin, 'alice')).identity.ok);
	valueOf(await backend.agents.unlink(admin, alice.id));
});

test('a wrong block is no root: the master would not start with it', async t => {
	const {backend, admin, masterConfigFile} = await makeReadyPlace(t);
	await writeFile(masterConfigFile, 'security:\n  default_task:\n    user: alice\n    uid: abc\n');
	assert.match((await all(backend, admin))[0] ?? '', /security\.default_task\.uid.*line 4/);
});

test('a block that leaves keys out takes root for them, as the master does', async t => {
	const {backend, admin, masterConfigFile} = await makeReadyPlace(t);
	await writeFile(masterConfigFile, 'security:\n  default_task:\n    user: alice\n    uid: 1000\n');
	assert.equal((await all(backend, admin))[0], 'admin alice:1000:root:0 default_task');
});
