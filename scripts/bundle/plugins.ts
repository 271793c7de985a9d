import {readFile} from 'node:fs/promises';
import type {Plugin} from 'esbuild';

/** Ink imports react-devtools-core only with DEV=true, which the program never has; the package is not installed. */
export const stubDevtools: Plugin = {
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
export const quickBuiltins: Plugin = {
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
export const refuseLostNames: Plugin = {
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
