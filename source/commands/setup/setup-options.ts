import path from 'node:path';
import {parseDefaultTask, type DefaultTask} from '../../domain/default-task.js';
import {errorText} from '../../domain/error-text.js';
import type {FlagValues} from '../grammar/command.js';
import type {setupFlags} from '../setup.js';

/** What `det setup` was asked to do. `-` stands for standard input. */
export type SetupOptions = {
	readonly dataDir: string | undefined;
	readonly masterConfigFile: string | undefined;
	readonly adminPasswordFile: string | undefined;
	readonly determined: {readonly kind: 'deactivate' | 'not said'} | {readonly kind: 'file'; readonly file: string};
	readonly defaultTask: DefaultTask | 'keep' | undefined;
	readonly removeInitialPassword: boolean;
};

/** The options, or what is wrong with the command line, in words. */
export type ParsedSetup =
	{readonly kind: 'options'; readonly options: SetupOptions} | {readonly kind: 'wrong'; readonly why: string};

/** What the flags mean together. */
export function readSetupOptions(flags: FlagValues<typeof setupFlags>): ParsedSetup {
	const {data, masterConfig, adminPasswordFile, determinedPasswordFile, deactivateDetermined} = flags;
	if (determinedPasswordFile === '-' && adminPasswordFile === '-') {
		return {kind: 'wrong', why: 'only one password can come from standard input'};
	}

	const task = readTask(flags.defaultTask);
	if (!task.ok) return {kind: 'wrong', why: `argument --default-task: ${task.why}`};
	return {
		kind: 'options',
		options: {
			dataDir: data === undefined ? undefined : path.resolve(data),
			masterConfigFile: masterConfig,
			adminPasswordFile,
			determined:
				determinedPasswordFile === undefined
					? {kind: deactivateDetermined ? 'deactivate' : 'not said'}
					: {kind: 'file', file: determinedPasswordFile},
			defaultTask: task.task,
			removeInitialPassword: flags.removeInitialPassword,
		},
	};
}

type ReadTask =
	{readonly ok: true; readonly task: SetupOptions['defaultTask']} | {readonly ok: false; readonly why: string};

function readTask(text: string | undefined): ReadTask {
	if (text === undefined || text === 'keep') return {ok: true, task: text};
	const parsed = parseDefaultTask(text);
	return parsed.ok ? {ok: true, task: parsed.value} : {ok: false, why: errorText(parsed.error)};
}
