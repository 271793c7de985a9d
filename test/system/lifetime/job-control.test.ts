import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hasJobControl} from '../../../source/system/lifetime/job-control.js';

/** /proc/self/stat: pid (name) state ppid group session tty foreground. */
const stat =
	(group: number, session: number, foreground: number, name = 'det') =>
	() =>
		`4711 (${name}) S 1 ${group} ${session} 34816 ${foreground} 4194304 1 2 3\n`;

test('a job in the foreground of a shell can be stopped', () => {
	assert.equal(hasJobControl(stat(4711, 4700, 4711)), true);
});

test('what npm started for a shell can: it is in the same job', () => {
	assert.equal(hasJobControl(stat(4709, 4700, 4709)), true);
});

test('what a terminal or sshd started itself cannot: there is nobody to bring it back', () => {
	assert.equal(hasJobControl(stat(4711, 4711, 4711)), false);
});

test('nor what a script in the leader of the session started', () => {
	assert.equal(hasJobControl(stat(4700, 4700, 4700)), false);
});

test('nor what runs in the background, or without a terminal of its own', () => {
	assert.equal(hasJobControl(stat(4711, 4700, 4705)), false);
	assert.equal(hasJobControl(stat(4711, 4700, -1)), false);
});

test('a name with brackets and blanks is no trouble', () => {
	assert.equal(hasJobControl(stat(4711, 4700, 4711, 'd) S 1 2 3 (et')), true);
});

test('where /proc is not there it cannot', () => {
	assert.equal(
		hasJobControl(() => {
			throw new Error('ENOENT');
		}),
		false,
	);
});
