/** Runs the tests of one stage, inside its machine: `node inside.ts STAGE [GREP]`. See `run-stage.ts`. */
import {globSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {runTestFiles} from '../test/run-files.ts';
import {slowText, totals} from '../test/report.ts';
import {setTerminalEnvironment} from '../test/terminal-environment.ts';
import {stages} from './stages.ts';

const root = join(import.meta.dirname, '../..');
const [name = '', grep] = process.argv.slice(2);
const work = process.env['RIG_WORK'] ?? '';
const stage = stages.find(each => each.name === name);
if (stage === undefined || work === '') throw new Error('run by scripts/rig.ts only');

setTerminalEnvironment();
const notes = join(work, 'notes.jsonl');
Object.assign(process.env, {RIG_NOTES: notes});
writeFileSync(notes, '');
const scratch = join(work, 'reports');
mkdirSync(scratch);

// Which is slow or stuck is told by name, before the whole stage is ended.
const timeoutMs = (stage.seconds - 3) * 1000;
const files = globSync(`test/rig/${name}/**/*.test.{ts,tsx}`, {cwd: root}).toSorted();
const results = await runTestFiles(root, files, {
	scratch,
	grep,
	testTimeoutMs: timeoutMs,
	timeoutMs,
	...(stage.filesAtOnce !== undefined && {atOnce: stage.filesAtOnce}),
});
const {passed, failed, skipped} = totals(results);
const told = readFileSync(notes, 'utf8')
	.split('\n')
	.filter(line => line !== '')
	.map(line => JSON.parse(line) as {readonly cases: number; readonly figure: string});
process.stdout.write(slowText(results));
writeFileSync(
	join(work, 'result.json'),
	JSON.stringify({
		passed,
		// What is skipped is not held; a stage without a test holds nothing.
		failed: failed + skipped + (passed + failed + skipped === 0 ? 1 : 0),
		cases: told.reduce((sum, {cases}) => sum + cases, 0),
		figures: told.map(({figure}) => figure).filter(figure => figure !== ''),
	}),
);
