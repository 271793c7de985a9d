import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ago, ahead, counted, moment, reasonText, screenText, busyText} from '../../source/ui/words.js';

const now = new Date('2026-11-23T08:00:00.000Z');
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
const hour = 60;
const day = 24 * hour;

test('how long ago is one short word', () => {
	const words: ReadonlyArray<readonly [minutes: number, word: string]> = [
		[0, 'now'],
		[0.9, 'now'],
		[1, '1 min'],
		[59, '59 min'],
		[hour, '1 h'],
		[day - 1, '23 h'],
		[day, '1 d'],
		[59 * day, '59 d'],
		[60 * day, '1 mo'],
		[729 * day, '23 mo'],
		[731 * day, '2 y'],
	];
	for (const [minutes, word] of words) assert.equal(ago(before(minutes), now), word);
	assert.equal(ago('', now), 'never');
});

test('a time ahead of the clock is now', () => {
	assert.equal(ago(before(-5), now), 'now');
});

test('a moment is told in UTC, to the minute', () => {
	assert.equal(moment('2026-11-23T07:15:59.999Z'), '2026-11-23 07:15 UTC');
	assert.equal(moment(''), 'never');
});

test('things are counted in the singular and the plural', () => {
	assert.deepEqual(
		[0, 1, 2].map(count => counted(count, 'session')),
		['0 sessions', '1 session', '2 sessions'],
	);
});

test('a refusal is the reason alone, without the frame of the command line', () => {
	assert.equal(screenText({code: 'forbidden', act: 'user.create', reason: 'only admins'}), 'only admins');
	assert.match(screenText({code: 'invalid-credentials'}), /^Invalid username\/password/);
});

test('who may not is told whom to ask first, since the end may be cut, and then the rule', () => {
	const others = 'access denied; required permissions: PERMISSION_TYPE_ASSIGN_ROLES';
	assert.equal(
		reasonText('only admin privileged users can create users', 'root2'),
		'Ask root2: only a ClusterAdmin may.',
	);
	assert.equal(reasonText(others, 'root2'), 'Ask root2: only a ClusterAdmin or its WorkspaceAdmin may.');
	assert.equal(
		screenText({code: 'forbidden', act: 'role.assign', reason: others}),
		'Ask a ClusterAdmin: only a ClusterAdmin or its WorkspaceAdmin may.',
	);
});

test('what is to come is told as what has been, and what is over is now', () => {
	assert.equal(ahead(before(-5), now), 'in 5 min');
	assert.equal(ahead(before(-29 * 24 * 60), now), 'in 29 d');
	assert.equal(ahead(before(0), now), 'now');
	assert.equal(ahead(before(5), now), 'now');
});

test('what is going on is told in signs the terminal can draw', () => {
	assert.equal(busyText('Saving…', true), 'Saving…');
	assert.equal(busyText('Saving…', false), 'Saving...');
});

test('an error stands on a screen as a sentence, whose first word is never one that people gave', () => {
	assert.equal(screenText({code: 'user-not-found', name: 'zed'}), 'User not found');
	assert.equal(screenText({code: 'workspace-not-found', name: 'lab'}), "Workspace 'lab' not found");
	assert.match(screenText({code: 'changed-since', name: 'alice', by: ''}), /^alice was changed since/);
});
