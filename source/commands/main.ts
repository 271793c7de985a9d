import {directOutput, guardedStream, isTerminal} from '../system/direct-output.js';
import type {Outcome} from './context.js';
import type {FlagValues, PositionalValues, Positionals} from './grammar/command.js';
import {completions} from './grammar/completions.js';
import {helpText} from './grammar/help.js';
import {readFlags} from './grammar/read-flags.js';
import {scan, type Scan} from './grammar/scan.js';
import {usageText} from './grammar/usage.js';
import {det, type GlobalFlags} from './table.js';
import {version} from './version.js';

export {isAllWritten} from '../system/direct-output.js';

const stdout = directOutput(1);
const stderr = directOutput(2);

/**
 * Runs one command line (without the program's name) and gives its exit code: 0 done, 1 failed, 2 wrong usage,
 * 3 interrupted. Help, version and usage errors are answered from the table alone; all else is loaded when needed.
 */
export async function main(argv: readonly string[]): Promise<number> {
	if (argv[0] === '__complete') {
		return print(
			completions(det, argv.slice(1))
				.map(word => `${word}\n`)
				.join(''),
		);
	}

	const found = scan(det, argv);
	switch (found.kind) {
		case 'version':
			return print(`det ${version}\n`);
		case 'help':
			return print(helpText(found.level, found.prog, columns()));
		case 'later':
			return complain(`det: ${found.text}`, 2);
		case 'wrong':
			return complainOfUsage(found);
		case 'nothing':
			return openConsole('users', await readFlags(det.flags, found.flags));
		case 'command':
			return runCommand(found);
	}
}

async function runCommand({command, prog, flags, args}: Scan & {readonly kind: 'command'}): Promise<number> {
	const globals = await readFlags(det.flags, flags.root);
	const given = {flags: await readFlags(command.flags, flags.command), args: readArgs(command.positionals, args)};
	const {isKiosk, makeContext, outcomeText} = await import('./runs.js');
	if (isKiosk(process.env, globals.kiosk) && !['ui', 'version'].includes(command.name)) {
		return complain(`${prog}: this account is for the console only: run det without a command`, 2);
	}

	const context = makeContext(globals, {stdout, stderr});
	if (context.lent && namesPlaces(globals)) return complain(`${prog}: error: ${placesText}`, 2);
	const interrupt = () => {
		process.exit(complain('Interrupting...', 3));
	};
	process.on('SIGINT', interrupt);
	let outcome: Outcome;
	try {
		outcome = await command.run(given, context);
	} catch (error) {
		// A fault of ours: never a trace unless it is asked for, as in the product.
		const trace = /^(true|1|yes)$/i.test(process.env['DET_DEBUG'] ?? '') && error instanceof Error ? error.stack : '';
		return complain(`${trace === '' ? '' : `${trace}\n`}Failed to ${command.help}`, 1);
	} finally {
		process.off('SIGINT', interrupt);
	}

	if (outcome.kind === 'key list') return listKeys(globals);
	if (outcome.kind === 'console') return openConsole(outcome.path, globals);
	if (outcome.kind === 'wrong usage') return complainOfUsage({level: command, prog, text: outcome.text});
	const {text, code} = outcomeText(outcome, command.help, context.unicode);
	return text === '' ? code : complain(text, code);
}

function namesPlaces({data, masterConfig, keys}: FlagValues<GlobalFlags>): boolean {
	return data !== undefined || masterConfig !== undefined || keys !== undefined;
}

const placesText =
	'--data, --master-config and --keys are for root to choose: through sudo no file is opened by its name';

/** What each positional argument got: a word, words, or undefined when an optional one was left out. */
function readArgs(
	positionals: Positionals,
	args: ReadonlyMap<string, readonly string[]>,
): PositionalValues<Positionals> {
	const isList = (key: string) => ['many', 'rest'].includes(positionals[key]?.arity ?? 'one');
	const values = [...args].map(([key, words]) => [key, isList(key) ? words : words[0]] as const);
	return Object.fromEntries(values) as PositionalValues<Positionals>;
}

