import assert from 'node:assert/strict';
import test from 'node:test';
import {valueOf} from '../../backend/helpers/test-backend.js';
import {readActivity} from '../../store/read-activity.js';
import {startMember} from '../support/crew.js';
import {makeStore} from '../support/place.js';
import {note} from '../support/note.js';

const writers = 16;
const each = 50;

test('16 processes with 50 edits each lose none, while 4 readers at 100 Hz never fail (R6)', async t => {
	const {dir, backend, admin} = await makeStore(t);
	const crew = await Promise.all(Array.from({length: writers}, () => startMember(t, dir)));
	const readers = await Promise.all(Array.from({length: 4}, () => startMember(t, dir)));
	const reading = readers.map(reader => reader.ask<{reads: number; failed: readonly string[]}>('read', admin));
	const start = performance.now();
	const outcomes = await Promise.all(
		crew.map((member, index) =>
			member.ask<{refused: readonly string[]; times: readonly number[]}>('edits', admin, `writer${index}`, each),
		),
	);
	const seconds = (performance.now() - start) / 1000;
	await Promise.all(readers.map(reader => reader.ask('stop')));
	for (const {reads, failed} of await Promise.all(reading)) {
		assert.deepEqual(failed, []);
		assert.ok(reads > 10, `${reads} reads`);
	}

	assert.deepEqual(
		outcomes.flatMap(({refused}) => refused),
		[],
	);
	const users = valueOf(await backend.users.list(admin));
	const made = users.filter(({username}) => username.startsWith('writer'));
	assert.equal(made.length, writers * Math.ceil(each / 4));
	// Of every four edits the last one deactivates; 50 end with a user that has been created and named only.
	assert.equal(made.filter(({active}) => active).length, writers);
	assert.equal(made.filter(({agentUserGroup}) => agentUserGroup === undefined).length, writers);
	assert.ok(made.every(({username, displayName}) => displayName === `Rig ${username}`));
	const {records, torn} = readActivity(dir, {limit: 10_000});
	const edits = records.filter(({act}) => /^user\.(create|edit|link)/.test(act));
	assert.deepEqual([edits.length, torn], [writers * each, 0], 'each edit has its record');
	assert.deepEqual(
		records.map(({seq}) => seq),
		records.map((_, index) => records.length - index),
		'the records are numbered without a gap',
	);
	const waits = outcomes.flatMap(({times}) => times).toSorted((a, b) => a - b);
	const p99 = waits[Math.floor(waits.length * 0.99)] ?? 0;
	note(
		writers * each,
		`${writers * each} of ${writers * each} edits kept in ${seconds.toFixed(1)} s, p99 ${Math.round(p99)} ms`,
	);
});
