import path from 'node:path';
import meow from 'meow';
import {parseDefaultTask, type DefaultTask} from '../domain/default-task.js';
import {errorText} from '../domain/error-text.js';

/** What `det setup` was asked to do. `-` stands for standard input. */
export type SetupOptions = {
	readonly dataDir: string | undefined;
	readonly masterConfigFile: string | undefined;
	readonly adminPasswordFile: string | undefined;
	readonly determined: {readonly kind: 'deactivate' | 'not said'} | {readonly kind: 'file'; readonly file: string};
	readonly defaultTask: DefaultTask | 'keep' | undefined;
	readonly removeInitialPassword: boolean;
};

/** The options, a wish for help, or what is wrong with the command line, in words. */
export type ParsedSetup =
	| {readonly kind: 'options'; readonly options: SetupOptions}
	| {readonly kind: 'help'}
	| {readonly kind: 'wrong'; readonly why: string};

/** Reads the words after `det setup`. Nothing is guessed: unknown, repeated and empty options are refused. */
export function parseSetupOptions(argv: readonly string[]): ParsedSetup {
	const words = joinDashes(argv);
	const unknown = words.find(word => !isKnown(word));
	if (unknown !== undefined) return wrong(`unrecognized arguments: ${unknown}`);
	const {flags} = meow({
		importMeta: import.meta,
		pkg: {},
		argv: words,
		help: false,
		autoHelp: false,
		autoVersion: false,
		flags: {
			help: {type: 'boolean', shortFlag: 'h'},
			data: {type: 'string', isMultiple: true, default: []},
			masterConfig: {type: 'string', isMultiple: true, default: []},
			adminPasswordFile: {type: 'string', isMultiple: true, default: []},
			determinedPasswordFile: {type: 'string', isMultiple: true, default: []},
			defaultTask: {type: 'string', isMultiple: true, default: []},
			deactivateDetermined: {type: 'boolean', default: false},
			removeInitialPassword: {type: 'boolean', default: false},
		},
	});
	if (flags.help) return {kind: 'help'};
	const values = {
		'--data': flags.data,
		'--master-config': flags.masterConfig,
		'--admin-password-file': flags.adminPasswordFile,
		'--determined-password-file': flags.determinedPasswordFile,
		'--default-task': flags.defaultTask,
	};
	for (const [name, given] of Object.entries<readonly string[]>(values)) {
		if (given.length > 1) return wrong(`argument ${name}: given twice`);
		const isNamed = words.some(word => word === name || word.startsWith(`${name}=`));
		if (isNamed && (given[0] ?? '') === '') return wrong(`argument ${name}: expected one argument`);
	}

	const [determinedFile] = flags.determinedPasswordFile;
	if (determinedFile !== undefined && flags.deactivateDetermined) {
		return wrong('--determined-password-file and --deactivate-determined exclude each other');
	}

	if (determinedFile === '-' && flags.adminPasswordFile[0] === '-') {
		return wrong('only one password can come from standard input');
	}

	const task = parseTask(flags.defaultTask[0]);
	if (!task.ok) return wrong(`argument --default-task: ${task.why}`);
	return {
		kind: 'options',
		options: {
			dataDir: flags.data[0] === undefined ? undefined : path.resolve(flags.data[0]),
			masterConfigFile: flags.masterConfig[0],
			adminPasswordFile: flags.adminPasswordFile[0],
			determined:
				determinedFile === undefined
					? {kind: flags.deactivateDetermined ? 'deactivate' : 'not said'}
					: {kind: 'file', file: determinedFile},
			defaultTask: task.task,
			removeInitialPassword: flags.removeInitialPassword,
		},
	};
}

const valueOptions = [
	'--data',
	'--master-config',
	'--admin-password-file',
	'--determined-password-file',
	'--default-task',
];
const switches = ['--deactivate-determined', '--remove-initial-password', '--help', '-h'];

/** `--file -` as `--file=-`: with a list of values meow takes a lone dash for the end of it. Values of options are no words of their own. */
function joinDashes(argv: readonly string[]): string[] {
	const words: string[] = [];
	for (let at = 0; at < argv.length; at++) {
		const word = argv[at] ?? '';
		const next = argv[at + 1];
		const takesNext = valueOptions.includes(word) && next !== undefined && !next.startsWith('--');
		words.push(takesNext ? `${word}=${next}` : word);
		if (takesNext) at++;
	}

	return words;
}

function isKnown(word: string): boolean {
	return switches.includes(word) || valueOptions.some(name => word === name || word.startsWith(`${name}=`));
}

type ParsedTask =
	{readonly ok: true; readonly task: SetupOptions['defaultTask']} | {readonly ok: false; readonly why: string};

function parseTask(text: string | undefined): ParsedTask {
	if (text === undefined || text === 'keep') return {ok: true, task: text};
	const parsed = parseDefaultTask(text);
	return parsed.ok ? {ok: true, task: parsed.value} : {ok: false, why: errorText(parsed.error)};
}

function wrong(why: string): ParsedSetup {
	return {kind: 'wrong', why};
}
