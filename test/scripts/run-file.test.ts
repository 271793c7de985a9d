import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {runTestFile, type FileResult} from '../../scripts/test/run-file.js';

const head = `import {describe, test} from 'node:test'; import assert from 'node:assert/strict';\n`;

/** Runs a test file with that content. */
async function run(
	t: TestContext,
	body: string,
	options: {grep?: string; timeoutMs?: number} = {},
): Promise<FileResult> {
	const root = mkdtempSync(join(tmpdir(), 'det-run-file-'));
	t.after(() => {
		rmSync(root, {recursive: true});
	});
	mkdirSync(join(root, 'dist/modules/test'), {recursive: true});
	writeFileSync(join(root, 'package.json'), '{"type": "module"}');
	writeFileSync(join(root, 'dist/modules/test/it.test.js'), head + body);
	return runTestFile(root, 'test/it.test.ts', {scratch: root, grep: undefined, ...options});
}

test('passed, failed and skipped tests are counted', async t => {
	const result = await run(
		t,
		`test('good', () => {});
		test('bad', () => { assert.equal(1, 2); });
		test.skip('left out', () => {});
		test.todo('to come');`,
	);
	assert.deepEqual([result.passed, result.failures.length, result.skipped], [1, 1, 2]);
	const [failure] = result.failures;
	assert.equal(failure?.name, 'bad');
	assert.match(failure.place, /it\.test\.js:3:3$/);
	assert.match(failure.message, /1 !== 2/);
});

test('tests in suites and tests carry the names around them, and are counted once', async t => {
	const result = await run(
		t,
		`describe('suite', () => { test('first', () => {}); test('second', () => { throw new Error('no'); }); });
		test('whole', async t => { await t.test('part', () => { throw 'a string'; }); });`,
	);
	assert.equal(result.passed, 1);
	assert.deepEqual(
		result.failures.map(({name}) => name),
		['suite › second', 'whole › part'],
	);
	assert.match(result.failures[1]?.message ?? '', /a string/);
});

test('a file that ends badly fails, with what it wrote', async t => {
	const result = await run(t, `console.log('so far'); throw new Error('at load');`);
	assert.match(result.failures[0]?.message ?? '', /ended with 1/);
	assert.match(result.failures[0]?.output ?? '', /so far[^]*at load/);
});

test('a file without a test fails, unless tests were chosen by name', async t => {
	assert.match((await run(t, '')).failures[0]?.message ?? '', /no test/);
	assert.deepEqual((await run(t, `test('one', () => {});`, {grep: 'other'})).failures, []);
});

test('a file that never lets go is ended, and its tests still count', async t => {
	const result = await run(t, `test('good', () => {}); setInterval(() => {}, 1000);`, {timeoutMs: 1000});
	assert.match(result.failures[0]?.message ?? '', /still running after 1 s/);
});

test('a totals line of a test file is not taken for ours', async t => {
	const result = await run(t, `test('good', () => { console.log('99 passed, 0 failed'); });`);
	assert.deepEqual([result.passed, result.failures], [1, []]);
});
