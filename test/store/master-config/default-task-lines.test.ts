import assert from 'node:assert/strict';
import test from 'node:test';
import {defaultTaskLines} from '../../../source/store/master-config/default-task-lines.js';

/** The lines as `number: text`. */
function shown(text: string): readonly string[] {
	return defaultTaskLines(text).map(each => `${each.line}: ${each.text}`);
}

test('the block and the line of security before it, numbered as in the file', () => {
	const text =
		'a: 1\nsecurity: # ours\n  tls: {}\n  default_task:\n    user: x # who\n    uid: 1\n\n  # more\n  ssh: {}\n';
	assert.deepEqual(shown(text), ['2: security: # ours', '4:   default_task:', '5:     user: x # who', '6:     uid: 1']);
});

test('line ends, a byte order mark and flow style are no matter', () => {
	assert.deepEqual(shown('\uFEFFsecurity:\r\n  default_task: {user: x,\r\n    uid: 1}\r\nport: 1\r\n'), [
		'1: security:',
		'2:   default_task: {user: x,',
		'3:     uid: 1}',
	]);
	assert.deepEqual(shown('{security: {default_task: {uid: 1}}}'), ['1: {security: {default_task: {uid: 1}}}']);
});

test('what is null or an alias is shown as the line it is', () => {
	assert.deepEqual(shown('security:\n  default_task:\nport: 1\n'), ['1: security:', '2:   default_task:']);
	assert.deepEqual(shown('t: &t {uid: 1}\nsecurity:\n  default_task: *t\n'), ['2: security:', '3:   default_task: *t']);
});

test('there is nothing to show without a block, or of a text that cannot be parsed', () => {
	for (const text of [
		'',
		'port: 1\n',
		'security:\n',
		'# security:\n#   default_task:\n',
		'security: [\n',
		'- a\n',
		'security: x\n',
	])
		assert.deepEqual(shown(text), [], text);
});

test('a block of many lines is cut, and a secret on its line is masked', () => {
	const many = `security:\n  default_task:\n${Array.from({length: 200}, (_, at) => `    k${at}: 1\n`).join('')}`;
	assert.equal(shown(many).length, 25);
	assert.doesNotMatch(shown('security: {initial_user_password: abc, default_task: {uid: 1}}').join('\n'), /abc/);
});
