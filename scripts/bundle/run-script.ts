import type {Script} from 'node:vm';

/** What a script of the program gets from the one that runs it. */
export type Given = {
	/** Gives the exports of another script, by its name without hash and ending. */
	readonly load: (name: string) => unknown;
	/** Imports a part of the program that is an ES module, by its path from the script: a script has no import of its own. */
	readonly importPart: (path: string) => Promise<unknown>;
	/** That of the module which runs it; a script has none either. */
	readonly importMeta: ImportMeta;
};

/** What a script calls `importPart`: as long as `import`. */
export const importPart = 'esPart';

/** Around every script: a function of what it gets. A script, not a module, because of these V8 keeps compiled code. */
export const scriptHead = `(function (require, module, load, ${importPart}, importMeta) {`;
export const scriptFoot = '})';

/** Runs a script, with what V8 compiled of it before; where that does not fit this Node, V8 compiles again. */
export function runScript(filename: string, given: Given, cachedData?: Buffer): {script: Script; exports: unknown} {
	const {readFileSync} = process.getBuiltinModule('node:fs');
	const vm = process.getBuiltinModule('node:vm');
	// ASCII, which the bundler sees to.
	const script = new vm.Script(readFileSync(filename, 'latin1'), {filename, ...(cachedData && {cachedData})});
	const module = {exports: {} as unknown};
	// createRequire brings with it what a short command does without.
	const require = (id: string): unknown =>
		process.getBuiltinModule(id) ?? process.getBuiltinModule('node:module').createRequire(filename)(id);
	const run = script.runInThisContext() as (...given: readonly unknown[]) => void;
	run(require, module, given.load, given.importPart, given.importMeta);
	return {script, exports: module.exports};
}
