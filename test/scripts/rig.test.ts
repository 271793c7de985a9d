import assert from 'node:assert/strict';
import {globSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {stages, type Stage} from '../../scripts/rig/stages.js';
import {recordTable} from '../../scripts/rig/table.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

test('every stage has tests, and every test of the rig belongs to a stage', () => {
	const folders = globSync('test/rig/*/**/*.test.{ts,tsx}', {cwd: root}).map(file => file.split('/')[2]);
	assert.deepEqual(new Set(folders), new Set(stages.map(({name}) => name)));
	assert.deepEqual(globSync('test/rig/*.test.{ts,tsx}', {cwd: root}), []);
});

test('a record rewrites the rows of the stages that ran, and keeps the figures of the others', t => {
	const dir = mkdtempSync(join(tmpdir(), 'det-rig-table-'));
	t.after(() => rmSync(dir, {recursive: true}));
	const file = join(dir, 'README.md');
	writeFileSync(file, 'before\n<!-- stages -->\n\n<!-- end of stages -->\nafter\n');
	const [power, sweep] = ['power', 'sweep'].map((name): Stage => {
		return {name, promise: `${name} is safe`, notCovered: '', tools: [], seconds: 1};
	});
	const outcome = {passed: 3, failed: 0, cases: 1200, figures: ['longest 4 ms'], seconds: 9.6};
	recordTable(file, [power!, sweep!], [{...outcome, stage: 'power'}]);
	recordTable(file, [power!, sweep!], [{...outcome, stage: 'sweep', cases: 0, failed: 1, figures: []}]);
	assert.equal(
		readFileSync(file, 'utf8'),
		[
			'before',
			'<!-- stages -->',
			'',
			'| Stage | Promised | Cases | Last run | Not covered |',
			'| --- | --- | --- | --- | --- |',
			'| `power` | power is safe | 1,200 | 3 passed in 10 s; longest 4 ms |  |',
			'| `sweep` | sweep is safe | 3 | 3 passed, 1 failed in 10 s |  |',
			'',
			'<!-- end of stages -->',
			'after',
			'',
		].join('\n'),
	);
});
