import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Backend, SignedIn} from '../../../source/backend/backend.js';
import type {CommandContext} from '../../../source/commands/context.js';
import {signInPatiently} from '../../../source/commands/credentials/sign-in-patiently.js';
import {fail, ok, type Result} from '../../../source/domain/result.js';

const signedIn = {token: 'dct_x', weak: []} as unknown as SignedIn;
const throttled = (waitMs: number) => fail({code: 'throttled', waitMs});

/** Signs in on a backend that answers these, one after the other; what was waited for and said. */
async function attempt(answers: ReadonlyArray<Result<SignedIn>>, unicode = true) {
	const waits: number[] = [];
	const asked: unknown[] = [];
	let stderr = '';
	const left = [...answers];
	const context = {
		stderr: {write: (text: string) => (stderr += text) !== ''},
		unicode,
		delay: async (ms: number) => void waits.push(ms),
	} as unknown as CommandContext;
	const backend = {
		sessions: {
			async signIn(...args: unknown[]) {
				asked.push(args);
				return left.shift() ?? assert.fail('asked too often');
			},
		},
	} as unknown as Backend;
	const step = await signInPatiently(context, backend, {username: 'alice', password: 'pw', kind: 'temporary'});
	return {step, waits, asked, stderr, left};
}

test('a success is one attempt without a word', async () => {
	const {step, waits, asked, stderr} = await attempt([ok(signedIn)]);
	assert.deepEqual(step, {ok: true, value: signedIn});
	assert.deepEqual([waits, stderr], [[], '']);
	assert.deepEqual(asked, [['alice', 'pw', {kind: 'temporary'}]]);
});

test('short waits are announced and waited for', async () => {
	const {step, waits, stderr} = await attempt([throttled(2400), throttled(1000), ok(signedIn)]);
	assert.equal(step.ok, true);
	assert.deepEqual(waits, [2400, 1000]);
	assert.equal(stderr, 'Too many attempts: trying again in 3 s\nToo many attempts: trying again in 1 s\n');
});

test('a wait of 10 s is waited for, more than that in all is not', async () => {
	assert.deepEqual((await attempt([throttled(10_000), ok(signedIn)])).waits, [10_000]);
	for (const answers of [[throttled(10_001)], [throttled(6000), throttled(5000)]]) {
		const {step, left} = await attempt(answers);
		assert.deepEqual(step, {ok: false, outcome: {kind: 'failed', error: answers.at(-1)!.error}});
		assert.deepEqual(left, []);
	}
});

test('a refusal is not tried again', async () => {
	const error = {code: 'invalid-credentials'} as const;
	const {step, asked} = await attempt([fail(error)]);
	assert.deepEqual(step, {ok: false, outcome: {kind: 'failed', error}});
	assert.equal(asked.length, 1);
});

test('a weak password that works is warned of, with all five lines', async () => {
	const {step, stderr} = await attempt([ok({...signedIn, weak: ['upper']})], false);
	assert.equal(step.ok, true);
	assert.equal(
		stderr,
		`Warning: your password does not appear to satisfy recommended complexity requirements:
+ password cannot be blank
+ password must have at least 8 characters
x password must include an uppercase letter
+ password must include a lowercase letter
+ password must include a number
Please change your password as soon as possible.
`,
	);
});
