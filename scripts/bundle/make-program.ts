import {basename, join} from 'node:path';
import {type BuildResult, type Metafile, type OutputFile, type Plugin, build} from 'esbuild';
import {commonOptions} from './options.ts';
import {unusedPatches} from './patches.ts';
import {refuseLostNames} from './plugins.ts';
import {importPart, scriptFoot, scriptHead} from './run-script.ts';

/** The files of dist/program in the order in which they have to be put there, and what esbuild tells of them. */
export type Program = {
	readonly files: readonly OutputFile[];
	/** Paths of the scripts by name: the files that run with a code cache, which lies beside each. */
	readonly scripts: Readonly<Record<'main' | 'commands', string>>;
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
	const script = {
		...common,
		format: 'cjs',
		banner: {js: scriptHead},
		footer: {js: scriptFoot},
		define: {...common.define, 'import.meta': 'importMeta'},
		outExtension: cjs,
	} as const;
	const commands = await build({
		...script,
		// Everything by `require`, which costs less than a module.
		supported: {'dynamic-import': false},
		entryPoints: [{in: 'source/commands/runs.ts', out: 'commands'}],
		plugins: [...common.plugins, leaveTo(required, packages)],
	});
	const main = await build({
		...script,
		entryPoints: [{in: 'source/commands/main.ts', out: 'main'}],
		plugins: [...common.plugins, leaveTo(imported, {meow: 'meow', '../ui/run-console.js': 'console'}), loadCommands],
	});
	takeImportGiven(main);
	const scripts = {main: scriptOf(main).path, commands: scriptOf(commands).path};
	const entry = await build({
		...common,
		format: 'esm',
		entryNames: '[name]',
		banner: {js: `${common.banner.js}const programMeta=import.meta;`},
		define: {
			...common.define,
			'process.env.PROGRAM': 'programMeta',
			'process.env.SCRIPTS': JSON.stringify({main: basename(scripts.main), commands: basename(scripts.commands)}),
		},
		entryPoints: [{in: 'source/cli.ts', out: 'det'}],
		plugins: [...common.plugins, loadMain],
	});
	const unused = how.plain ? [] : unusedPatches();
	if (unused.length > 0) throw new Error(`${unused.join(' and ')}: the file is gone. Mend or remove the patch.`);
	const all: readonly BuildResult[] = [required, imported, commands, main, entry];
	return {
		files: all.flatMap(({outputFiles = []}) => outputFiles),
		scripts,
		metafile: {
			inputs: Object.assign({}, ...all.map(({metafile}) => metafile?.inputs)),
			outputs: Object.assign({}, ...all.map(({metafile}) => metafile?.outputs)),
		},
	};
}

function scriptOf({outputFiles = []}: BuildResult): OutputFile {
	return outputFiles.find(({path}) => path.endsWith('.cjs'))!;
}

/** Lets a script import its parts by what it is given for that. The names are equally long: the source map still fits. */
function takeImportGiven(result: BuildResult): void {
	const script = scriptOf(result);
	script.contents = Buffer.from(script.text.replaceAll('import("./', `${importPart}("./`));
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

/** In the bundle of `source/cli.ts` the script of the command line, with its cache, stands for `source/commands/main.ts`. */
const loadMain: Plugin = {
	name: 'load-main',
	setup(bundling) {
		bundling.onResolve({filter: /\/main\.js$/}, () => ({path: join(import.meta.dirname, 'load-main.cts')}));
	},
};

/** In the script of the command line that of the commands stands for `source/commands/runs.ts`. */
const loadCommands: Plugin = {
	name: 'load-commands',
	setup(bundling) {
		bundling.onResolve({filter: /\/runs\.js$/}, ({path}) => ({path, namespace: 'load'}));
		bundling.onLoad({filter: /./, namespace: 'load'}, () => ({contents: 'module.exports = load("commands");'}));
	},
};
