/**
 * In the bundle of `source/cli.ts` this stands for `source/commands/main.ts`: the script of the command line, with its
 * code cache. CommonJS, since its names are known only when it runs.
 */
import runner = require('./run-script.ts');

const importMeta = process.env['PROGRAM'] as unknown as ImportMeta;
const files = process.env['SCRIPTS'] as unknown as Readonly<Record<string, string>>;

function load(name: string): unknown {
	const filename = `${importMeta.dirname}/${files[name]}`;
	const given = {load, importPart: (path: string) => import(path), importMeta};
	return runner.runScript(filename, given, readCache(filename)).exports;
}

/** What V8 compiled at build time; undefined when it is not there. */
function readCache(filename: string): Buffer | undefined {
	try {
		return process.getBuiltinModule('node:fs').readFileSync(filename.replace(/\.cjs$/, '.cache'));
	} catch {
		return undefined;
	}
}

export = load('main');
