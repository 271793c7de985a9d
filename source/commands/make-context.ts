import {existsSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {waitingText} from '../domain/error-text.js';
import {chooseDeployment, isLent} from '../system/deployment.js';
import {findMasterConfig} from '../system/find-master-config.js';
import {chooseKeyFile, type KeyFile} from '../system/key-file.js';
import {chooseDataDir} from '../system/places.js';
import {chooseReadOnly} from '../system/read-only.js';
import type {Prompts} from '../system/prompt/prompts.js';
import {asciiOnly} from '../system/ascii.js';
import {isTerminal, type Output} from '../system/direct-output.js';
import {detectTerminal, isUtf8, type Terminal} from '../system/terminal.js';
import type {CommandContext} from './context.js';
import type {FlagValues} from './grammar/command.js';
import {openHere} from './open-here.js';
import type {GlobalFlags} from './table.js';

/** The context of a command in this process. */
export function makeContext(
	globals: FlagValues<GlobalFlags>,
	{stdout, stderr}: Pick<CommandContext, 'stdout' | 'stderr'>,
): CommandContext {
	const {env} = process;
	const unicode = isUtf8(env);
	const out = unicode ? stdout : forAscii(stdout, () => isTerminal(1));
	const errors = unicode ? stderr : forAscii(stderr, () => true);
	let prompts: Promise<Prompts> | undefined;
	const readOnly = chooseReadOnly(globals.readOnly, env);
	const masterConfig = findMasterConfig(globals.masterConfig, env, existsSync);
	return {
		user: globals.user,
		places: {
			dataDir: chooseDataDir(globals.data, env, process.geteuid?.() ?? -1),
			// Whole: the log names the file, and is read from elsewhere.
			masterConfigFile: masterConfig === undefined ? '' : path.resolve(masterConfig),
		},
		lent: isLent(env, process.geteuid?.() ?? -1),
		readOnly,
		env,
		// A getter: most commands read nothing, and the stream is dear.
		get stdin() {
			return process.stdin;
		},
		stdout: out,
		stderr: errors,
		unicode,
		prompts() {
			prompts ??= import('../system/prompt/prompts.js').then(({makePrompts}) =>
				makePrompts({stdin: process.stdin, stdout: out, stderr: errors}),
			);
			return prompts;
		},
		async open(places) {
			const opened = await openHere(places, {kiosk: globals.kiosk, readOnly});
			if (opened.ok) opened.value.backend.onWait(holder => errors.write(`${waitingText(holder)}\n`));
			return opened;
		},
		delay: async milliseconds => wait(milliseconds),
	};
}

/** The file with the keys of the console, if there may be one. */
export function keyFileHere({keys, kiosk}: FlagValues<GlobalFlags>): KeyFile | undefined {
	const {env} = process;
	const euid = process.geteuid?.() ?? -1;
	// Whose key it was does not matter, only whether the account is shared.
	const deployment = chooseDeployment({env, euid, kiosk, sshKey: () => ''});
	return chooseKeyFile(keys, {env, euid, deployment});
}

/** What the terminal of this process can do; a sentence when what is wanted of it does not exist. */
export function terminal({linear, palette}: Pick<FlagValues<GlobalFlags>, 'linear' | 'palette'>): Terminal | string {
	return detectTerminal(process.env, process, {linear, palette});
}

/** An output that shows ASCII only where `isShown` says that a person looks at it: data for a program stay as they are. */
function forAscii(output: Output, isShown: () => boolean): Output {
	return {write: text => output.write(/[^\0-\u007F]/.test(text) && isShown() ? asciiOnly(text) : text)};
}
