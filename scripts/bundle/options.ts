import type {BuildOptions} from 'esbuild';
import {patches} from './patches.ts';
import {quickBuiltins, stubDevtools} from './plugins.ts';

/** What the bundles of the program have in common; `plain` leaves the patches of third-party files out. */
export function commonOptions(root: string, {plain}: {readonly plain: boolean}) {
	return {
		absWorkingDir: root,
		outdir: 'dist/program',
		entryNames: '[name]-[hash]',
		chunkNames: 'chunks/[name]-[hash]',
		bundle: true,
		platform: 'node',
		target: 'node22.14',
		minify: true,
		// Maps for readable crashes; the sources themselves are in the repository.
		sourcemap: 'linked',
		sourcesContent: false,
		legalComments: 'none', // the whole licences are in LICENCES.txt
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
		plugins: [stubDevtools, quickBuiltins, ...(plain ? [] : patches)],
	} as const satisfies BuildOptions;
}
