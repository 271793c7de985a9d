import {test} from 'node:test';
import {furnishedHouse} from '../steps/furnished-house.js';
import {seesSignIn, signIn} from '../steps/signing.js';
import {deactivate, openUser, resetPassword} from '../steps/users.js';
import {sitDown} from '../steps/desks.js';

test('who is deactivated is led to the sign-in at once, with the reason', async t => {
	const house = await furnishedHouse(t, 'alice');
	const alice = await sitDown(t, house, 'alice');
	const admin = await sitDown(t, house, 'admin');
	await openUser(admin, 'alice');
	await deactivate(admin, 'alice');
	await seesSignIn(alice);
	await alice.sees(/was deactivated/);
	await admin.sees('inactive');
});

test('whose password is set anew by an admin is led to the sign-in, out of the middle of a form', async t => {
	const house = await furnishedHouse(t, 'alice');
	const alice = await sitDown(t, house, 'alice', 'users/alice/edit');
	await alice.sees(/▸ Edit/);
	await alice.type('half a na');
	const admin = await sitDown(t, house, 'admin', 'users/alice');
	const oneTime = await resetPassword(admin, 'alice');
	await seesSignIn(alice);
	await alice.sees(/An admin reset your password/);
	await signIn(alice, 'alice', oneTime);
	await alice.sees('one-time');
});
