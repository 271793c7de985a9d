import {test} from 'node:test';
import {furnishedHouse} from '../steps/furnished-house.js';
import {createUser, deactivate, openUser, seesUsers} from '../steps/users.js';
import {sitDown} from '../steps/desks.js';

test('what one console changes the other shows at once, its cursor on the same user', async t => {
	const house = await furnishedHouse(t, 'bob', 'carol', 'dora');
	const watcher = await sitDown(t, house, 'bob');
	await seesUsers(watcher);
	await watcher.press('down', 'down');
	await watcher.seesInverse(/carol/);

	const admin = await sitDown(t, house, 'admin');
	await createUser(admin, {username: 'aaron', remote: true});
	await watcher.sees(/aaron/);
	await watcher.seesInverse(/carol/);
	await watcher.press('enter');
	await watcher.sees(/▸ carol/);

	await admin.press('esc');
	await openUser(admin, 'carol');
	await deactivate(admin, 'carol');
	await watcher.sees(/Status +○ inactive/);
});

test('the cursor stays with a user who is renamed elsewhere', async t => {
	const house = await furnishedHouse(t, 'bob', 'carol', 'dora');
	const watcher = await sitDown(t, house, 'bob');
	await seesUsers(watcher);
	await watcher.press('down', 'down');
	await watcher.seesInverse(/carol/);
	const admin = await sitDown(t, house, 'admin', 'users/carol/edit');
	await admin.sees(/▸ Edit/);
	await admin.press('ctrl-u');
	await admin.type('zoe');
	await admin.press('ctrl-s');
	await admin.sees('updated');
	await watcher.seesInverse(/zoe/);
});
