import {existsSync} from 'node:fs';
import meow from 'meow';
import packageJson from '../../package.json' with {type: 'json'};
import {errorText} from '../domain/error-text.js';
import {findMasterConfig} from '../system/find-master-config.js';
import {chooseDataDir} from '../system/places.js';
import {detectTerminal} from '../system/terminal.js';
import {openHere} from './open-here.js';

const usage = 'usage: det [-h] [-v] [--data DIR] [--master-config FILE] command ...';
const help = `${usage}

Determined command-line client and terminal console

commands:
  ui [PATH]             the console, at a screen such as users/alice; also what det alone does on a terminal
  setup                 the first-run set-up without questions; see det setup --help
  version               print the version
  help                  print this

options:
  -h, --help            print this
  -v, --version         print the version
  --data DIR            where everything is kept (default: $DET_DATA or the state directory)
  --master-config FILE  the master.yaml to read and write (default: $DET_MASTER_CONFIG or the usual places)
`;

const commands = ['ui', 'setup', 'version', 'help'];

/** Runs one command line (without the program's name) and gives its exit code: 0 done, 1 failed, 2 wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
	const cli = meow({
		importMeta: import.meta,
		pkg: packageJson,
		argv: [...argv],
		help: false,
		autoHelp: false,
		autoVersion: false,
		commands,
		flags: {
			help: {type: 'boolean', shortFlag: 'h'},
			version: {type: 'boolean', shortFlag: 'v'},
			data: {type: 'string'},
			masterConfig: {type: 'string'},
		},
	});
	const {flags, command, input} = cli;
	if (flags.help || command === 'help') return print(help);
	if (flags.version || command === 'version') return print(`det ${packageJson.version}\n`);
	const globals = {
		dataDir: chooseDataDir(flags.data, process.env, process.geteuid?.() ?? -1),
		masterConfigFile: findMasterConfig(flags.masterConfig, process.env, existsSync) ?? '',
	};
	if (command === 'setup') {
		const {runSetupCommand} = await import('./setup.js');
		return runSetupCommand(input, globals, {
			stdin: process.stdin,
			stdout: process.stdout,
			stderr: process.stderr,
			open: openHere,
		});
	}

	return openConsole(globals, input[0] ?? 'users');
}

async function openConsole(
	places: {readonly dataDir: string; readonly masterConfigFile: string},
	startPath: string,
): Promise<number> {
	const terminal = detectTerminal(process.env, process.stdin, process.stdout);
	if (!terminal.interactive || terminal.dumb) {
		const why = terminal.interactive ? 'a terminal that can move its cursor (TERM is dumb)' : 'a terminal';
		return complain(`det: the console needs ${why}; run a command instead, see det --help\n`, 2);
	}

	const backend = await openHere(places);
	if (!backend.ok) return complain(`det: ${errorText(backend.error)}\n`, 1);
	const {runConsole} = await import('../ui/run-console.js');
	await runConsole({backend: backend.value, terminal, startPath, stdin: process.stdin, stdout: process.stdout});
	return 0;
}

function print(text: string): number {
	process.stdout.write(text);
	return 0;
}

function complain(text: string, code: number): number {
	process.stderr.write(text);
	return code;
}
