import assert from 'node:assert/strict';
import {mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {SourceMap, type SourceMapPayload} from 'node:module';
import {join} from 'node:path';
import {test} from 'node:test';
import {projectRoot, type House} from '../harness/house.js';
import {runDet} from '../harness/run-det.js';
import {makeSignedInHouse} from './signed-in-house.js';

const program = join(projectRoot, 'dist/program/det.js');

type Ran = {
	/** Every module of which something has run, with the packages among them. */
	readonly modules: ReadonlySet<string>;
	readonly packages: ReadonlySet<string>;
	/** Whether node:sqlite is among the modules of Node. */
	readonly sqlite: boolean;
};

/** What a command runs, by what V8 says of each function and by the maps of the files: one file holds many modules. */
async function ran(house: House, line: readonly string[]): Promise<Ran> {
	const coverage = join(house.dir, `coverage-${line.join('-')}`);
	mkdirSync(coverage);
	const tell = `process.on('exit',()=>process.getBuiltinModule('node:fs').writeSync(2,String(process.moduleLoadList.includes('NativeModule sqlite'))))`;
	const {code, stderr} = await runDet(line, {
		house,
		command: [process.execPath, '--import', `data:text/javascript,${encodeURIComponent(tell)}`, program],
		env: {NODE_V8_COVERAGE: coverage},
	});
	assert.equal(code, 0, stderr);
	const modules = new Set(
		readdirSync(coverage).flatMap(name => {
			const {result} = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as {result: readonly Script[]};
			return result.flatMap(modulesOf);
		}),
	);
	assert.ok(modules.has('source/commands/main.ts'), 'the program itself was seen');
	const packages = [...modules].flatMap(file => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
	return {modules, packages: new Set(packages), sqlite: stderr.includes('true')};
}

type Script = {
	readonly url: string;
	readonly functions: ReadonlyArray<{
		readonly ranges: ReadonlyArray<{readonly startOffset: number; readonly count: number}>;
	}>;
};

/** The modules whose functions have run, as paths within the project; for other scripts the path itself. */
function modulesOf({url, functions}: Script): readonly string[] {
	const file = url.replace('file://', '');
	if (!file.startsWith(join(projectRoot, 'dist/program'))) return [url];
	const text = readFileSync(file, 'utf8');
	const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload);
	return functions.flatMap(({ranges: [whole]}) => {
		if (whole === undefined || whole.count === 0 || whole.startOffset === 0) return [];
		const before = text.slice(0, whole.startOffset).split('\n');
		const entry = map.findEntry(before.length - 1, before.at(-1)!.length);
		return 'originalSource' in entry ? [entry.originalSource.replace(/^(?:\.\.\/)+/, '')] : [];
	});
}

test('det user list runs nothing of React, Ink, bcrypt, zxcvbn, zod or SQLite; help no package at all', async t => {
	const {house} = await makeSignedInHouse(t);
	for (const line of [
		['user', 'list'],
		['user', 'list', '-a', '--json'],
		['session', 'list'],
	]) {
		const {modules, packages, sqlite} = await ran(house, line);
		assert.ok(modules.has('source/store/files/json-file.ts'), 'the store was seen to be read');
		for (const name of packages)
			assert.doesNotMatch(name, /react|^ink|bcrypt|zxcvbn|^zod|^yaml|string-width/, line.join(' '));
		assert.equal(sqlite, false, line.join(' '));
	}

	for (const line of [['--help'], ['--version'], ['user', 'list', '-h']]) {
		const {modules, packages} = await ran(house, line);
		assert.deepEqual(
			[...packages].filter(name => name !== 'meow'),
			[],
			line.join(' '),
		);
		assert.ok(![...modules].some(file => file.startsWith('source/store/')), line.join(' '));
	}

	// The check itself can fail: creating a user needs the lock.
	assert.equal((await ran(house, ['user', 'create', 'rita', '--remote'])).sqlite, true);
});
