import {basename, join} from 'node:path';
import {type BuildResult, type Metafile, type OutputFile, type Plugin, build} from 'esbuild';
import {commonOptions} from './options.ts';
import {unusedPatches} from './patches.ts';
import {refuseLostNames} from './plugins.ts';

/** The files of dist/program in the order in which they have to be put there, and what esbuild tells of them. */
export type Program = {
	readonly files: readonly OutputFile[];
	/** Path of the commands, the one file that runs by itself; its code cache lies beside it. */
	readonly commands: string;
	readonly metafile: Metafile;
};

/** What most commands do without: packages in files of their own, by name. */
const dictionaries = {
	'@zxcvbn-ts/core': 'zxcvbn',
	'@zxcvbn-ts/language-common': 'zxcvbn-common',
	'@zxcvbn-ts/language-en': 'zxcvbn-english',
};
const packages = {...dictionaries, yaml: 'yaml'};
/** The same in the form of ECMAScript modules: the console for what it awaits at its top, meow for its default export. */
const awaited = {'source/ui/run-console.tsx': 'console', meow: 'meow'};

/**
 * Bundles the program. `det.js` answers help and usage errors by itself and loads what commands do from one file, of
 * which V8 keeps the compiled code (see code-cache.ts): many small chunks, each to be found, read and compiled at every
 * start, took a third longer. The console and the dictionaries are parts of their own, imported when they are needed.
 */
export async function makeProgram(root: string, how: {readonly plain: boolean}): Promise<Program> {
	const common = commonOptions(root, how);
	const required = await build({
		...common,
		format: 'cjs',
		outExtension: cjs,
		banner: {},
		entryPoints: entries(packages),
	});
	const imported = await build({
		...common,
		format: 'esm',
		splitting: true,
		plugins: [...common.plugins, leaveTo(required, dictionaries), refuseLostNames],
		entryPoints: entries(awaited),
	});
	const commands = await build({
		...common,
		format: 'cjs',
		// A function of the `require` it gets: V8's cache knows scripts, not modules.
		banner: {js: '(function (require, module) {'},
		footer: {js: '})'},
		// Everything by `require`: a script may import modules only with what Node still calls experimental.
		supported: {'dynamic-import': false},
		entryPoints: [{in: 'source/commands/runs.ts', out: 'commands'}],
		outExtension: cjs,
		plugins: [...common.plugins, leaveTo(required, packages)],
	});
	const file = commands.outputFiles.find(({path}) => path.endsWith('.cjs'))!;
	const entry = await build({
		...common,
		format: 'esm',
		entryNames: '[name]',
		banner: {js: `${common.banner.js}const programDir=import.meta.dirname;`},
		define: {
			...common.define,
			'process.env.PROGRAM_DIR': 'programDir',
			'process.env.COMMANDS': JSON.stringify(basename(file.path)),
		},
		entryPoints: [{in: 'source/cli.ts', out: 'det'}],
		plugins: [...common.plugins, leaveTo(imported, {meow: 'meow', '../ui/run-console.js': 'console'}), loadWithCache],
	});
	const unused = how.plain ? [] : unusedPatches();
	if (unused.length > 0) throw new Error(`${unused.join(' and ')}: the file is gone. Mend or remove the patch.`);
	const all: readonly BuildResult[] = [required, imported, commands, entry];
	return {
		files: all.flatMap(({outputFiles = []}) => outputFiles),
		commands: file.path,
		metafile: {
			inputs: Object.assign({}, ...all.map(({metafile}) => metafile?.inputs)),
			outputs: Object.assign({}, ...all.map(({metafile}) => metafile?.outputs)),
		},
	};
}

function entries(modules: Readonly<Record<string, string>>): Array<{in: string; out: string}> {
	return Object.entries(modules).map(([module, out]) => ({in: module, out}));
}

/** Leaves the imports of these modules to the files that another bundle has for them, by name. */
const leaveTo = ({outputFiles = []}: BuildResult, names: Readonly<Record<string, string>>): Plugin => ({
	name: 'leave-to-parts',
	setup(bundling) {
		const files = outputFiles.map(({path}) => basename(path));
		bundling.onResolve({filter: /./}, ({path}) => {
			const name = names[path];
			const file = name && files.find(each => new RegExp(`^${name}-\\w{8}\\.c?js$`).test(each));
			return file === undefined ? undefined : {path: `./${file}`, external: true};
		});
	},
});

const cjs = {'.js': '.cjs'};

/** In the bundle of `source/cli.ts` the file of the commands, with its cache, stands for `source/commands/runs.ts`. */
const loadWithCache: Plugin = {
	name: 'load-with-cache',
	setup(bundling) {
		bundling.onResolve({filter: /\/runs\.js$/}, () => ({path: join(import.meta.dirname, 'load-commands.cts')}));
	},
};
