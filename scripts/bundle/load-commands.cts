/**
 * In the bundle of `source/cli.ts` this stands for `source/commands/runs.ts`: the file of the commands, with its code
 * cache. CommonJS, since its names are known only when it runs.
 */
import runner = require('./run-commands.ts');

const filename = `${process.env['PROGRAM_DIR']}/${process.env['COMMANDS']}`;

/** What V8 compiled at build time; undefined when it is not there. */
function readCache(): Buffer | undefined {
	try {
		return process.getBuiltinModule('node:fs').readFileSync(filename.replace(/\.cjs$/, '.cache'));
	} catch {
		return undefined;
	}
}

export = runner.runCommandsFile(filename, readCache()).commands;
