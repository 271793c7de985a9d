import assert from 'node:assert/strict';
import type {ActName} from './acts.js';
import type {Outcome} from './actor.js';
import type {House} from './house.js';
import {leftOvers, look, type Sight} from './look.js';
import {changeAgain, recordsOf} from './afterwards.js';
import type {Rehearsal} from './scene.js';

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
	const written = writtenBy(act, before, after);
	const isAfter = written.map(part => isThere(act, part, {before, after, sight}));
	assert.ok(!isAfter.join().includes('false,true'), `${written.join()} are there: ${isAfter.join()}`);
	if (outcome !== undefined) judgeOutcome(outcome, rehearsed, isAfter, {act, before, after, sight});
	assert.deepEqual(leftOvers(house), [], 'temporary files are left after a start');
	await changeAgain(house, sight);
	judgeLog(house, rehearsal, sight, isAfter);
}

type Sights = {readonly before: Sight; readonly after: Sight; readonly sight: Sight};

/** The parts an act changes, in the order in which it writes them: what is written later is not there without the first. */
function writtenBy(act: ActName, before: Sight, after: Sight): ReadonlyArray<keyof Sight> {
	const order = ['masterConfig', 'store', 'sessions', 'state'] as const;
	const written = order.filter(part => meaningOf(part, before) !== meaningOf(part, after));
	return act === 'restore a generation' ? written.toReversed() : written;
}

/** Whether a part is as after the act; fails when it is neither that nor as before. */
function isThere(act: ActName, part: keyof Sight, {before, after, sight}: Sights): boolean {
	const now = meaningOf(part, sight);
	if (now === meaningOf(part, after)) return true;
	// Set-up writes this file twice: the line with the password goes last.
	if (act === 'set up' && part === 'masterConfig' && withoutPassword(now) === after[part]) return true;
	assert.equal(now, meaningOf(part, before), `${part} is neither as before nor as after`);
	return false;
}

function judgeOutcome(
	outcome: Outcome,
	rehearsed: Outcome,
	isAfter: readonly boolean[],
	{act, sight, after}: Sights & {readonly act: ActName},
): void {
	const {ok, error, words = ''} = outcome;
	assert.equal(outcome.thrown, undefined);
	if (ok) {
		assert.ok(isAfter.every(Boolean), 'told as done, and is not');
		const isLineLeft = act === 'set up' && sight.masterConfig !== after.masterConfig;
		assert.equal(outcome.lineLeft, isLineLeft, 'whether the password stands in master.yaml');
	} else if (error?.code !== rehearsed.error?.code) {
		assert.match(words, /\w{3,}.*\w{3,}/, 'says nothing');
		assert.doesNotMatch(words, /unknown|^:/i, 'does not name the cause or the file');
		const changed = error?.code === 'io' && error.changed;
		assert.equal(changed, isAfter.some(Boolean), `whether it was changed is not told: ${words}`);
		const isWhole = isAfter.every(Boolean) && (sight.sessions === after.sessions || act === 'set up');
		if (changed && !isWhole) assert.ok(error.partly, `a part is told as the whole: ${words}`);
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

/** A part without what is no change that anybody asks for: when a session was used, how many attempts there were. */
function meaningOf(part: keyof Sight, sight: Sight): string {
	if (part !== 'sessions' || sight.sessions === '') return sight[part];
	const {sessions} = JSON.parse(sight.sessions) as {readonly sessions: readonly object[]};
	return JSON.stringify(sessions.map(session => ({...session, lastUsedAt: ''})));
}

function withoutPassword(text: string): string {
	return text.replace(/^ *initial_user_password.*\n/m, '');
}
