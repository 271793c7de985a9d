import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {Script} from 'node:vm';
import {projectRoot} from '../e2e/harness/house.js';

type Meta = {
	readonly outputs: Readonly<
		Record<
			string,
			{
				readonly entryPoint?: string;
				readonly imports: ReadonlyArray<{readonly path: string; readonly kind: string; readonly external?: boolean}>;
				readonly inputs: Readonly<Record<string, unknown>>;
			}
		>
	>;
};

const {outputs} = JSON.parse(readFileSync(join(projectRoot, 'dist/meta.json'), 'utf8')) as Meta;

/** The modules of everything that is loaded with the file of an entry, without what it imports when needed. */
function loadedWith(entry: string): Set<string> {
	const start = Object.keys(outputs).find(path => outputs[path]?.entryPoint === entry);
	assert.ok(start !== undefined, `${entry} is in no chunk of its own`);
	const chunks = new Set([start]);
	for (const chunk of chunks) {
		for (const {path, kind, external} of outputs[chunk]?.imports ?? []) {
			if (kind === 'import-statement' && external !== true) chunks.add(path);
		}
	}

	return new Set([...chunks].flatMap(chunk => Object.keys(outputs[chunk]?.inputs ?? {})));
}

/** Names of the packages among modules. */
function packagesOf(modules: Iterable<string>): Set<string> {
	return new Set([...modules].map(file => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? ''));
}

for (const entry of ['source/cli.ts', 'source/commands/runs.ts']) {
	test(`in the bundle ${entry} loads neither React nor Ink`, () => {
		const packages = packagesOf(loadedWith(entry));
		for (const name of ['react', 'react-reconciler', 'ink', 'yoga-layout']) assert.ok(!packages.has(name), name);
	});
}

test('in the bundle the console loads React and Ink', () => {
	const packages = packagesOf(loadedWith('source/ui/run-console.tsx'));
	assert.ok(packages.has('react') && packages.has('ink'));
});

test('every bundled package is in LICENCES.txt', () => {
	const text = readFileSync(join(projectRoot, 'dist/program/LICENCES.txt'), 'utf8');
	const packages = packagesOf(Object.values(outputs).flatMap(({inputs}) => Object.keys(inputs)));
	packages.delete('');
	assert.ok(packages.size > 10);
	for (const name of packages) assert.ok(text.includes(`${name} `), name);
});

test('every chunk has its source map beside it', () => {
	for (const path of Object.keys(outputs).filter(file => /\.c?js$/.test(file))) {
		const map = JSON.parse(readFileSync(join(projectRoot, `${path}.map`), 'utf8')) as {sources: string[]};
		assert.ok(Array.isArray(map.sources), dirname(path));
	}
});

test('the commands come with the code that V8 compiled for them, which this Node takes', () => {
	const file = join(
		projectRoot,
		Object.keys(outputs).find(path => /\/commands-\w+\.cjs$/.test(path))!,
	);
	const cachedData = readFileSync(file.replace(/cjs$/, 'cache'));
	const script = new Script(readFileSync(file, 'utf8'), {filename: file, cachedData});
	assert.equal(script.cachedDataRejected, false);
});

test('the file of the commands does not hold the dictionaries, YAML or meow, which most commands do without', () => {
	const packages = packagesOf(loadedWith('source/commands/runs.ts'));
	assert.ok(packages.has('lowdb'));
	for (const name of ['yaml', 'meow', '@zxcvbn-ts/core']) assert.ok(!packages.has(name), name);
});
