import assert from 'node:assert/strict';
import test from 'node:test';
import {addUser, makePlace, plainPlan, valueOf} from '../../backend/helpers/test-backend.js';
import {note} from '../support/note.js';
import {randomFor} from '../support/seed.js';

const tries = 200;
const causes = ['nobody', 'wrong', 'inactive', 'remote'] as const;

test('an unknown name, a wrong password, an inactive and a remote user are refused alike, in one time (R40, R41)', async t => {
	const place = await makePlace(t);
	const backend = await place.open({bcryptCost: 10});
	const {token: admin} = valueOf(await backend.setup.run(plainPlan));
	await addUser(backend, admin, 'wrong');
	const {id} = await addUser(backend, admin, 'inactive');
	valueOf(await backend.users.edit(admin, id, {changes: {active: false}, base: {}}));
	const input = {username: 'remote', displayName: '', admin: false, password: {kind: 'remote'}} as const;
	valueOf(await backend.users.create(admin, input));
	const random = randomFor('timing');
	const times = new Map(causes.map(cause => [cause, [] as number[]]));
	const answers = new Set<string>();
	for (let round = 0; round < tries; round++) {
		// In another order each time, so that what slows the machine down falls on all alike.
		for (const cause of shuffled()) {
			place.advance(20 * 60 * 1000);
			const start = performance.now();
			const result = await backend.sessions.signIn(cause, `Not-the-password-${round}`);
			times.get(cause)!.push(performance.now() - start);
			assert.ok(!result.ok);
			answers.add(JSON.stringify(result.error));
		}
	}

	assert.equal(answers.size, 1, [...answers].join('\n'));
	const medians = causes.map(cause => median(times.get(cause)!));
	const spread = Math.max(...medians) - Math.min(...medians);
	const limit = Math.max(5, 0.03 * Math.min(...medians));
	assert.ok(spread < limit, `medians of ${causes.join(', ')}: ${medians.map(each => each.toFixed(2)).join(', ')} ms`);
	note(
		tries * causes.length,
		`four causes of failure, medians at most ${spread.toFixed(1)} ms apart at ${medians[0]!.toFixed(0)} ms`,
	);

	function shuffled() {
		return causes
			.map(cause => ({cause, at: random.next()}))
			.toSorted((a, b) => a.at - b.at)
			.map(({cause}) => cause);
	}
});

function median(numbers: readonly number[]): number {
	return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}
