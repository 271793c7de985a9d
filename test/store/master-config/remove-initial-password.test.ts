import assert from 'node:assert/strict';
import test from 'node:test';
import {removeInitialPassword} from '../../../source/store/master-config/remove-initial-password.js';

/** Before and after. */
const cases: ReadonlyArray<readonly [name: string, before: string, after: string]> = [
	['the only key', 'a: 1\nsecurity:\n  initial_user_password: Secret12\nb: 1\n', 'a: 1\nb: 1\n'],
	[
		'beside others',
		'security:\n  # c\n  initial_user_password: "Se #12" # d\n  tls: {}\n',
		'security:\n  # c\n  tls: {}\n',
	],
	['a comment that stays', 'security:\n  # tls:\n  initial_user_password: a\n', 'security:\n  # tls:\n'],
	['CRLF and no final line end', 'a: 1\r\nsecurity:\r\n  initial_user_password: a', 'a: 1'],
	['flow style', "security: {initial_user_password: 'a, b', tls: {}}\n", 'security: {tls: {}}\n'],
	['an empty one', 'security:\n  initial_user_password:\n  tls: {}\n', 'security:\n  tls: {}\n'],
	['none', '# initial_user_password: a\nsecurity:\n', '# initial_user_password: a\nsecurity:\n'],
	['an empty file', '', ''],
];

for (const [name, before, after] of cases) {
	test(`the initial password goes with its line and nothing else: ${name}`, () => {
		assert.deepEqual(removeInitialPassword(before), {ok: true, value: after});
	});
}

test('a shared or long password is refused in words', () => {
	for (const text of [
		'p: &p a\nsecurity:\n  initial_user_password: *p\n',
		'security:\n  initial_user_password: &p a\nb: *p\n',
		'security:\n  initial_user_password: |\n    a\n',
		'a: 1\na: 2\n',
	]) {
		const result = removeInitialPassword(text);
		assert.ok(!result.ok && result.error.code === 'master-config-invalid', text);
	}
});
