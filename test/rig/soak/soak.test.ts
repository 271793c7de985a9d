import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import test from 'node:test';
import {valueOf} from '../../backend/helpers/test-backend.js';
import {furnishedHouse, password} from '../../e2e/steps/furnished-house.js';
import {lockIsFree} from '../../e2e/steps/machine.js';
import {readActivity} from '../../store/read-activity.js';
import {startMember} from '../support/crew.js';
import {note} from '../support/note.js';
import {openHere} from '../support/place.js';
import {randomFor} from '../support/seed.js';
import {monkey} from './monkey.js';

const monkeys = 8;
const seconds = process.env['RIG_LONG'] === undefined ? 60 : 600;

test(`${monkeys} consoles under random keys, kills and resizes for ${seconds} s: none crashes, nothing acknowledged is lost (R80)`, async t => {
	const admins = Array.from({length: 6}, (_, index) => ({username: `soak-${index}`, admin: true}));
	const house = await furnishedHouse(t, ...admins, 'member', {username: 'away', active: false});
	const firstUsers = admins.length + 4; // admin, determined, member, away
	const end = performance.now() + seconds * 1000;
	const until = () => performance.now() > end;
	const names = [...admins.map(({username}) => username), 'member'];
	const playing = Promise.all(
		Array.from({length: monkeys}, (_, index) =>
			monkey(t, {house, names, password, random: randomFor(`monkey ${index}`), until}),
		),
	);
	// Beside them somebody works who writes down what was acknowledged.
	const backend = await openHere(house.data);
	t.after(() => backend.close());
	const writer = await startMember(t, house.data);
	const made: string[] = [];
	for (let round = 0; !until(); round++) {
		const signedIn = await writer.ask<{token?: string}>('signIn', 'admin', password);
		if (signedIn.token === undefined) {
			await new Promise(resolve => setTimeout(resolve, 1000));
			continue;
		}

		const {refused} = await writer.ask<{refused: readonly string[]}>('edits', signedIn.token, `kept${round}`, 1);
		if (refused.length === 0) made.push(`kept${round}-0`);
		await new Promise(resolve => setTimeout(resolve, 200));
	}

	const fates = await playing;
	assert.deepEqual(
		fates.flatMap(({crashes}) => crashes),
		[],
	);
	assert.deepEqual(
		readdirSync(house.dir, {recursive: true}).filter(name => /crash/.test(String(name))),
		[],
		'no report of a crash',
	);
	lockIsFree(house);
	const state = valueOf(await backend.setup.state());
	assert.equal(state.initialised, true);
	const {records, torn} = readActivity(house.data, {limit: 1_000_000});
	assert.equal(torn, 0);
	assert.deepEqual(
		records.map(({seq}) => seq),
		records.map((_, index) => records.length - index),
	);
	// Nobody can delete users, so each one whose making was recorded or acknowledged is still there, under what name ever.
	const {data} = JSON.parse(readFileSync(`${house.data}/store.json`, 'utf8')) as {data: {users: readonly unknown[]}};
	const creations = records.filter(({act, result}) => act === 'user.create' && result === 'ok');
	assert.equal(data.users.length, firstUsers + creations.length);
	const objects = new Set(creations.map(({object}) => object));
	assert.deepEqual(
		made.filter(name => !objects.has(name)),
		[],
	);
	const keys = fates.reduce((sum, fate) => sum + fate.keys, 0);
	const kills = fates.reduce((sum, fate) => sum + fate.kills, 0);
	const most = Math.max(...fates.flatMap(({memory}) => memory));
	assert.ok(keys > seconds * 10 && made.length > 5, `${keys} keys, ${made.length} users made beside them`);
	note(
		keys,
		`${keys} keys, ${kills} kills, ${records.length} records; no crash; at most ${Math.round(most / 1024)} MB`,
	);
});
