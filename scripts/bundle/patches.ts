import {readFile} from 'node:fs/promises';
import type {Plugin} from 'esbuild';
import {narrow} from '../../source/system/screen/narrow.ts';

/** A text of a third-party file and what takes its place. */
type Edit = readonly [was: string | RegExp, becomes: string];

/**
 * Changes of third-party files at bundle time, for the first paint. Each stops the build when the file is no longer
 * the one it was written for; `--plain` builds without them. The figures are ratios of the first paint of a small Ink
 * screen, 11 pairs in turn; both together 0.67–0.75, and 16 MB less memory. Making the other segmenters of Ink's
 * dependencies lazy too gave 0.93–1.0 and was left out.
 */
export const patches: readonly Plugin[] = [
	/**
	 * Yoga's loader fetches its WebAssembly from a data: URL, which loads the whole of undici. Compile the bytes in place: 0.84.
	 */
	patch('yoga-in-place', /yoga-wasm-base64-esm\.js$/, [
		[
			'loadYoga = loadYoga || {};',
			`loadYoga = loadYoga || {};
			loadYoga.instantiateWasm = (imports, done) => {
				const instance = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(yogaBase64, 'base64')), imports);
				done(instance);
				return instance.exports;
			};`,
		],
		// The bytes stand in the middle of the minified loader: to the front, the URL's place keeps an empty one.
		[
			/^([\s\S]*)data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)/,
			"const yogaBase64 = '$2';\n$1data:application/octet-stream;base64,",
		],
	]),
	/** string-width builds a table of all emoji and a segmenter at load, which most text never needs. On first use: 0.85. */
	patch('lazy-string-width', /string-width\/index\.js$/, [
		['const segmenter = new Intl.Segmenter();', 'let segmenter;'],
		['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'let rgiEmojiRegex;'],
		[
			'let width = 0;\n\tconst eastAsianWidthOptions',
			`segmenter ??= new Intl.Segmenter();
			rgiEmojiRegex ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v');
			let width = 0;
			const eastAsianWidthOptions`,
		],
		['if (/^[\\u0020-\\u007E]*$/.test(string)) {', `if (ambiguousIsNarrow && /^[${narrow}]*$/.test(string)) {`],
	]),
	/**
	 * Ink forgets after every frame how it split each text into cells, and splits them all anew for the next. Kept:
	 * 0.87 of the CPU time of a step of the cursor. Bounded, so that a long day does not fill the memory.
	 */
	patch('keep-output-caches', /ink\/build\/output\.js$/, [
		['    caches = new OutputCaches();', '    caches = keptCaches();'],
		[
			'export default class Output {',
			`let kept = new OutputCaches();
			function keptCaches() {
				if (kept.styledChars.size + kept.widths.size + kept.blockWidths.size > 5000) kept = new OutputCaches();
				return kept;
			}
			export default class Output {`,
		],
	]),
	/**
	 * meow normalises the package.json it is given, which ours never need, with the whole of npm's rules for licences and
	 * hosts, and loads child_process for nothing. Without: 0.81 of a command with a flag, and 67 kB less.
	 */
	patch('lean-meow', /meow\/build\/dependencies\.js$/, [
		['var normalizeExports = requireNormalize();', 'var normalizeExports = data => data;'],
		["import { execFile } from 'node:child_process';", 'const execFile = () => undefined;'],
	]),
];

const applied = new Set<string>();

/** Names of the patches that no bundle of this process had a use for: their files are gone. */
export function unusedPatches(): readonly string[] {
	return patches.map(({name}) => name).filter(name => !applied.has(name));
}

function patch(name: string, filter: RegExp, edits: readonly Edit[]): Plugin {
	return {
		name,
		setup(build) {
			build.onLoad({filter}, async ({path}) => {
				applied.add(name);
				const contents = edits.reduce((source, edit) => change(path, source, edit), await readFile(path, 'utf8'));
				return {contents, loader: 'js'};
			});
		},
	};
}

/** Exactly one place, or the file is another than the patch was written for. */
function change(path: string, source: string, [was, becomes]: Edit): string {
	const places =
		typeof was === 'string' ? source.split(was).length - 1 : [...source.matchAll(new RegExp(was, 'g'))].length;
	if (places !== 1)
		throw new Error(`${path} has changed: ${String(was)} is there ${places} times. Mend or remove its patch.`);
	return typeof was === 'string' ? source.split(was).join(becomes) : source.replace(was, becomes);
}
