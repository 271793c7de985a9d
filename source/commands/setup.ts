import type {Readable, Writable} from 'node:stream';
import type {Backend, SetupPlan, SetupState} from '../backend/backend.js';
import {errorText} from '../domain/error-text.js';
import {formatDefaultTask, nobodyTask} from '../domain/default-task.js';
import type {DetError} from '../domain/errors.js';
import {adminPasswordIssues, passwordIssues, productRuleText, type PasswordRule} from '../domain/password-rules.js';
import {passwordStrength} from '../domain/password/password-strength.js';
import type {Result} from '../domain/result.js';
import {visible} from '../domain/visible.js';
import {readPasswordFile} from './password-file.js';
import {parseSetupOptions, type SetupOptions} from './setup-options.js';

/** Where things are; `masterConfigFile` is `''` when there is none. */
export type SetupPlaces = {readonly dataDir: string; readonly masterConfigFile: string};

/** What the command reads, writes and opens. */
export type SetupIo = {
	readonly stdin: Readable & {readonly isTTY?: boolean};
	readonly stdout: Pick<Writable, 'write'>;
	readonly stderr: Pick<Writable, 'write'>;
	readonly open: (places: SetupPlaces) => Promise<Result<Backend>>;
};

export const setupUsage = `usage: det setup [-h] [--data DIR] [--master-config FILE] [--admin-password-file FILE]
                 [--determined-password-file FILE | --deactivate-determined]
                 [--default-task keep|root|det-nobody|USER:UID:GROUP:GID] [--remove-initial-password]
`;

const help = `${setupUsage}
set up without questions what the console asks for at its first start

options:
  -h, --help                        print this
  --data DIR                        where everything is kept
  --master-config FILE              the master.yaml to write; created when it does not exist
  --admin-password-file FILE        the password of admin; - reads standard input. Without it
                                    security.initial_user_password of master.yaml is used
  --determined-password-file FILE   the password of determined, which then stays active
  --deactivate-determined           nobody can sign in as determined (the default)
  --default-task TASK               whom tasks of unlinked users run as; the default is what master.yaml
                                    has, or det-nobody when it has nothing
  --remove-initial-password         remove security.initial_user_password, which is clear text
`;

/**
 * The unattended twin of the first-run wizard, by the same rules; `argv` is what follows `det setup`, and its `--data`
 * and `--master-config` win over those of `globals`. Exit codes: 0 set up, 1 refused or failed with nothing changed,
 * 2 wrong usage.
 */
export async function runSetupCommand(argv: readonly string[], globals: SetupPlaces, io: SetupIo): Promise<number> {
	const parsed = parseSetupOptions(argv);
	if (parsed.kind === 'wrong') return complain(io, `${setupUsage}det setup: error: ${visible(parsed.why)}`, 2);
	if (parsed.kind === 'help') {
		io.stdout.write(help);
		return 0;
	}

	const {dataDir = globals.dataDir, masterConfigFile = globals.masterConfigFile} = parsed.options;
	const opened = await io.open({dataDir, masterConfigFile});
	if (!opened.ok) return refuse(io, opened.error);
	try {
		return await setUp(opened.value, parsed.options, io);
	} finally {
		await opened.value.close();
	}
}

async function setUp(backend: Backend, options: SetupOptions, io: SetupIo): Promise<number> {
	const state = await backend.setup.state();
	if (!state.ok) return refuse(io, state.error);
	if (state.value.initialised) {
		return complain(
			io,
			`Failed to set up: ${visible(backend.place.dataDir)} was set up already: nothing was changed`,
			1,
		);
	}

	const passwords = await choosePasswords(backend, state.value, options, io);
	if (typeof passwords === 'number') return passwords;
	const plan: SetupPlan = {
		...passwords,
		defaultTask: options.defaultTask ?? usualTask(state.value),
		removeInitialPassword: options.removeInitialPassword && state.value.initialPassword !== 'none',
	};
	const done = await backend.setup.run(plan);
	if (!done.ok) return refuse(io, done.error);
	// Nobody is going to use the session that comes with it.
	await backend.sessions.signOut(done.value.token);
	io.stdout.write(summary(backend, state.value, options, plan));
	return 0;
}

