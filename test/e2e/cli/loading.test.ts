import assert from 'node:assert/strict';
import {mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {projectRoot, type House} from '../harness/house.js';
import {runDet} from '../harness/run-det.js';
import {makeSignedInHouse} from './signed-in-house.js';

const program = join(projectRoot, 'dist/program/det.js');

/** The packages a command loads, by what V8 says it has run, and whether node:sqlite is among the modules of Node. */
async function loaded(
	house: House,
	line: readonly string[],
): Promise<{readonly packages: Set<string>; readonly sqlite: boolean}> {
	const coverage = join(house.dir, `coverage-${line.join('-')}`);
	mkdirSync(coverage);
	const tell = `process.on('exit',()=>process.getBuiltinModule('node:fs').writeSync(2,String(process.moduleLoadList.includes('NativeModule sqlite'))))`;
	const {code, stderr} = await runDet(line, {
		house,
		command: [process.execPath, '--import', `data:text/javascript,${encodeURIComponent(tell)}`, program],
		env: {NODE_V8_COVERAGE: coverage},
	});
	assert.equal(code, 0, stderr);
	const {outputs} = JSON.parse(readFileSync(join(projectRoot, 'dist/meta.json'), 'utf8')) as {
		outputs: Record<string, {inputs: Record<string, unknown>}>;
	};
	const scripts = readdirSync(coverage).flatMap(name => {
		const {result} = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as {result: Array<{url: string}>};
		return result.map(({url}) => url);
	});
	const chunks = scripts.map(url => url.slice(`file://${projectRoot}/`.length));
	const inputs = [...chunks.flatMap(chunk => Object.keys(outputs[chunk]?.inputs ?? {})), ...scripts];
	assert.ok(inputs.includes('source/commands/main.ts'), 'the program itself was seen');
	const packages = inputs.flatMap(file => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
	return {packages: new Set(packages), sqlite: stderr.includes('true')};
}

test('det user list loads neither React, Ink, bcrypt, zxcvbn, zod nor SQLite; help loads no package at all', async t => {
	const {house} = await makeSignedInHouse(t);
	for (const line of [
		['user', 'list'],
		['user', 'list', '-a', '--json'],
		['session', 'list'],
	]) {
		const {packages, sqlite} = await loaded(house, line);
		for (const name of packages)
			assert.doesNotMatch(name, /react|^ink|bcrypt|zxcvbn|^zod|^yaml|string-width/, line.join(' '));
		assert.equal(sqlite, false, line.join(' '));
	}

	for (const line of [['--help'], ['--version'], ['user', 'list', '-h']]) {
		assert.deepEqual(
			[...(await loaded(house, line)).packages].filter(name => name !== 'meow'),
			[],
			line.join(' '),
		);
	}

	// The check itself can fail: creating a user needs the lock.
	assert.equal((await loaded(house, ['user', 'create', 'rita', '--remote'])).sqlite, true);
});
