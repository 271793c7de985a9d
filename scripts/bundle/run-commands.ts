import type {Script} from 'node:vm';

/** What `source/commands/runs.ts` exports. */
export type Commands = typeof import('../../source/commands/runs.js');

/** Runs the file of the commands, with what V8 compiled of it before; where that does not fit this Node, V8 compiles again. */
export function runCommandsFile(filename: string, cachedData?: Buffer): {script: Script; commands: Commands} {
	const {readFileSync} = process.getBuiltinModule('node:fs');
	const vm = process.getBuiltinModule('node:vm');
	const script = new vm.Script(readFileSync(filename, 'utf8'), {filename, ...(cachedData && {cachedData})});
	const module = {exports: {} as Commands};
	const run = script.runInThisContext() as (require: (id: string) => unknown, module: object) => void;
	// createRequire brings with it what a short command does without.
	const require = (id: string): unknown =>
		process.getBuiltinModule(id) ?? process.getBuiltinModule('node:module').createRequire(filename)(id);
	run(require, module);
	return {script, commands: module.exports};
}
