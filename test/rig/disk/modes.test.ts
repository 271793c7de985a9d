import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {valueOf} from '../../backend/helpers/test-backend.js';
import {openStore} from '../../../source/store/open-store.js';
import {options, temporaryDirectory} from '../../store/fixture.js';
import {acts} from '../support/acts.js';
import {furnishedHouse, houseIn, openHouse} from '../support/house.js';
import {note} from '../support/note.js';

for (const umask of [0o000, 0o022, 0o077, 0o777]) {
	test(`with umask ${umask.toString(8).padStart(3, '0')} every file is 0600 and every directory 0700`, async t => {
		const before = process.umask(umask);
		t.after(() => process.umask(before));
		const root = temporaryDirectory(t);
		process.umask(before);
		// Made by the product itself, all of them.
		const house = {...houseIn(root), data: path.join(root, 'deep/data'), state: path.join(root, 'deep/state')};
		const ready = await furnishedHouse({...house, data: path.join(root, 'other/data')});
		process.umask(umask);
		fs.rmSync(house.masterConfig);
		const backend = await openHouse(house);
		valueOf(await acts['set up']({backend, tokens: ready, house, at: ''}));
		const {token} = valueOf(await backend.sessions.signIn('admin', 'correctHorse7battery'));
		const tokens = {...ready, admin: token, alice: token};
		valueOf(await acts['remember a token']({backend, tokens, house, at: ''}));
		valueOf(await acts['create a user']({backend, tokens, house, at: ''}));
		await backend.close();
		process.umask(before);
		let files = 0;
		for (const name of fs.readdirSync(path.join(root, 'deep'), {recursive: true, encoding: 'utf8'})) {
			const stat = fs.lstatSync(path.join(root, 'deep', name));
			assert.equal((stat.mode & 0o777).toString(8), stat.isDirectory() ? '700' : '600', name);
			files++;
		}
		assert.equal((fs.statSync(house.masterConfig).mode & 0o777).toString(8), '600', 'a new master.yaml');
		note(files + 1);
	});
}

test('a directory that a stranger could change, at any height above the store, is refused, and no other', async t => {
	const stranger = 4242;
	let cases = 0;
	for (const [height, name] of ['a/b/data', 'a/b', 'a'].entries()) {
		for (const owner of [0, stranger]) {
			for (const mode of [0o700, 0o755, 0o770, 0o775, 0o777, 0o1777]) {
				const root = temporaryDirectory(t);
				const data = path.join(root, 'a/b/data');
				fs.mkdirSync(data, {recursive: true, mode: 0o700});
				fs.chownSync(path.join(root, name), owner, 0);
				fs.chmodSync(path.join(root, name), mode);
				const result = await openStore(options(data));
				// Above the store a sticky directory is as good as one nobody may write in: what is in it is ours.
				const isSticky = height > 0 && (mode & 0o1000) !== 0;
				const isSafe = owner === 0 && ((mode & 0o022) === 0 || isSticky);
				const what = `${name} of ${owner}, mode ${mode.toString(8)}`;
				assert.equal(result.ok, isSafe, what);
				if (result.ok) await result.value.close();
				else assert.match(JSON.stringify(result.error), /"store-unsafe".*"remedy":"(chmod|name a directory) /, what);
				cases++;
			}
		}
	}
	note(cases);
});
