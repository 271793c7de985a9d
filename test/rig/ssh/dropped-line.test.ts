import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import type {ActivityRecord} from '../../../source/store/activity/activity-record.js';
import type {Person} from '../../e2e/harness/person.js';
import {quit, signIn} from '../../e2e/steps/signing.js';
import {note} from '../support/note.js';
import {randomFor, seed} from '../support/seed.js';
import {shareAccount, type Shared} from './support/shared-account.js';
import {activityOf, allAreGone, storedUsers} from './support/store.js';

/** Lines cut in the middle of a write (R15): 200 with RIG_LONG=1. Two at a time. */
const rounds = process.env['RIG_LONG'] === '1' ? 100 : 25;

/** Two admins on one account, each with a row of their own to change. */
const admins = [
	{key: 'alice', name: 'admin', row: 'aaron', down: 0},
	{key: 'bob', name: 'boss', row: 'abel', down: 1},
] as const;

type Admin = (typeof admins)[number];

test(`a line cut at any moment of a write leaves the store as before or as after (seed ${seed})`, async t => {
	const people = ['aaron', 'abel', {username: 'boss', admin: true}];
	const host = await shareAccount(t, {people});
	await Promise.all(admins.map(async admin => signInOnce(host, admin)));
	const random = randomFor('dropped line');
	const count = {before: 0, after: 0};
	for (let round = 0; round < rounds; round++) {
		const [users, records] = [storedUsers(host), activityOf(host)];
		const moments = admins.map(() => random.below(160));
		await Promise.all(admins.map(async (admin, index) => cutWhileWriting(host, admin, moments[index] ?? 0)));
		await allAreGone(host);
		const acts = activityOf(host).slice(records.length);
		for (const {row} of admins) count[judge(users, storedUsers(host), acts, row)]++;
		assert.deepEqual(others(storedUsers(host)), others(users), 'nothing else has changed');
	}

	assert.deepEqual(
		activityOf(host).map(({seq}) => seq),
		activityOf(host).map((_, index) => index + 1),
		'no record is lost or torn',
	);
	note(2 * rounds, `${count.before} as before, ${count.after} as after`);
});

type Users = ReturnType<typeof storedUsers>;

/** Whether the row is as before or as after the act; that it is neither, or changed without a record, fails. */
function judge(before: Users, after: Users, acts: readonly ActivityRecord[], row: string): 'before' | 'after' {
	const [was, is] = [before, after].map(users => users.find(({username}) => username === row)!) as [User, User];
	if (is.active === was.active) {
		assert.deepEqual(is, was);
		return 'before';
	}

	const recorded = acts.filter(({act, object}) => act === 'user.edit' && object === row);
	assert.deepEqual(
		recorded.map(({result, changes}) => [result, changes['active']]),
		[['ok', [was.active, is.active]]],
	);
	return 'after';
}

type User = Users[number];

function others(users: Users): Users {
	return users.filter(({username}) => admins.every(({row}) => row !== username));
}

async function signInOnce(host: Shared, {key, name}: Admin): Promise<void> {
	const person = host.sit(key);
	await signIn(person, name);
	await quit(person);
}

/** Sits down, goes to the question, answers it, and loses the line that many milliseconds later. */
async function cutWhileWriting(host: Shared, {key, name, row, down}: Admin, moment: number): Promise<void> {
	const person = host.sit(key);
	await person.sees(`${name}@`);
	await person.sees(row);
	for (let step = 0; step < down; step++) await person.press('down');
	await person.seesInverse(row);
	const isActive = storedUsers(host).find(({username}) => username === row)?.active === true;
	await askTo(person, row, isActive);
	await person.press('enter');
	await pause(moment);
	person.kill('SIGKILL');
}

async function askTo(person: Person, row: string, isActive: boolean): Promise<void> {
	await person.press(isActive ? 'd' : 'a');
	await person.sees(`${isActive ? 'Deactivate' : 'Activate'} ${row}?`);
	await person.press('tab');
	await person.seesInverse(isActive ? /Deactivate/ : /Activate/);
}
