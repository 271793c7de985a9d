import assert from 'node:assert/strict';
import {test} from 'node:test';
import {seesSignIn, signIn, tryToSignIn} from '../../e2e/steps/signing.js';
import {createUser, seesUsers} from '../../e2e/steps/users.js';
import {shareAccount} from './support/shared-account.js';
import {activityOf, storedUsers} from './support/store.js';

test('signing in over a line: a wrong password is refused, the right one leads to the users', async t => {
	const host = await shareAccount(t);
	const alice = host.sit('alice');
	// Another name: after a wrong password its own has to wait a second, which is longer than coming back takes.
	await tryToSignIn(alice, 'bob', 'Wrong7horse battery');
	await alice.sees(/[Ii]nvalid|wrong|incorrect/u);
	await alice.press('ctrl-c');
	await alice.leaves();
	const again = host.sit('alice');
	await signIn(again, 'admin');
	await again.sees('bob');
});

test('a form over a line: a user with accents in the name is created, and can sign in with the one-time password', async t => {
	const host = await shareAccount(t);
	const admin = host.sit('alice', {env: {LANG: 'C.UTF-8'}, ssh: ['-o', 'SendEnv=LANG']});
	await signIn(admin, 'admin');
	await seesUsers(admin);
	const password = await createUser(admin, {username: 'zoe', displayName: 'Zoë Čapková 李'});
	await admin.sees('Zoë Čapková 李');
	assert.ok(storedUsers(host).some(({displayName}) => displayName === 'Zoë Čapková 李'));
	const zoe = host.sit('bob');
	await tryToSignIn(zoe, 'zoe', password);
	await zoe.sees(/one-time/u);
});

test('a window that changes its size over a line keeps what is typed, and gets the whole width', async t => {
	const host = await shareAccount(t);
	const alice = host.sit('alice');
	await seesSignIn(alice);
	await alice.type('adm');
	await alice.sees(/Username +adm/u);
	alice.resize(40, 10);
	await alice.sees('60x15');
	alice.resize(132, 43);
	await alice.sees(/Username +adm/u);
	await alice.type('in');
	await alice.sees(/Username +admin/u);
	await alice.sees(/^─{132}$/mu);
});

test('a bulk act over a line: the marked users are deactivated, each by a record of its own', async t => {
	const host = await shareAccount(t, {people: ['alice', 'bob', 'carol', 'dave']});
	const admin = host.sit('alice');
	await signIn(admin, 'admin');
	await admin.sees('dave');
	await admin.press('down', 'space', 'space', 'space');
	await admin.sees('3 marked');
	await admin.press('d');
	await admin.sees('Deactivate 3 users?');
	await admin.sees(/No .*session|session.* will end/iu);
	await admin.press('tab');
	await admin.seesInverse(/Deactivate/u);
	await admin.press('enter');
	await admin.sees('3 users deactivated');
	const active = storedUsers(host).filter(user => user.active);
	assert.deepEqual(
		active.map(user => user.username),
		['admin', 'dave'],
	);
	const edited = activityOf(host).filter(({act, result}) => act === 'user.edit' && result === 'ok');
	assert.deepEqual(
		edited.map(({object}) => object),
		['alice', 'bob', 'carol'],
	);
});
