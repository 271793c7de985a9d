import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {projectRoot} from '../e2e/harness/house.js';
import {errorText, sessionEndText, waitText} from '../../source/domain/error-text.js';
import type {DetError, ErrorCode, SessionEnd} from '../../source/domain/errors.js';

/** One error of each code, and its sentence. */
const table: {readonly [C in ErrorCode]: readonly [error: Extract<DetError, {code: C}>, text: string]} = {
	'invalid-credentials': [{code: 'invalid-credentials'}, 'Invalid username/password combination. Please try again.'],
	throttled: [{code: 'throttled', waitMs: 2001}, 'Too many attempts: try again in 3 s'],
	'signed-out': [{code: 'signed-out', why: 'expired'}, 'Your session has expired. Please sign in again.'],
	'session-not-found': [{code: 'session-not-found', id: '0a1b'}, 'session not found: 0a1b'],
	forbidden: [
		{code: 'forbidden', act: 'user.create', reason: 'only admin privileged users can create users'},
		'Forbidden(only admin privileged users can create users): Please contact your administrator in order to access this resource.',
	],
	'read-only': [
		{code: 'read-only', reason: 'the file is of a newer version'},
		'Nothing can be changed: the file is of a newer version',
	],
	'user-not-found': [{code: 'user-not-found', name: 'zed'}, 'user not found'],
	'user-exists': [{code: 'user-exists', name: 'bob'}, 'user already exists'],
	'name-invalid': [
		{code: 'name-invalid', field: 'username', value: 'admin', rule: "Non-admin user cannot be renamed 'admin'"},
		"Non-admin user cannot be renamed 'admin'",
	],
	'display-name-taken': [
		{code: 'display-name-taken', value: 'Bob', by: 'bob'},
		'can not change display name to Bob found a similar username or display name',
	],
	'last-admin': [
		{code: 'last-admin', name: 'admin', act: 'be deactivated'},
		'Cannot be deactivated: admin is the last active admin',
	],
	'password-weak': [
		{code: 'password-weak', name: 'alice', failed: ['length-8', 'digit']},
		'The password of alice does not keep these rules: at least 8 characters, a number',
	],
	'current-password-wrong': [
		{code: 'current-password-wrong'},
		'The current password is not correct. Please try again.',
	],
	'remote-has-no-password': [
		{code: 'remote-has-no-password', name: 'rita'},
		'Cannot set password for remote users: rita signs in with the identity provider',
	],
	'local-needs-password': [
		{code: 'local-needs-password', name: 'rita'},
		'rita has no password yet: set one first, or give one with this change',
	],
	conflict: [
		{
			code: 'conflict',
			name: 'alice',
			fields: [
				{field: 'displayName', base: 'Al', current: 'Ally', wanted: 'Alice'},
				{field: 'admin', base: 'false', current: 'true', wanted: 'false'},
			],
		},
		"alice was changed meanwhile: display name was 'Al', is now 'Ally', you wanted 'Alice'; admin was 'false', is now 'true', you wanted 'false'. Look at it again and repeat the change.",
	],
	'workspace-not-found': [{code: 'workspace-not-found', name: 'nope'}, "workspace 'nope' not found"],
	'workspace-state': [
		{code: 'workspace-state', name: 'ml', reason: 'Workspace "ml" is archived.'},
		'Workspace "ml" is archived.',
	],
	'role-assigned': [
		{code: 'role-assigned', name: 'alice', role: 'WorkspaceAdmin'},
		'row already exists: alice is WorkspaceAdmin already',
	],
	'role-not-assigned': [{code: 'role-not-assigned', name: 'alice', role: 'WorkspaceAdmin'}, 'Not Found'],
	'config-invalid': [
		{
			code: 'config-invalid',
			complaints: [
				{path: 'a', line: 1, column: 2, message: 'one.'},
				{path: 'b', line: 3, column: 4, message: 'two'},
			],
		},
		'one (line 1, column 2); two (line 3, column 4)',
	],
	'policy-changed': [
		{code: 'policy-changed', by: 'bob', at: '2026-11-23T08:00:00.000Z'},
		'the policy was changed by bob meanwhile: nothing was written, look at it and try again',
	],
	'not-initialised': [
		{code: 'not-initialised', dir: '/srv/det'},
		"/srv/det is not set up yet: start the console or run 'det setup'",
	],
	'already-initialised': [
		{code: 'already-initialised', dir: '/srv/det', at: '2026-11-23T07:00:00.000Z'},
		'/srv/det was set up already, at 2026-11-23T07:00:00.000Z: nothing was changed',
	],
	'store-missing': [
		{code: 'store-missing', file: '/srv/det/store.json', generations: ['/srv/det/store.json.1']},
		'/srv/det/store.json is missing though it was set up: copy one of the earlier ones over it: /srv/det/store.json.1',
	],
	'store-damaged': [
		{code: 'store-damaged', file: '/srv/det/store.json', detail: 'wrong checksum', generations: []},
		'/srv/det/store.json is damaged (wrong checksum): there is no earlier copy beside it, restore it from a backup',
	],
	'store-newer': [
		{code: 'store-newer', file: '/srv/det/store.json', schema: 7},
		'/srv/det/store.json was written by a newer version (schema 7): update this one to change anything',
	],
	'store-unsafe': [
		{code: 'store-unsafe', path: '/srv', detail: 'others may write to it', remedy: 'chmod go-w /srv'},
		'/srv is not safe to use: others may write to it; chmod go-w /srv',
	],
	'store-busy': [
		{code: 'store-busy', holder: 'bob, pts/3', waitedMs: 5000},
		'Somebody else is saving (bob, pts/3): waited 5 s, nothing was changed, try again',
	],
	io: [
		{code: 'io', file: '/srv/det/store.json', cause: 'the disk is full', remedy: 'free some space', changed: false},
		'/srv/det/store.json: the disk is full; nothing was changed; free some space',
	],
	'master-config-invalid': [
		{code: 'master-config-invalid', file: 'master.yaml', detail: 'a tab', line: 3, column: 2},
		'master.yaml, line 3, column 2, cannot be used: a tab',
	],
	'master-config-changed': [
		{code: 'master-config-changed', file: 'master.yaml'},
		'master.yaml was changed by somebody else meanwhile: nothing was written, look at it and try again',
	],
	'nothing-to-undo': [
		{code: 'nothing-to-undo', reason: 'You have changed nothing yet.'},
		'You have changed nothing yet.',
	],
	'changed-since': [
		{code: 'changed-since', name: 'alice', by: 'bob'},
		'alice was changed since by bob: it cannot be undone',
	],
	'argument-missing': [{code: 'argument-missing', name: 'agent-uid'}, 'agent-uid argument required'],
	'input-invalid': [
		{code: 'input-invalid', what: 'agent-uid', value: '-1', rule: 'a whole number'},
		"agent-uid cannot be '-1': it must be a whole number",
	],
};

