import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {parse} from 'yaml';
import {
	checkDefaultTask,
	defaultTaskBlock,
	formatDefaultTask,
	nobodyTask,
	parseDefaultTask,
	rootTask,
} from '../../source/domain/default-task.js';
import {errorText} from '../../source/domain/error-text.js';

function refusal(text: string): string {
	const parsed = parseDefaultTask(text);
	return parsed.ok ? '' : errorText(parsed.error);
}

test('the two named default tasks are those of the document', () => {
	assert.deepEqual(parseDefaultTask('root'), {ok: true, value: rootTask});
	assert.deepEqual(parseDefaultTask(' det-nobody '), {ok: true, value: nobodyTask});
	assert.equal(formatDefaultTask(nobodyTask), 'det-nobody:65533:det-nobody:65533');
});

test('a custom default task is written USER:UID:GROUP:GID', () => {
	const task = {user: 'runner', uid: 1200, group: 'ml', gid: 1300};
	assert.deepEqual(parseDefaultTask('runner:1200:ml:1300'), {ok: true, value: task});
	assert.deepEqual(parseDefaultTask(formatDefaultTask(task)), {ok: true, value: task});
});

test('the refusal names the part that is wrong', () => {
	assert.match(
		refusal('nobody'),
		/^default task cannot be 'nobody': it must be root, det-nobody or USER:UID:GROUP:GID$/,
	);
	assert.match(refusal('a:1:b'), /^default task/);
	assert.match(refusal('a:1:b:2:c'), /^default task/);
	assert.match(refusal('a:x:b:2'), /^uid cannot be 'x'/);
	assert.match(refusal('a:1:b:-2'), /^gid cannot be '-2'/);
	assert.match(refusal(':1:b:2'), /^user cannot be ''/);
	assert.match(refusal('a:1:7b:2'), /^group cannot be '7b'/);
});

test('a task that comes as numbers is held to the same rules', () => {
	assert.deepEqual(checkDefaultTask(rootTask), {ok: true, value: rootTask});
	for (const wrong of [{uid: -1}, {uid: 1.5}, {gid: 2 ** 32 - 1}, {gid: Number.NaN}, {user: ''}, {group: 'a b'}]) {
		assert.equal(checkDefaultTask({...rootTask, ...wrong}).ok, false, JSON.stringify(wrong));
	}
});

test("the block is the document's, byte for byte", () => {
	assert.equal(
		defaultTaskBlock(nobodyTask),
		'security:\n  default_task:\n    user: det-nobody\n    uid: 65533\n    group: det-nobody\n    gid: 65533\n',
	);
});

test('the block reads back as the same task, whatever the names', () => {
	const names = fc.oneof(
		fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,20}\$?$/),
		fc.constantFrom('yes', 'No', 'on', 'off', 'y', 'n', 'true', 'FALSE', 'null', 'e1', 'e-0', '_1'),
	);
	const ids = fc.integer({min: 0, max: 2 ** 31 - 1});
	fc.assert(
		fc.property(names, ids, names, ids, (user, uid, group, gid) => {
			const task = {user, uid, group, gid};
			for (const version of ['1.1', '1.2'] as const) {
				assert.deepEqual(parse(defaultTaskBlock(task), {version}), {security: {default_task: task}});
			}
		}),
		{numRuns: 1000},
	);
});
