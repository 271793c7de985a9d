import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Backend} from '../../../../source/backend/backend.js';
import {addUser, asAlice, openConsole, valueOf} from '../../support/open-console.js';

const link = {agentUid: 200, agentUser: 'someuser', agentGid: 300, agentGroup: 'ml'};

async function withAlice(backend: Backend, admin: string): Promise<void> {
	await addUser(backend, admin, 'alice');
}

async function withLink(backend: Backend, admin: string): Promise<void> {
	const alice = await addUser(backend, admin, 'alice');
	valueOf(await backend.agents.link(admin, alice.id, link, undefined));
}

const linkOf = async (backend: Backend, admin: string) =>
	valueOf(await backend.users.get(admin, 'alice')).agentUserGroup;

test('four values typed in one go link the user, from the list and back to it', async t => {
	const screen = await openConsole(t, {startPath: 'agents', prepare: withAlice});
	await screen.shows('alice');
	await screen.press('down', 'l');
	await screen.shows('det console ▸ Users ▸ alice ▸ Agent link');
	await screen.type('200\rsomeuser\r300\rml');
	await screen.shows('Tasks of alice will run as someuser:ml (200:300) from their next start on.');
	await screen.press('enter');
	await screen.shows('✓ alice linked: tasks run as someuser:200:ml:300');
	await screen.shows('det console ▸ Agent links');
	assert.deepEqual(await linkOf(screen.other, screen.admin), link);
});

test('what is typed is checked as it is typed, what is missing when it is sent', async t => {
	const screen = await openConsole(t, {startPath: 'users/alice/link', prepare: withAlice});
	await screen.shows('Agent uid');
	assert.doesNotMatch(screen.text(), /✗/);
	await screen.type('-1');
	await screen.shows('✗ A whole number from 0 to 2147483647, digits only.');
	await screen.press('ctrl-u');
	await screen.type('4294967295\ta b');
	await screen.shows('✗ Must be a name of up to 32');
	await screen.press('ctrl-s');
	await screen.until(() => screen.text().match(/✗ All four are needed\./g)?.length === 2);
	assert.equal(await linkOf(screen.other, screen.admin), undefined);
});

test('root asks for the word before it is linked', async t => {
	const screen = await openConsole(t, {startPath: 'users/alice/link', prepare: withAlice});
	await screen.shows('Agent uid');
	await screen.type('0\troot\t0\troot');
	await screen.shows('! uid 0 is root');
	await screen.press('ctrl-s');
	await screen.shows('✗ Type root to confirm that tasks may be root on the agents.');
	assert.equal(await linkOf(screen.other, screen.admin), undefined);
	await screen.type('root\r');
	await screen.shows('✓ alice linked: tasks run as root:0:root:0');
	assert.equal((await linkOf(screen.other, screen.admin))?.agentUid, 0);
});

test('an odd number and the accounts of this host are warned of while typing', async t => {
	const screen = await openConsole(t, {startPath: 'users/alice/link', prepare: withAlice});
	await screen.shows('Agent uid');
	await screen.type('65535\tdaemon-x\t300\tml');
	await screen.shows('! uid 65535 is what old programs and NFS take for');
});

test('a link that is there is what the form begins with', async t => {
	const screen = await openConsole(t, {startPath: 'users/alice/link', prepare: withLink});
	await screen.shows(/Agent uid +200/);
	await screen.shows(/Agent group +ml/);
	await screen.press('ctrl-u');
	await screen.type('201\u0013');
	await screen.shows('✓ alice linked');
	assert.deepEqual(await linkOf(screen.other, screen.admin), {...link, agentUid: 201});
});

test('a link somebody else made meanwhile is shown, and overwritten only on purpose', async t => {
	const screen = await openConsole(t, {startPath: 'users/alice/link', prepare: withAlice});
	await screen.shows('Agent uid');
	await screen.type('500\tbob\t500\tbob');
	const {id} = valueOf(await screen.other.users.get(screen.admin, 'alice'));
	valueOf(await screen.other.agents.link(screen.admin, id, link, undefined));
	await screen.shows('Linked meanwhile: someuser:200:ml:300');
	await screen.press('ctrl-s');
	await screen.shows('✗ alice was changed meanwhile');
	assert.deepEqual(await linkOf(screen.other, screen.admin), link);
	await screen.press('ctrl-s');
	await screen.shows('✓ alice linked');
	assert.equal((await linkOf(screen.other, screen.admin))?.agentUser, 'bob');
});

test('leaving asks when something was typed', async t => {
	const screen = await openConsole(t, {startPath: 'users/alice/link', prepare: withAlice});
	await screen.shows('Agent uid');
	await screen.type('5');
	await screen.press('escape');
	await screen.shows('Leave without saving?');
	await screen.press('escape');
	await screen.shows(/Agent uid +5/);
	await screen.press('backspace', 'escape');
	await screen.shows('Display name');
});

test('the form is closed to those who may not link, and to names nobody has', async t => {
	const screen = await openConsole(t, {startPath: 'users/alice/link', prepare: withAlice, as: asAlice});
	await screen.shows('Ask admin: only a ClusterAdmin may.');
	await screen.press('escape');
	await screen.shows('Display name');
	const lost = await openConsole(t, {startPath: 'users/zed/link'});
	await lost.shows('zed: User not found');
});

test('at the smallest size the form scrolls with the focus, and what to beware of is there', async t => {
	const screen = await openConsole(t, {startPath: 'users/alice/link', prepare: withAlice, columns: 60, rows: 15});
	await screen.shows('Agent uid');
	await screen.type('0\troot\t0\troot');
	await screen.press('ctrl-s');
	await screen.shows('Type root to confirm');
	await screen.shows('! uid 0 is root');
	for (const part of [/Type "root"/, / Link /]) assert.match(screen.text(), part);
});
