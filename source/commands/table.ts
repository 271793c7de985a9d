import {paletteNames} from '../system/terminal.js';
import {completion} from './completion.js';
import {configPolicies} from './config-policies/group.js';
import {defaultTask} from './default-task/group.js';
import {command, type Flags, type Group} from './grammar/command.js';
import {rbac} from './rbac/group.js';
import {session} from './session.js';
import {setup} from './setup.js';
import {store} from './store.js';
import {user} from './user.js';
import {version} from './version.js';
import {workspace} from './workspace/group.js';

/** The flags that stand before the command. */
const globalFlags = {
	user: {kind: 'text', short: 'u', filled: true, metavar: 'username', help: 'run as the given user'},
	master: {
		kind: 'text',
		short: 'm',
		metavar: 'address',
		help: 'master address: for a later version, this one works on the files of this machine',
		later: '-m/--master is for a later version: this one works on the files of this machine only (--data chooses them)',
	},
	version: {kind: 'switch', stops: 'version', short: 'v', help: 'print CLI version and exit'},
	data: {
		kind: 'text',
		filled: true,
		file: true,
		metavar: 'DIR',
		help: 'where everything is kept (default: $DET_DATA, or the state directory)',
	},
	masterConfig: {
		kind: 'text',
		filled: true,
		file: true,
		metavar: 'FILE',
		help: 'the master.yaml to read and write (default: $DET_MASTER_CONFIG, or the usual places)',
	},
	readOnly: {kind: 'switch', help: 'refuse every change (also: DET_READ_ONLY=1)'},
	linear: {
		kind: 'switch',
		help: 'the console for screen readers: lines only, nothing drawn twice (also: DET_LINEAR=1)',
	},
	palette: {
		kind: 'text',
		choices: paletteNames,
		metavar: 'NAME',
		help: 'the colours of the console: default, colour-blind, high-contrast or none (default: $DET_PALETTE, or default)',
	},
	keys: {
		kind: 'text',
		filled: true,
		file: true,
		metavar: 'FILE',
		help: 'the keys of the console (default: $DET_KEYS, or keys.yaml in the configuration directory)',
	},
	kiosk: {kind: 'switch', help: 'the account is shared: open the console and nothing else'},
	idleMinutes: {
		kind: 'text',
		metavar: 'N',
		help: 'lock the console after so long without a key; 0 is never (default: $DET_IDLE_MINUTES, or 15)',
	},
} as const satisfies Flags;

/** The first screens of the console's sections, and one's own page. */
const screens = ['users', 'sessions', 'agents', 'default-task', 'workspaces', 'policies', 'account'];

export type GlobalFlags = typeof globalFlags;

/**
 * Every command of `det`. Parsing, help, usage errors, shell completion and the man page are made of this table, which
 * loads nothing: what a command does is imported when it runs.
 */
export const det = {
	kind: 'group',
	name: 'det',
	help: 'administer the user accounts of Determined',
	description: 'Determined command-line client',
	flags: globalFlags,
	commands: [
		command({
			name: 'ui',
			help: 'open the console, at a screen if one is named',
			flags: {checkKeys: {kind: 'switch', help: 'list all acts with their keys and say what is wrong in the key file'}},
			positionals: {
				path: {arity: 'optional', suggests: screens, help: 'the screen, such as users/alice (default: users)'},
			},
			run: async ({args, flags}) =>
				flags.checkKeys ? {kind: 'key list'} : {kind: 'console', path: args.path ?? 'users'},
		}),
		command({
			name: 'version',
			help: 'show version information',
			async run(_given, {stdout}) {
				stdout.write(`det ${version}\n`);
				return {kind: 'done'};
			},
		}),
		completion,
		configPolicies,
		defaultTask,
		rbac,
		session,
		setup,
		store,
		user,
		workspace,
	],
} as const satisfies Group;
