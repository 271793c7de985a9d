import {mkdir, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {BuildOptions, Plugin} from 'esbuild';
import {patches} from './bundle-patches.ts';
import {licencesOf} from './licences.ts';

/** How esbuild makes dist/program of source/cli.ts; `plain` leaves the patches of third-party files out. */
export function bundleOptions(root: string, {plain}: {readonly plain: boolean}): BuildOptions {
	const program = join(root, 'dist/program');
	return {
		absWorkingDir: root,
		entryPoints: [{in: 'source/cli.ts', out: 'det'}],
		outdir: program,
		bundle: true,
		splitting: true,
		format: 'esm',
		platform: 'node',
		target: 'node22.14',
		minify: true,
		// Maps for readable crashes; the sources themselves are in the repository.
		sourcemap: 'linked',
		sourcesContent: false,
		legalComments: 'none', // the whole licences are in LICENCES.txt
		chunkNames: 'chunks/[name]-[hash]',
		// React's development build costs twice the CPU; DEV makes Ink look for React's developer tools.
		define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
		// The ECMAScript form where there is one: smaller, and a dynamic import of it keeps its names.
		mainFields: ['module', 'main'],
		external: ['@node-rs/bcrypt'],
		// Some dependencies are CommonJS and ask for node's own modules at run time.
		// No createRequire: importing node:module takes a millisecond of every start.
		banner: {js: 'const require=id=>process.getBuiltinModule(id);'},
		logLevel: 'warning',
		metafile: true,
		write: false,
		plugins: [stubDevtools, quickBuiltins, ...(plain ? [] : patches), refuseLostNames, writer(root, program)],
	};
}

/** Ink imports react-devtools-core only with DEV=true, which the program never has; the package is not installed. */
const stubDevtools: Plugin = {
	name: 'stub-devtools',
	setup(build) {
		build.onResolve({filter: /^react-devtools-core$/}, ({path}) => ({path, namespace: 'stub'}));
		build.onLoad({filter: /.*/, namespace: 'stub'}, () => ({
			contents: 'export default {initialize() {}, connectToDevTools() {}};',
		}));
	},
};

/**
 * Node's own modules by `process.getBuiltinModule` where our sources import them: an import of an ES module reads all
 * names of a built-in one first, and with some of those (`promises` of node:fs, the web streams of node:zlib) loads much
 * that a short command never uses. Saves a third of the time of `det user list`.
 */
const quickBuiltins: Plugin = {
	name: 'quick-builtins',
	setup(build) {
		build.onLoad({filter: /[/\\]source[/\\].*\.tsx?$/}, async ({path}) => {
			if (path.includes('node_modules')) return undefined;
			const contents = (await readFile(path, 'utf8')).replaceAll(
				/^import (\w+|\{[^}]*\}) from '(node:[\w/]+)';$/gm,
				(_line, names: string, module: string) =>
					`const ${names.replaceAll(/\btype \w+,?/g, '').replaceAll(' as ', ': ')} = process.getBuiltinModule('${module}');`,
			);
			return {contents, loader: path.endsWith('x') ? 'tsx' : 'ts'};
		});
	},
};

/**
 * `const {parse} = await import('x')` gives undefined in a bundle when x is CommonJS, although it works without one.
 * Such a package has to be imported statically by a module of ours, and that one dynamically.
 */
const refuseLostNames: Plugin = {
	name: 'refuse-lost-names',
	setup(build) {
		build.onEnd(({metafile}) => {
			const inputs = metafile?.inputs ?? {};
			const lost = Object.entries(inputs).flatMap(([file, {imports}]) =>
				imports
					.filter(({kind, path}) => kind === 'dynamic-import' && inputs[path]?.format === 'cjs')
					.map(({path}) => ({text: `${file} imports ${path} dynamically, but it is CommonJS and loses its names`})),
			);
			return {errors: lost};
		});
	},
};

/**
 * Writes the chunks first, then swaps the entry in, then removes the chunks of former builds: a program started at
 * any moment finds everything it asks for first.
 */
const writer = (root: string, program: string): Plugin => ({
	name: 'writer',
	setup(build) {
		const entry = join(program, 'det.js');
		build.onEnd(async ({outputFiles = [], metafile, errors}) => {
			if (outputFiles.length === 0 || !metafile || errors.length > 0) return;
			const entryLast = outputFiles.toSorted((a, b) => Number(a.path === entry) - Number(b.path === entry));
			for (const file of entryLast) {
				await mkdir(dirname(file.path), {recursive: true});
				await writeFile(`${file.path}.new`, file.contents);
				await rename(`${file.path}.new`, file.path);
			}

			const licences = join(program, 'LICENCES.txt');
			await writeFile(licences, await licencesOf(root, Object.keys(metafile.inputs)));
			await writeFile(join(root, 'dist/meta.json'), JSON.stringify(metafile));
			const current = new Set([licences, ...outputFiles.map(file => file.path)]);
			for (const file of await filesBelow(program)) if (!current.has(file)) await rm(file, {force: true});
		});
	},
});

/** Absolute paths of all files of a folder and its folders. */
export async function filesBelow(dir: string): Promise<string[]> {
	const entries = await readdir(dir, {recursive: true, withFileTypes: true});
	return entries.filter(item => item.isFile()).map(item => join(item.parentPath, item.name));
}
