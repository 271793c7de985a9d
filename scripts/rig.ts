/**
 * `npm run test:rig`: breaks every step of everything, and shows that nothing is lost and nobody gets in. The stages of
 * `rig/stages.ts` run one after another; each ends with `NAME: N passed, N failed`, the whole with `N passed, N failed`.
 *
 *   npm run test:rig -- sweep power        only these stages
 *   npm run test:rig -- --grep 'setup'     only the tests whose name matches
 *   npm run test:rig -- --record           writes the figures into test/rig/README.md
 *   RIG_SEED=42 npm run test:rig           the same random choices as the run that printed this seed
 */
import {spawnSync} from 'node:child_process';
import {randomInt} from 'node:crypto';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {install, missingPackages} from './rig/install.ts';
import {runStage, type StageResult} from './rig/run-stage.ts';
import {stages, type Stage, type ToolName} from './rig/stages.ts';
import {recordTable} from './rig/table.ts';

const root = join(import.meta.dirname, '..');
const {values: flags, positionals: names} = parseArgs({
	options: {grep: {type: 'string'}, record: {type: 'boolean'}},
	allowPositionals: true,
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
process.exitCode = await run();

async function run(): Promise<number> {
	const unknown = names.filter(name => stages.every(stage => stage.name !== name));
	const wanted = names.length === 0 ? stages : stages.filter(stage => names.includes(stage.name));
	const complaint =
		unknown.length > 0
			? `No stage is called ${unknown.join(' or ')}; there are ${stages.map(({name}) => name).join(', ')}.`
			: process.geteuid?.() === 0
				? ''
				: 'test:rig makes mounts, other users and networks of its own: run it as root, in a container or virtual machine.';
	if (complaint !== '') console.error(complaint);
	else if (spawnSync(process.execPath, [join(root, 'scripts/build.ts')], {stdio: 'inherit'}).status === 0) {
		install(missingPackages(wanted.flatMap(toolsOf)));
		return runAll(wanted);
	}
	console.log('0 passed, 1 failed');
	return 1;
}

async function runAll(wanted: readonly Stage[]): Promise<number> {
	const seed = Number(process.env['RIG_SEED'] ?? randomInt(2 ** 31));
	const results: StageResult[] = [];
	for (const stage of wanted) {
		console.log(`\n${stage.name}: seed ${seed} (RIG_SEED=${seed} replays)`);
		const missing = missingPackages(toolsOf(stage));
		if (missing.length > 0) console.log(`it needs ${missing.join(' and ')}: apt-get install ${missing.join(' ')}`);
		const result = missing.length > 0 ? nothingRan(stage) : await runStage(root, stage, seed, flags.grep);
		const {cases, passed, failed, seconds, figures} = result;
		console.log([`${cases.toLocaleString('en')} cases in ${seconds.toFixed(1)} s`, ...figures].join('; '));
		console.log(`${stage.name}: ${passed} passed, ${failed} failed`);
		results.push(result);
	}

	if (flags.record) record(results);
	const sum = (key: 'passed' | 'failed') => results.reduce((total, result) => total + result[key], 0);
	console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
	return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

function record(results: readonly StageResult[]): void {
	const file = join(root, 'test/rig/README.md');
	recordTable(file, stages, results);
	spawnSync(join(root, 'node_modules/.bin/prettier'), ['--write', '--log-level', 'warn', file], {stdio: 'inherit'});
}

/** The stage's own, and `ip`, with which every stage brings up its loopback. */
function toolsOf(stage: Stage): readonly ToolName[] {
	return ['ip', 'mount', ...stage.tools];
}

function nothingRan({name}: Stage): StageResult {
	return {stage: name, passed: 0, failed: 1, cases: 0, figures: [], seconds: 0};
}
