import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CommandContext} from '../../../source/commands/context.js';
import {changePassword} from '../../../source/commands/user/change-password.js';
import {fail, ok, type Result} from '../../../source/domain/result.js';

type Answers = {readonly verify?: Array<Result<void>>; readonly change?: Array<Result<unknown>>};

const wrong = fail({code: 'current-password-wrong'});
const throttled = (waitMs: number) => fail({code: 'throttled', waitMs});

/** Alice, whose session is still good, changes her password on a backend that answers these; what happened, in its order. */
async function change({verify = [ok(undefined)], change: changes = [ok({})]}: Answers, fromStdin = false) {
	const events: string[] = [];
	const user = {username: 'alice', admin: false, mustChangePassword: false};
	const backend = {
		sessions: {
			resume: async () => ok({user}),
			async verify() {
				events.push('verify');
				return verify.shift() ?? assert.fail('verified too often');
			},
		},
		users: {
			async changeOwnPassword() {
				events.push('change');
				return changes.shift() ?? assert.fail('changed too often');
			},
		},
		close: async () => undefined,
	};
	const memory = {
		kind: 'file',
		load: async () => ({activeUser: 'alice', tokens: new Map([['alice', 'dct_x']]), warning: undefined}),
	};
	const context = {
		user: undefined,
		places: {},
		env: {},
		stderr: {write: (text: string) => events.push(text.trim()) > 0},
		open: async () => ok({backend, memory}),
		delay: async (ms: number) => void events.push(`${ms} ms`),
		prompts: async () => ({
			async askSecret(question: string) {
				events.push(question.trim());
				return {kind: 'text', text: 'pw'};
			},
			rest: async () => 'new',
		}),
	} as unknown as CommandContext;
	const given = {flags: {passwordStdin: fromStdin}, args: {targetUser: undefined}};
	return {outcome: await changePassword(given, context), events};
}

const current = "Current password for user 'alice':";
const next = ["New password for user 'alice':", 'Confirm password:'];

test('the current password is looked at before the new one is asked', async () => {
	assert.deepEqual((await change({})).events, [current, 'verify', ...next, 'change']);
	const {outcome, events} = await change({verify: [wrong]});
	assert.deepEqual(events, [current, 'verify']);
	assert.deepEqual(outcome, {kind: 'failed', error: {code: 'current-password-wrong'}});
});

test('short waits of the throttle are announced and waited for, as at the sign-in', async () => {
	const asked = await change({verify: [throttled(1000), ok(undefined)]});
	const waiting = ['Too many attempts: trying again in 1 s', '1000 ms'];
	assert.deepEqual(asked.events, [current, 'verify', ...waiting, 'verify', ...next, 'change']);
	const piped = await change({change: [throttled(1000), ok({})]}, true);
	assert.deepEqual(piped.events, [current, 'change', ...waiting, 'change']);
	assert.equal(piped.outcome.kind, 'done');
});

test('a long wait of the throttle fails at once and says when to come back', async () => {
	const {outcome, events} = await change({verify: [throttled(10_001)]});
	assert.deepEqual(events, [current, 'verify']);
	assert.deepEqual(outcome, {kind: 'failed', error: {code: 'throttled', waitMs: 10_001}});
});
