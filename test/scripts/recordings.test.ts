import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {session} from '../../scripts/recordings/session.js';
import {projectRoot} from '../e2e/harness/house.js';

const recordings = ['session-80x24.txt', 'session-linear.txt'].map(name => ({
	name,
	text: readFileSync(join(projectRoot, 'docs/recordings', name), 'utf8'),
}));

test('both recordings hold every step of the session, in its order', () => {
	for (const {name, text} of recordings) {
		const told = text.split('\n').flatMap(line => /^== ([^:]+)/.exec(line)?.[1] ?? []);
		assert.deepEqual(told, [...session.map(({does}) => does), 'leaves'], name);
	}
});

test('no recording names the machine or the moment it was made on, nor a password', () => {
	for (const {name, text} of recordings) {
		assert.doesNotMatch(text, /\/tmp\/|pts\/|Lanterns/, name);
		assert.ok(!new RegExp(`(?<=@|^|Host: |Sign in to )${hostname()}\\b`, 'm').test(text), name);
		for (const [date] of text.matchAll(/\d{4}-\d\d-\d\d/g)) assert.equal(date, '2026-11-23', name);
	}
});

test('the recording of linear mode has no control code', () => {
	assert.doesNotMatch(recordings[1]!.text, /[\0-\u0009\u000B-\u001F\u007F-\u009F]/);
});
