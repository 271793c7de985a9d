import assert from 'node:assert/strict';
import type {ActName} from '../support/acts.js';
import type {Outcome} from '../support/actor.js';
import type {House} from '../support/house.js';
import {leftOvers, look, type Sight} from '../support/look.js';
import {changeAgain, recordsOf} from './afterwards.js';
import type {Rehearsal} from './scene.js';

/** The order in which an act writes its parts. */
const order = ['masterConfig', 'store', 'sessions', 'state'] as const;
const restoreOrder = ['sessions', 'store'] as const;

/**
 * Fails unless the house is as before the act or as after it, as the outcome says (`undefined` for a process that was
 * killed), the next start needs nobody, the log tells what happened, and the next change works.
 */
export async function judge(
	act: ActName,
	rehearsal: Rehearsal,
	house: House,
	outcome: Outcome | undefined,
): Promise<void> {
	const {before, after, outcome: rehearsed} = rehearsal;
	const sight = await look(house);
	const written = order.filter(part => before[part] !== after[part]);
	const isAfter = written.map(part => isThere(act, part, {before, after, sight}));
	judgeParts(act, {before, after, sight}, isAfter);
	if (outcome !== undefined) judgeOutcome(outcome, rehearsed, isAfter, {act, before, after, sight});
	assert.deepEqual(leftOvers(house), [], 'temporary files are left after a start');
	await changeAgain(house, sight);
	judgeLog(house, rehearsal, sight, isAfter);
}

type Sights = {readonly before: Sight; readonly after: Sight; readonly sight: Sight};

/** Whether a part is as after the act; fails when it is neither that nor as before. */
function isThere(act: ActName, part: keyof Sight, {before, after, sight}: Sights): boolean {
	if (sight[part] === after[part]) return true;
	// Set-up writes this file twice: the line with the password goes last.
	if (act === 'set up' && part === 'masterConfig' && withoutPassword(sight[part]) === after[part]) return true;
	// Attempts are counted before the password is looked at.
	if (part === 'sessions' && withoutCounts(sight.sessions) === withoutCounts(before.sessions)) return false;
	assert.equal(sight[part], before[part], `${part} is neither as before nor as after`);
	return false;
}

/** What is written later is not there without what is written before. */
function judgeParts(act: ActName, {before, after}: Sights, isAfter: readonly boolean[]): void {
	const written = order.filter(part => before[part] !== after[part]);
	const inOrder = act === 'restore a generation' ? restoreOrder.filter(part => written.includes(part)) : written;
	const there = inOrder.map(part => isAfter[written.indexOf(part)]);
	assert.ok(
		!there.includes(false) || !there.slice(there.indexOf(false)).includes(true),
		`parts there: ${there.join()}`,
	);
}

function judgeOutcome(
	outcome: Outcome,
	rehearsed: Outcome,
	isAfter: readonly boolean[],
	{act, sight, after}: Sights & {readonly act: ActName},
): void {
	const {ok, error, words = ''} = outcome;
	assert.equal(outcome.thrown, undefined);
	const whole = isAfter.every(Boolean);
	const some = isAfter.some(Boolean);
	if (ok) {
		assert.ok(whole, 'told as done, and is not');
		const lineLeft = act === 'set up' && sight.masterConfig !== after.masterConfig;
		assert.equal(outcome.lineLeft, lineLeft, 'whether the password stands in master.yaml');
	} else if (error?.code !== rehearsed.error?.code) {
		assert.ok(words.length > 10, 'says nothing');
		const changed = error?.code === 'io' && error.changed;
		assert.equal(some, changed, `whether it was changed is not told: ${words}`);
		assert.equal(
			changed && !whole,
			error?.code === 'io' && error.partly === true,
			`a part is told as the whole: ${words}`,
		);
	}
	if (outcome.seen !== undefined) {
		assert.deepEqual(outcome.seen, namesIn(sight.store), 'the console shows something else than the disk');
	}
}

/** Nothing was changed without a record, and no record tells of what was not. */
function judgeLog(
	house: House,
	{records: rehearsed, recordsBefore}: Rehearsal,
	sight: Sight,
	isAfter: readonly boolean[],
): void {
	const records = recordsOf(house);
	const numbers = records.map(({seq}) => seq);
	assert.deepEqual(
		numbers,
		[...numbers.keys()].map(index => index + 1),
		'numbers of the records',
	);
	// A new store was set up once more, to see that it can be.
	const mine = records.slice(recordsBefore, sight.store === '' ? -rehearsed.length : undefined);
	const [main] = rehearsed.filter(({result}) => result === 'ok');
	const told = mine.find(({act, result}) => act === main?.act && result === 'ok');
	const denied = mine.find(({about, result}) => about !== undefined && about === told?.seq && result === 'failed');
	if (main === undefined) return;
	if (isAfter.some(Boolean)) {
		assert.ok(told !== undefined, 'changed without a record');
		assert.ok(denied === undefined || denied.reason === 'partly-applied', `changed, and denied as ${denied?.reason}`);
	} else {
		assert.ok(told === undefined || denied !== undefined, 'the log tells of what was not done');
	}
}

function namesIn(store: string): readonly string[] {
	const {users} = JSON.parse(store) as {readonly users: ReadonlyArray<{readonly username: string}>};
	return users.map(({username}) => username);
}

function withoutCounts(sessions: string): string {
	if (sessions === '') return '';
	const {sessions: list} = JSON.parse(sessions) as {readonly sessions: readonly object[]};
	return JSON.stringify(list.map(session => ({...session, lastUsedAt: ''})));
}

function withoutPassword(text: string): string {
	return text.replace(/^ *initial_user_password.*\n/m, '');
}