/** The one door to the screens: nothing else pays for React. */
const loadConsole = async () => import('../ui/run-console.js');

async function listKeys(globals: FlagValues<GlobalFlags>): Promise<number> {
	const {isUtf8, keyFileHere} = await import('./runs.js');
	const {checkKeys} = await loadConsole();
	const {list, problems} = await checkKeys(keyFileHere(globals), isUtf8(process.env));
	stdout.write(list);
	return problems.length === 0 ? 0 : complain(problems.join('\n'), 1);
}

async function openConsole(startPath: string, globals: FlagValues<GlobalFlags>): Promise<number> {
	const runs = await import('./runs.js');
	const {chooseIdleMs, chooseStateDir, chooseUser, keyFileHere, makeContext, terminal, errorText} = runs;
	const screen = terminal(globals);
	if (typeof screen === 'string') return complain(`det: error: ${await shown(screen)}`, 2);
	if (!screen.interactive) {
		const text = 'det: the console needs a terminal: run a command instead, such as det user list; see det --help';
		return complain(text, 2);
	}

	const idleMs = chooseIdleMs(globals.idleMinutes, process.env);
	if (typeof idleMs === 'string') return complain(`det: error: ${idleMs}`, 2);
	const context = makeContext(globals, {stdout, stderr});
	const {lent, open, places} = context;
	if (lent && namesPlaces(globals)) return complain(`det: error: ${placesText}`, 2);
	const opened = await open(places);
	if (!opened.ok) return complain(`det: ${errorText(opened.error)}`, 1);
	const {backend, memory} = opened.value;
	const {runConsole} = await loadConsole();
	guardedStream(2);
	// At once: timers and handles of the screens have nothing more to do, and would only delay the end.
	return process.exit(
		await runConsole({
			backend,
			terminal: screen,
			startPath,
			as: chooseUser(context),
			memory,
			idleMs,
			det: ['det', ...placeWords(globals)],
			keyFile: keyFileHere(globals),
			env: process.env,
			crashPlace: () => ({stateDir: chooseStateDir(process.env), version, now: new Date()}),
			stdin: process.stdin,
			stdout: process.stdout,
		}),
	);
}

/** The flags that chose the files, from anywhere: a command line somebody copies must mean the same store. */
function placeWords({data, masterConfig}: FlagValues<GlobalFlags>): readonly string[] {
	const path = process.getBuiltinModule('node:path');
	return [
		...(data === undefined ? [] : ['--data', path.resolve(data)]),
		...(masterConfig === undefined ? [] : ['--master-config', path.resolve(masterConfig)]),
	];
}

async function complainOfUsage({level, prog, text}: Pick<Scan & {kind: 'wrong'}, 'level' | 'prog' | 'text'>) {
	stderr.write(usageText(level, prog, Math.max(columns() - 2, 11)));
	return complain(`${prog}: error: ${await shown(text)}`, 2);
}

/** What was typed, safe to show; ASCII, which is most of it, loads nothing. */
async function shown(text: string): Promise<string> {
	return /^[ -~]*$/.test(text) ? text : (await import('./runs.js')).visible(text);
}

/** The width of help and usage: COLUMNS, else the terminal's, else 80. */
function columns(): number {
	const wanted = Number(process.env['COLUMNS']);
	if (Number.isInteger(wanted) && wanted > 0) return wanted;
	return isTerminal(1) ? process.stdout.columns : 80;
}

function print(text: string): number {
	stdout.write(text);
	return 0;
}

/** Red on a terminal that knows colours, as the product writes its errors. */
function complain(text: string, code: number): number {
	const {NO_COLOR: noColor = '', TERM: term = ''} = process.env;
	const isRed = noColor === '' && !['', 'dumb'].includes(term) && isTerminal(2);
	stderr.write(isRed ? `\u001B[31m${text}\u001B[39m\n` : `${text}\n`);
	return code;
}
