import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import {nobodyTask, rootTask} from '../../../source/domain/default-task.js';
import type {MasterConfig} from '../../../source/store/master-config/master-config.js';
import {parseMasterConfig} from '../../../source/store/master-config/read-master-config.js';

test('the block of the documentation is read', () => {
	const text =
		'security:\n  default_task:\n    user: det-nobody\n    uid: 65533\n    group: det-nobody\n    gid: 65533\n';
	assert.deepEqual(read(text).defaultTask, nobodyTask);
	assert.equal(read(text).defaultTaskProblem, undefined);
});

test('the master.yaml of this repository is valid and runs tasks as root, the documented default', () => {
	const config = read(readFileSync('master.yaml', 'utf8'));
	assert.deepEqual(config.defaultTask, rootTask);
	assert.equal(config.defaultTaskProblem, undefined);
	assert.equal(config.resourceManagerType, 'agent');
	assert.equal(config.initialUserPassword, undefined);
});

test('a file without the block has no default task and no problem', () => {
	for (const text of [
		'',
		'\n# nothing\n',
		'---\n...\n',
		'port: 1\n',
		'security:\n',
		'security: ~\n',
		'security: {tls: {}}\n',
		'security:\n  default_task:\n',
		'security:\n  default_task: {}\n',
	]) {
		assert.equal(read(text).defaultTask, undefined, text);
		assert.equal(read(text).defaultTaskProblem, undefined, text);
	}
});

test('quoted numbers and names are read, in block and flow style', () => {
	const text = `security: {default_task: {user: 'yes', "uid": "12", group: "a", gid: '0'}}`;
	assert.deepEqual(read(text).defaultTask, {user: 'yes', uid: 12, group: 'a', gid: 0});
});

test('keys left out are root, as the master takes them, with a warning', () => {
	const config = read('security:\n  default_task:\n    user: det-nobody\n');
	assert.deepEqual(config.defaultTask, {...rootTask, user: 'det-nobody'});
	assert.match(config.defaultTaskProblem ?? '', /has no uid, group, gid/);
});

const wrongIds = [
	'abc',
	'-1',
	'+5',
	'1.5',
	'0x10',
	'0o17',
	'010',
	'1e3',
	'1_000',
	'2147483648',
	'4294967295',
	'true',
	'[1]',
	'{a: 1}',
	'""',
	'!!int 5',
	'９',
];
for (const id of wrongIds) {
	test(`uid: ${id} is shown as wrong with its place`, () => {
		const config = read(`security:\n  default_task:\n    user: root\n    uid: ${id}\n    group: root\n    gid: 0\n`);
		assert.equal(config.defaultTask, undefined);
		assert.match(config.defaultTaskProblem ?? '', /^security\.default_task\.uid .*\(line 4, column \d+\)$/);
	});
}

for (const name of ['yes', 'off', '12:30', '1000', '""', "''", '[a]', '"a\\nb"', '2001-01-01']) {
	test(`user: ${name} is shown as wrong, since no reader takes it for that name`, () => {
		const config = read(`security:\n  default_task:\n    user: ${name}\n    uid: 0\n    group: root\n    gid: 0\n`);
		assert.equal(config.defaultTask, undefined);
		assert.match(config.defaultTaskProblem ?? '', /^security\.default_task\.user .*line 3/);
	});
}

test('every wrong value is named', () => {
	const problem = read('security:\n  default_task: {user: yes, uid: a, group: b, gid: -1}\n').defaultTaskProblem ?? '';
	assert.match(problem, /\.user .*; .*\.uid .*; .*\.gid /);
});

test('a block, or a section, of the wrong type is shown as wrong', () => {
	assert.match(read('security: 5\n').defaultTaskProblem ?? '', /security is not a mapping \(line 1, column 11\)/);
	assert.match(read('security:\n  default_task: root\n').defaultTaskProblem ?? '', /default_task is not a mapping/);
	assert.match(read('security:\n  - default_task\n').defaultTaskProblem ?? '', /not a mapping/);
});

test('keys in other capitals, which the master also takes, are shown as wrong', () => {
	assert.match(read('Security:\n  default_task: {uid: 5}\n').defaultTaskProblem ?? '', /small letters/);
	assert.match(
		read('security:\n  default_task: {UID: 5}\n').defaultTaskProblem ?? '',
		/uid is not written in small letters/,
	);
});

test('the initial password is read whatever its style, and an empty one is none', () => {
	assert.equal(read('security:\n  initial_user_password: "a: #1"\n').initialUserPassword, 'a: #1');
	assert.equal(read('security:\n  initial_user_password: 12345678\n').initialUserPassword, '12345678');
	assert.equal(read('security:\n  initial_user_password: ""\n').initialUserPassword, undefined);
	assert.equal(read('security:\n  initial_user_password:\n').initialUserPassword, undefined);
});

test('the resource manager type is read', () => {
	assert.equal(read('resource_manager:\n  type: "kubernetes"\n').resourceManagerType, 'kubernetes');
	assert.equal(read('resource_manager: [a]\n').resourceManagerType, undefined);
});

test('columns do not count a byte order mark', () => {
	const result = parseMasterConfig('\uFEFFa: 1\na: 2\n');
	const first = parseMasterConfig('\uFEFF[a]: 1\n');
	assert.ok(!result.ok && result.error.code === 'master-config-invalid');
	assert.deepEqual([result.error.line, result.error.column], [2, 1]);
	assert.ok(!first.ok && first.error.code === 'master-config-invalid');
	assert.deepEqual([first.error.line, first.error.column], [1, 1]);
});

function read(text: string): MasterConfig {
	const result = parseMasterConfig(text);
	assert.ok(result.ok, JSON.stringify(result));
	return result.value;
}
