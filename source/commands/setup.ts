import {command, type Flags} from './grammar/command.js';

/** The flags of `det setup`; `data` and `masterConfig` win over the global ones. */
export const setupFlags = {
	data: {kind: 'text', strict: true, file: true, metavar: 'DIR', help: 'where everything is kept'},
	masterConfig: {
		kind: 'text',
		strict: true,
		file: true,
		metavar: 'FILE',
		help: 'the master.yaml to write; created when it does not exist',
	},
	adminPasswordFile: {
		kind: 'text',
		strict: true,
		file: true,
		metavar: 'FILE',
		help: 'the password of admin; - reads standard input (default: security.initial_user_password of master.yaml)',
	},
	determinedPasswordFile: {
		kind: 'text',
		strict: true,
		file: true,
		metavar: 'FILE',
		help: 'the password of determined, which then stays active',
	},
	deactivateDetermined: {kind: 'switch', help: 'nobody can sign in as determined, as when nothing is said'},
	defaultTask: {
		kind: 'text',
		strict: true,
		suggests: ['keep', 'root', 'det-nobody'],
		metavar: 'TASK',
		help: 'whom tasks of unlinked users run as: keep, root, det-nobody or USER:UID:GROUP:GID (default: what master.yaml has, or det-nobody)',
	},
	removeInitialPassword: {kind: 'switch', help: 'remove security.initial_user_password, which is clear text'},
} as const satisfies Flags;

/** `det setup`, ours: the unattended twin of the first-run wizard (decision 27). */
export const setup = command({
	name: 'setup',
	help: 'set up a new store, as the wizard of the console does',
	flags: setupFlags,
	exclusive: [['determinedPasswordFile', 'deactivateDetermined']],
	run: async ({flags}, context) => (await import('./runs.js')).runSetup(flags, context),
});
