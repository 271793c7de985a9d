import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nobodyTask, rootTask} from '../../../source/domain/default-task.js';
import {dockerfileLines} from '../../../source/domain/identity/dockerfile-lines.js';

test('the chosen identity is made with groupadd and useradd, and has a HOME', () => {
	assert.deepEqual(dockerfileLines(nobodyTask), [
		'RUN groupadd --gid 65533 det-nobody \\',
		' && useradd --create-home --no-log-init \\',
		'    --uid 65533 --gid 65533 det-nobody',
	]);
});

test('root is in every image already, and so is its group', () => {
	assert.deepEqual(dockerfileLines(rootTask), []);
	assert.deepEqual(dockerfileLines({user: 'alice', uid: 1000, group: 'root', gid: 0}), [
		'RUN useradd --create-home --no-log-init \\',
		'    --uid 1000 --gid 0 alice',
	]);
});

test('a name with a dollar sign is quoted', () => {
	const lines = dockerfileLines({user: 'svc$', uid: 7, group: 'svc$', gid: 7});
	assert.match(lines[0] ?? '', /'svc\$' \\$/);
	assert.match(lines.at(-1) ?? '', /'svc\$'$/);
});

test('the lines fit a narrow terminal, but for the longest names', () => {
	for (const line of dockerfileLines({
		user: 'somebody-else',
		uid: 2_147_483_647,
		group: 'somegroup',
		gid: 2_147_483_647,
	})) {
		assert.ok(line.length <= 58, line);
	}
});
