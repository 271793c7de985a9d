import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {test} from 'node:test';
import type {Backend} from '../../../../source/backend/backend.js';
import {addUser, asAlice, openConsole, valueOf} from '../../support/open-console.js';

const link = {agentUid: 200, agentUser: 'someuser', agentGid: 300, agentGroup: 'ml'};
const nobody = 'security:\n  default_task: {user: det-nobody, uid: 65533, group: det-nobody, gid: 65533}\n';

async function prepare(backend: Backend, admin: string): Promise<void> {
	const alice = await addUser(backend, admin, 'alice');
	valueOf(await backend.agents.link(admin, alice.id, link, undefined));
	await addUser(backend, admin, 'bob');
}

test('every user is there with link, identity and why; root is marked and counted', async t => {
	const screen = await openConsole(t, {startPath: 'agents', prepare});
	await screen.shows('someuser:ml (200:300)');
	assert.match(screen.text(), /Username ↑ +Agent link +Tasks run as +Why/);
	assert.match(screen.text(), /alice +someuser:ml \(200:300\) +someuser:ml \(200:300\) +linked/);
	assert.match(screen.text(), /bob +none +! root \(0:0\) +built in/);
	assert.match(screen.text(), /! Tasks of 3 users run as root/);
	assert.match(screen.text(), /3 as root · 4 users/);
});

test('the section has a number key, which leads there from the users and back', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows('bob');
	await screen.press('3');
	await screen.shows('det console ▸ Agent links');
	await screen.press('4');
	await screen.shows('det console ▸ Default task');
	await screen.press('1');
	await screen.shows('det console ▸ Users');
});

test('the users table and the page of a user show whom tasks run as', async t => {
	const screen = await openConsole(t, {prepare});
	await screen.shows(/alice .*someuser/);
	await screen.shows(/bob .*! root/);
	await writeFile(screen.place.masterConfigFile, nobody);
	await screen.shows(/bob .*det-nob/);
	await screen.press('down', 'enter');
	await screen.shows(/Tasks run as +someuser:ml \(200:300\): linked with this agent user/);
});

test('an edit of master.yaml by somebody else shows at once', async t => {
	const screen = await openConsole(t, {startPath: 'agents', prepare});
	await screen.shows('3 as root');
	await writeFile(screen.place.masterConfigFile, nobody);
	await screen.shows('0 as root');
	assert.match(screen.text(), /bob +none +det-nobody \(65533:65533\) +default_task/);
	assert.match(screen.text(), /✓ No user's tasks run as root/);
});

test('a broken master.yaml is said once, with the place; links stay known and usable', async t => {
	const screen = await openConsole(t, {startPath: 'agents', prepare});
	await screen.shows('3 as root');
	await writeFile(screen.place.masterConfigFile, 'security: {\n');
	await screen.shows(/line\s+2,\s+column\s+1,\s+cannot\s+be\s+used/);
	assert.match(screen.text(), /\? Not known of 3 users/);
	assert.match(screen.text(), /alice +someuser.*linked/);
	assert.match(screen.text(), /bob +none +\? unknown/);
	await screen.press('down', 'x');
	await screen.shows('Whom is not known now');
});

test('unlinking asks with the focus on Cancel and says whom the tasks run as then', async t => {
	const screen = await openConsole(t, {startPath: 'agents', prepare});
	await screen.shows('someuser');
	await screen.press('down', 'x');
	await screen.shows('Unlink alice?');
	await screen.shows('! root (0:0): no link, no default_task');
	await screen.shows('Root owns every bind-mounted file');
	await screen.press('enter');
	await screen.hides('Unlink alice?');
	assert.ok(valueOf(await screen.other.users.get(screen.admin, 'alice')).agentUserGroup);
	await screen.press('x');
	await screen.shows('! root (0:0)');
	await screen.press('tab', 'enter');
	await screen.shows('✓ alice unlinked');
	assert.equal(valueOf(await screen.other.users.get(screen.admin, 'alice')).agentUserGroup, undefined);
	await screen.shows('4 as root');
});

test('a user without a link cannot be unlinked: the key says so', async t => {
	const screen = await openConsole(t, {startPath: 'agents', prepare});
	await screen.shows('someuser');
	await screen.press('x');
	await screen.shows('admin has no link');
});

test('somebody who is no admin sees everything and changes nothing', async t => {
	const screen = await openConsole(t, {startPath: 'agents', prepare, as: asAlice});
	await screen.shows('someuser:ml (200:300)');
	for (const key of ['l', 'x']) {
		await screen.press(key);
		await screen.shows('Ask admin: only a ClusterAdmin may.');
	}

	await screen.press('4');
	await screen.shows('Every task needs a writable HOME');
	for (const key of ['n', 'r', 'c']) {
		await screen.press(key);
		await screen.shows('Ask admin: only a ClusterAdmin may.');
	}
});

test('Enter opens the user, and the filter finds those who are root', async t => {
	const screen = await openConsole(t, {startPath: 'agents', prepare});
	await screen.shows('someuser');
	await screen.type('/root\r');
	await screen.shows('3 of 4');
	assert.doesNotMatch(screen.text(), /alice/);
	await screen.press('down', 'enter');
	await screen.shows('det console ▸ Users ▸ bob');
});

test('at the smallest size the root mark and the reason stay', async t => {
	const screen = await openConsole(t, {startPath: 'agents', prepare, columns: 60, rows: 15});
	await screen.shows(/bob +! root \(0:0\) +built in/);
});