/** What master.yaml has stays, and so does a file that cannot be changed; else det-nobody, as recommended. */
function usualTask({defaultTask, masterConfigProblem}: SetupState): SetupPlan['defaultTask'] {
	return defaultTask !== undefined || masterConfigProblem !== undefined ? 'keep' : nobodyTask;
}

type Passwords = Pick<SetupPlan, 'adminPassword' | 'determined'>;

/** The passwords of both accounts, checked, or the exit code after saying what is wrong with them. */
async function choosePasswords(
	{place}: Backend,
	{initialPassword}: SetupState,
	{adminPasswordFile, determined}: SetupOptions,
	io: SetupIo,
): Promise<Passwords | number> {
	const failed: string[] = [];
	let adminPassword: Passwords['adminPassword'] = {kind: 'initial'};
	if (adminPasswordFile !== undefined) {
		const read = await readPasswordFile(adminPasswordFile, io.stdin);
		if (!read.ok) return complain(io, `Failed to set up: ${read.why}`, 1);
		const context = {username: 'admin', hostname: place.hostname};
		const {score} = await passwordStrength(read.password, context);
		failed.push(...weakness('admin', adminPasswordIssues(read.password, context, score)));
		adminPassword = {kind: 'given', password: read.password};
	} else if (initialPassword === 'none') {
		return complain(
			io,
			`${setupUsage}det setup: error: --admin-password-file is required: master.yaml has no security.initial_user_password`,
			2,
		);
	} else if (initialPassword === 'weak') {
		return complain(
			io,
			'Failed to set up: security.initial_user_password of master.yaml breaks the rules for the password of admin and is not used: give a stronger one with --admin-password-file',
			1,
		);
	}

	if (determined.kind !== 'file') return result(failed, {adminPassword, determined: {kind: 'deactivate'}}, io);
	const read = await readPasswordFile(determined.file, io.stdin);
	if (!read.ok) return complain(io, `Failed to set up: ${read.why}`, 1);
	const context = {username: 'determined', hostname: place.hostname};
	failed.push(...weakness('determined', passwordIssues(read.password, context)));
	return result(failed, {adminPassword, determined: {kind: 'password', password: read.password}}, io);
}

function result(failed: readonly string[], passwords: Passwords, io: SetupIo): Passwords | number {
	return failed.length === 0 ? passwords : complain(io, ['Failed to set up:', ...failed].join('\n'), 1);
}

/** One line a failed rule, as the product words it. */
function weakness(name: string, failed: readonly PasswordRule[]): readonly string[] {
	return failed.length === 0 ? [] : [`The password of ${name}:`, ...failed.map(rule => `✗ ${productRuleText(rule)}`)];
}

function summary({place}: Backend, state: SetupState, options: SetupOptions, plan: SetupPlan): string {
	const file = visible(place.masterConfigFile);
	const isInitial = plan.adminPassword.kind === 'initial';
	const determined = {
		'not said': 'deactivated, as recommended; --determined-password-file keeps it active',
		deactivate: 'deactivated',
		file: 'active, with the password given',
	}[options.determined.kind];
	const kept = state.defaultTask === undefined ? 'not set: tasks run as root' : formatDefaultTask(state.defaultTask);
	const lines = [
		`Set up in ${visible(place.dataDir)}`,
		`admin: active, with ${isInitial ? `security.initial_user_password of ${file}` : 'the password given'}`,
		`determined: ${determined}`,
		`default task: ${plan.defaultTask === 'keep' ? `${kept} (kept)` : `${formatDefaultTask(plan.defaultTask)}, written to ${file}`}`,
	];
	if (plan.removeInitialPassword) lines.push(`security.initial_user_password: removed from ${file}`);
	else if (state.initialPassword !== 'none') {
		lines.push(`security.initial_user_password: still stands in clear text in ${file}; it is safe to remove the line`);
	}

	return `${lines.join('\n')}\n`;
}

function refuse(io: SetupIo, error: DetError): number {
	return complain(io, `Failed to set up: ${errorText(error)}`, 1);
}

function complain({stderr}: SetupIo, text: string, code: number): number {
	stderr.write(`${text}\n`);
	return code;
}
