import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {valueOf} from '../../backend/helpers/test-backend.js';
import {temporaryDirectory} from '../../store/fixture.js';
import {acts} from '../support/acts.js';
import {actedAt, furnishedHouse, houseIn, openHouse, type House, type Tokens} from '../support/house.js';
import {mount, mountableDirectory} from '../support/mounts.js';
import {note} from '../support/note.js';

test('a bind-mounted master.yaml, which cannot be renamed over, is written in place, and no backup stays', async t => {
	const {house, tokens, origin} = await bound(t);
	const inode = fs.statSync(origin).ino;
	await setAndLook(house, tokens);
	assert.match(fs.readFileSync(origin, 'utf8'), /user: tasks/);
	assert.equal(fs.statSync(house.masterConfig).ino, inode, 'it is still the file that is mounted');
	note(1);
});

test('so is one from another file system in a directory that cannot be written', async t => {
	const {house, tokens, dir} = await bound(t);
	const etc = path.join(dir, 'etc');
	mount('--bind', etc, etc);
	mount('-o', 'remount,bind,ro', etc);
	const inner = path.join(dir, 'inner.yaml');
	fs.copyFileSync(house.masterConfig, inner);
	mount('--bind', inner, house.masterConfig);
	await setAndLook(house, tokens);
	assert.match(fs.readFileSync(inner, 'utf8'), /user: tasks/);
	note(1);
});

test('a master.yaml with a second name keeps it, and one behind a link stays behind it', async t => {
	const dir = temporaryDirectory(t);
	const house = houseIn(dir);
	const tokens = await furnishedHouse(house);
	const second = path.join(dir, 'second.yaml');
	fs.linkSync(house.masterConfig, second);
	await setAndLook(house, tokens);
	assert.match(fs.readFileSync(second, 'utf8'), /user: tasks/);
	fs.unlinkSync(house.masterConfig);
	fs.symlinkSync(second, house.masterConfig);
	const backend = await openHouse(house, {at: actedAt, salt: 2});
	valueOf<unknown>(await acts['unset the default task']({backend, tokens, house, at: actedAt}));
	await backend.close();
	assert.doesNotMatch(fs.readFileSync(second, 'utf8'), /default_task/);
	assert.ok(fs.lstatSync(house.masterConfig).isSymbolicLink());
	note(2);
});

/** A furnished house whose master.yaml is mounted over from elsewhere. */
async function bound(t: TestContext): Promise<{house: House; tokens: Tokens; origin: string; dir: string}> {
	const dir = mountableDirectory(t);
	const house = houseIn(dir);
	const tokens = await furnishedHouse(house);
	const origin = path.join(dir, 'origin.yaml');
	fs.copyFileSync(house.masterConfig, origin);
	mount('--bind', origin, house.masterConfig);
	return {house, tokens, origin, dir};
}

/** Sets the default task; everything else in the file stays as it is. */
async function setAndLook(house: House, tokens: Tokens): Promise<void> {
	const before = fs.readFileSync(house.masterConfig, 'utf8');
	const backend = await openHouse(house, {at: actedAt, salt: 1});
	valueOf<unknown>(await acts['set the default task']({backend, tokens, house, at: actedAt}));
	await backend.close();
	assert.equal(withoutValues(fs.readFileSync(house.masterConfig, 'utf8')), withoutValues(before));
	const names = [house.data, path.dirname(house.masterConfig)].flatMap(dir => fs.readdirSync(dir));
	assert.deepEqual(
		names.filter(name => /backup|\.tmp$/.test(name)),
		[],
	);
}

function withoutValues(text: string): string {
	return text.replaceAll(/ (det-nobody|tasks|65533|1500)\n/g, ' \n');
}
