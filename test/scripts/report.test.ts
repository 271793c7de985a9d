import assert from 'node:assert/strict';
import {test} from 'node:test';
import {failureText, foldersText, slowText, totals} from '../../scripts/test/report.js';
import type {FileResult} from '../../scripts/test/run-file.js';

const failure = {name: 'adds', message: 'no', place: '', output: ''};

const results: FileResult[] = [
	{file: 'test/store/lock.test.ts', passed: 3, skipped: 1, failures: [], ms: 1000},
	{file: 'test/domain/user.test.ts', passed: 2, skipped: 0, failures: [failure], ms: 4000},
	{file: 'test/store/write.test.ts', passed: 4, skipped: 0, failures: [], ms: 500},
];

test('totals are sums over the files', () => {
	assert.deepEqual(totals(results), {passed: 9, failed: 1, skipped: 1});
	assert.deepEqual(totals([]), {passed: 0, failed: 0, skipped: 0});
});

test('folders are listed by name, a failing one with a cross', () => {
	const [domain = '', store = '', end] = foldersText(results).split('\n');
	assert.match(domain, /^✗ test\/domain +2 in 1 files, 4\.0 s$/);
	assert.match(store, /^✓ test\/store +7 in 2 files, 1\.5 s$/);
	assert.equal(end, '');
});

test('only slow files are named', () => {
	assert.equal(slowText(results), 'slowest: test/domain/user.test.ts 4.0 s\n');
	assert.equal(slowText(results.slice(0, 1)), '');
});

test('a failure shows its place in the project and only frames of ours', () => {
	const message = [
		'Error: no',
		'    at check (file:///here/test/a.test.ts:4:2)',
		'    at Test.run (node:internal/test_runner/test:1:1)',
		'    at render (file:///here/node_modules/ink/build/ink.js:9:9)',
		`    at ${'x'.repeat(1000)}`,
	].join('\n');
	const text = failureText('/here', 'test/a.test.ts', {
		name: 'adds',
		message,
		place: '/here/test/a.test.ts:3:1',
		output: '',
	});
	const lines = text.trim().split('\n');
	assert.deepEqual(lines.slice(0, 4), [
		'✗ adds',
		'  test/a.test.ts:3:1',
		'    Error: no',
		'        at check (test/a.test.ts:4:2)',
	]);
	assert.equal(lines.length, 5);
	assert.ok((lines[4] ?? '').length < 520);
});

test('a file that could not be run shows the end of what it wrote', () => {
	const output = Array.from({length: 100}, (_, index) => `line ${index}`).join('\n');
	const text = failureText('/here', 'test/a.test.ts', {...failure, output});
	assert.match(text, /✗ adds\n {2}test\/a\.test\.ts\n {4}no\n/);
	assert.match(text, /│ line 99$/);
	assert.doesNotMatch(text, /line 50\b/);
});
