import assert from 'node:assert/strict';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {sitDown} from '../steps/desks.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {seesUsers} from '../steps/users.js';

test('marked users are deactivated one by one, who is signed in among them is out, and u takes it back as one', async t => {
	const house = await furnishedHouse(t, 'alice', 'bob', 'carol', {username: 'carmen', admin: true});
	const bob = await sitDown(t, house, 'bob');
	const admin = await sitDown(t, house, 'admin');
	await seesUsers(admin);
	await admin.press('/');
	await admin.type('member !inactive');
	await admin.press('enter', '*');
	await admin.sees('3 marked · 3 of 6');
	await admin.press('d');
	await admin.sees(/Deactivate 3 users\?[^]*alice, bob, carol[^]*1 open session[^]*\[ Cancel \]/u);
	await admin.press('tab', 'enter');
	await admin.sees('3 users deactivated');
	await bob.sees('was deactivated');
	const acts = readFileSync(join(house.data, 'activity.jsonl'), 'utf8').match(
		/"act":"user\.edit".*"active":\[true,false\]/gu,
	);
	assert.equal(acts?.length, 3);
	await admin.press('u');
	await admin.sees(/Undo your change of 3 users\?[^]*alice, bob, carol[^]*active: no → yes[^]*\[ Cancel \]/u);
	await admin.press('tab', 'enter');
	await admin.sees('Undone: 3 users, active: yes');
});

test('a list is exported to a new file of the person alone', async t => {
	const house = await furnishedHouse(t, 'alice', 'bob');
	const admin = await sitDown(t, house, 'admin');
	await seesUsers(admin);
	await admin.press('E');
	await admin.sees('Write 4 users as CSV');
	await admin.press('enter');
	await admin.sees('4 users written to ~/users-');
	const {home} = admin.house;
	const [file = ''] = readdirSync(home).filter(name => name.endsWith('.csv'));
	assert.equal(statSync(join(home, file)).mode & 0o777, 0o600);
	assert.match(readFileSync(join(home, file), 'utf8'), /^active,admin,.*,username\r\n(.*\r\n){4}$/u);
	await admin.press('E');
	await admin.sees('Write 4 users as CSV');
	await admin.press('enter');
	await admin.sees('it is there already');
});
