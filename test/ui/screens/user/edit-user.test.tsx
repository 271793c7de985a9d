import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import type {UserEdit} from '../../../../source/backend/backend.js';
import {
	addUser,
	asAlice,
	openConsole,
	otherPassword,
	valueOf,
	type OpenConsole,
	type OpenOptions,
} from '../../support/open-console.js';

async function openForm(t: TestContext, options: OpenOptions = {}): Promise<OpenConsole> {
	const screen = await openConsole(t, {
		startPath: 'users/alice/edit',
		prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice')),
		...options,
	});
	await screen.shows('Save');
	return screen;
}

/** Another console changes the user. */
async function elsewhere({other, admin}: OpenConsole, changes: UserEdit['changes'], base: UserEdit['base']) {
	const {id} = valueOf(await other.users.get(admin, 'alice'));
	valueOf(await other.users.edit(admin, id, {changes, base}));
}

test('what was changed is saved, and the page shows it', async t => {
	const screen = await openForm(t);
	await screen.press('tab');
	await screen.type('Alice Ace');
	await screen.press('ctrl-s');
	await screen.shows('✓ alice has been updated');
	await screen.shows(/Display name +Alice Ace/);
});

test('nothing changed is said, and nothing is written', async t => {
	const screen = await openForm(t);
	const before = (await screen.place.activity()).length;
	await screen.press('ctrl-s');
	await screen.shows('Nothing was changed.');
	assert.equal((await screen.place.activity()).length, before);
});

test('renaming keeps the page: it has the new name', async t => {
	const screen = await openForm(t);
	await screen.type('tair');
	await screen.press('ctrl-s');
	await screen.shows('det console ▸ Users ▸ alicetair');
	await screen.shows(/Username +alicetair/);
	await screen.press('escape');
	await screen.shows(/alicetair/);
});

test('fields nobody typed into follow a change made elsewhere', async t => {
	const screen = await openForm(t);
	await screen.type('x');
	await elsewhere(screen, {displayName: 'Ace', admin: true}, {displayName: '', admin: false});
	await screen.shows(/Display name +Ace/);
	await screen.shows('● ClusterAdmin');
	await screen.shows(/Username +alicex/);
	await screen.press('ctrl-s');
	await screen.shows('alicex has been updated');
	const saved = valueOf(await screen.other.users.get(screen.admin, 'alicex'));
	assert.deepEqual([saved.displayName, saved.admin], ['Ace', true]);
});

test('a field both changed says what it is now; the first send is refused, the second overwrites', async t => {
	const screen = await openForm(t);
	await screen.press('tab');
	await screen.type('Mine');
	await elsewhere(screen, {displayName: 'Theirs'}, {displayName: ''});
	await screen.shows(/✗ Changed meanwhile to "Theirs"\. Saving asks once\s+more\./);
	await screen.press('ctrl-s');
	await screen.shows('alice was changed meanwhile: look, and save again to overwrite it');
	await screen.shows(/✗ It is "Theirs" now\. Save again to overwrite\s+it\./);
	await screen.shows(/Display name +Mine/);
	assert.equal(valueOf(await screen.other.users.get(screen.admin, 'alice')).displayName, 'Theirs');
	await screen.press('ctrl-s');
	await screen.shows('✓ alice has been updated');
	assert.equal(valueOf(await screen.other.users.get(screen.admin, 'alice')).displayName, 'Mine');
});

test('a user renamed elsewhere stays the one being edited', async t => {
	const screen = await openForm(t);
	await screen.press('tab');
	await screen.type('Ace');
	await elsewhere(screen, {username: 'alicia'}, {username: 'alice'});
	await screen.shows(/Username +alicia/);
	await screen.shows(/Display name +Ace/);
	await screen.press('ctrl-s');
	await screen.shows('✓ alicia has been updated');
	await screen.shows('det console ▸ Users ▸ alicia');
});

test('remote to local asks for a password and gives it', async t => {
	const screen = await openForm(t, {
		async prepare(backend, admin) {
			const password = {kind: 'remote'} as const;
			valueOf(await backend.users.create(admin, {username: 'alice', displayName: '', admin: false, password}));
		},
	});
	assert.match(screen.text(), /alice · Cannot set username for remote users/);
	assert.doesNotMatch(screen.text(), /Password/);
	await screen.press('tab', 'tab', 'left');
	await screen.shows('Password again');
	await screen.press('ctrl-s');
	await screen.shows('✗ Needs: at least 8 characters');
	await screen.type(`${otherPassword}\t${otherPassword}\r`);
	await screen.shows('✓ alice has been updated');
	valueOf(await screen.other.sessions.signIn('alice', otherPassword));
});

test('local to remote says that the password goes', async t => {
	const screen = await openForm(t);
	await screen.press('tab', 'tab', 'tab', 'right');
	await screen.shows('The password is removed and open sessions end.');
});

test('the last admin cannot be demoted', async t => {
	const screen = await openForm(t, {startPath: 'users/admin/edit'});
	await screen.press('tab', 'tab', 'left', 'ctrl-s');
	await screen.shows('Cannot be demoted: admin is the last active admin');
});

test('who is no admin may change the own names only, and sees why not more', async t => {
	const screen = await openForm(t, {as: asAlice});
	assert.match(screen.text(), /Role +Member · Ask admin: only a ClusterAdmin/);
	assert.match(screen.text(), /Kind +Local · Ask admin: only a ClusterAdmin/);
	await screen.press('tab');
	await screen.type('Ace');
	await screen.press('enter');
	await screen.shows('✓ alice has been updated');
});

test('a name somebody else has is refused and stays to be corrected', async t => {
	const screen = await openForm(t);
	await screen.press('ctrl-u');
	await screen.type('Admin');
	await screen.press('ctrl-s');
	await screen.shows('✗');
	assert.match(screen.text(), /Username +Admin/);
});