for (const [code, [error, text]] of Object.entries(table)) {
	test(`${code} has its sentence`, () => {
		assert.equal(errorText(error), text);
	});
}

test('every rule of an input goes on after "must be"', () => {
	const sources = globSync('source/**/*.ts', {cwd: projectRoot}).map(file =>
		readFileSync(join(projectRoot, file), 'utf8'),
	);
	const rules = sources
		.filter(text => text.includes("'input-invalid'"))
		.flatMap(text =>
			[...text.matchAll(/\b(?:rule|\w+Rule)(?::| =)\s+(['`])(.*?)\1/gs)].map(([, , rule]) => rule ?? ''),
		);
	assert.ok(rules.length > 7, rules.join('\n'));
	for (const rule of rules) assert.doesNotMatch(rule, /^(must|is|are|has|can|cannot|no|there)\b|^\$/);
	const known: DetError = {code: 'input-invalid', what: 'the password', rule: 'left out'};
	assert.equal(errorText(known), 'the password must be left out');
});

test('what people typed is shown visibly in every sentence', () => {
	const name = 'a\u001B[2J\u202Eb';
	const errors: DetError[] = [
		{code: 'last-admin', name, act: 'be demoted'},
		{code: 'display-name-taken', value: name, by: 'bob'},
		{code: 'conflict', name: 'alice', fields: [{field: 'username', base: 'a', current: name, wanted: 'b'}]},
		{code: 'input-invalid', what: 'user', value: name, rule: 'a name'},
	];
	for (const error of errors) assert.ok(errorText(error).includes('a␛[2J\\u{202E}b'), error.code);
});

test('an error after the change was made does not say that nothing changed', () => {
	const text = errorText({code: 'io', file: 'f', cause: 'the disk failed', remedy: 'check it', changed: true});
	assert.match(text, /the change was made but may not survive a power cut/);
});

test('the place of a mistake in master.yaml is given as far as it is known', () => {
	const error = {code: 'master-config-invalid', file: 'm.yaml', detail: 'x'} as const;
	assert.equal(errorText(error), 'm.yaml cannot be used: x');
	assert.equal(errorText({...error, line: 3}), 'm.yaml, line 3, cannot be used: x');
});

test('each way a session can end has its own sentence, which says what to do', () => {
	const ends: SessionEnd[] = [
		'unknown',
		'expired',
		'signed out',
		'revoked',
		'deactivated',
		'password changed',
		'password reset',
		'became remote',
	];
	const texts = ends.map(sessionEndText);
	assert.equal(new Set(texts).size, ends.length);
	for (const text of texts) assert.match(text, /\. (Please sign in (again|with)|Please ask an admin|Sign in)/);
});

test('a wait is given in seconds, then in minutes, never too short', () => {
	assert.deepEqual([1, 1000, 1001, 30_000, 119_001, 120_001, 900_000].map(waitText), [
		'1 s',
		'1 s',
		'2 s',
		'30 s',
		'2 min',
		'3 min',
		'15 min',
	]);
});
