import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {errorText} from '../../../source/domain/error-text.js';
import type {DetError} from '../../../source/domain/errors.js';
import {restore} from '../../../source/backend/recovery/restore.js';
import {atTheDesk} from '../../backend/helpers/test-backend.js';
import {temporaryDirectory} from '../../store/fixture.js';
import {acts, memoryOf} from '../support/acts.js';
import {actedAt, furnishedHouse, houseIn, openHouse, type House, type Tokens} from '../support/house.js';
import {note} from '../support/note.js';

/** Every name the product reads or writes, below the house. */
const names = [
	'data/store.json',
	'data/sessions.json',
	'data/activity.jsonl',
	'data/lock.db',
	'data/lock.holder',
	'data/initialised',
	...Array.from({length: 10}, (_, index) => `data/store.json.${index + 1}`),
	'state/sessions.json',
	'state/lock.db',
	'state/lock.holder',
];

/** What somebody may have put there; gives what must be found unharmed afterwards. */
const plants: Readonly<Record<string, (place: string, victim: string) => void>> = {
	'a link to a file': (place, victim) => fs.symlinkSync(victim, place),
	'a link to nothing': (place, victim) => fs.symlinkSync(`${victim}.not-there`, place),
	'another name of a file': (place, victim) => fs.linkSync(victim, place),
	'a pipe': place => execFileSync('mkfifo', [place]),
	'a directory': place => fs.mkdirSync(place),
	'a device': place => execFileSync('mknod', [place, 'c', '1', '3']),
};

for (const [what, plant] of Object.entries(plants)) {
	test(`${what} in the place of any file is never written through, nor waited for, and what is refused is said`, async t => {
		const root = temporaryDirectory(t);
		const template = path.join(root, 'template');
		const tokens = await furnishedHouse(houseIn(template));
		for (const name of names) {
			const dir = path.join(root, 'house');
			fs.rmSync(dir, {recursive: true, force: true});
			fs.cpSync(template, dir, {recursive: true});
			const victim = path.join(root, 'victim');
			fs.writeFileSync(victim, 'precious', {mode: 0o600});
			const place = path.join(dir, name);
			fs.rmSync(place, {force: true});
			plant(place, victim);
			for (const error of await tryAll(houseIn(dir), tokens)) assert.match(errorText(error), /\w{3,} \w{2,}/, name);
			assert.equal(fs.readFileSync(victim, 'utf8'), 'precious', `${what} at ${name} was written through`);
			assert.equal(fs.statSync(victim).mode & 0o777, 0o600, `the mode of ${what} at ${name}`);
			assert.equal(fs.existsSync(`${victim}.not-there`), false, `a file was made behind ${what} at ${name}`);
		}
		note(names.length);
	});
}

/** Everything that reads and writes; gives the refusals. */
async function tryAll(house: House, tokens: Tokens): Promise<readonly DetError[]> {
	const errors: DetError[] = [];
	const backend = await openHouse(house, {at: actedAt, salt: 1});
	const state = await backend.setup.state();
	assert.ok(!state.ok || state.value.initialised, 'the first-run wizard would open');
	for (const act of ['create a user', 'remember a token'] as const) {
		const result = await acts[act]({backend, tokens, house, at: actedAt});
		if (!result.ok) errors.push(result.error);
	}
	await memoryOf({backend, house}).load();
	await backend.close();
	const restored = await restore({dataDir: house.data, origin: atTheDesk, clock: () => new Date(actedAt)}, 1);
	if (!restored.ok) errors.push(restored.error);
	return errors;
}
