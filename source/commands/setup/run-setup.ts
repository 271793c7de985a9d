import type {Backend, SetupPlan, SetupState} from '../../backend/backend.js';
import type {DetError} from '../../domain/errors.js';
import {errorText} from '../../domain/error-text.js';
import {formatDefaultTask, nobodyTask} from '../../domain/default-task.js';
import {adminPasswordIssues, passwordIssues, productRuleText, type PasswordRule} from '../../domain/password-rules.js';
import {passwordStrength} from '../../domain/password/password-strength.js';
import {visible} from '../../domain/visible.js';
import {readPasswordFile} from './password-file.js';
import {ends, forRoot, went, type CommandContext, type Outcome, type Step} from '../context.js';
import type {FlagValues} from '../grammar/command.js';
import type {setupFlags} from '../setup.js';
import {readSetupOptions, type SetupOptions} from './setup-options.js';

/** The unattended twin of the first-run wizard, by the same rules. All is set up, or nothing was changed. */
export async function runSetup(flags: FlagValues<typeof setupFlags>, context: CommandContext): Promise<Outcome> {
	if (context.lent) return forRoot;
	const parsed = readSetupOptions(flags);
	if (parsed.kind === 'wrong') return {kind: 'wrong usage', text: visible(parsed.why)};
	const {dataDir = context.places.dataDir, masterConfigFile = context.places.masterConfigFile} = parsed.options;
	const opened = await context.open({dataDir, masterConfigFile});
	if (!opened.ok) return {kind: 'failed', error: opened.error};
	const {backend} = opened.value;
	try {
		return await setUp(backend, parsed.options, context);
	} finally {
		await backend.close();
	}
}

async function setUp(backend: Backend, options: SetupOptions, context: CommandContext): Promise<Outcome> {
	const state = await backend.setup.state();
	if (!state.ok) return {kind: 'failed', error: state.error};
	if (state.value.initialised) {
		return failedWith(`${visible(backend.place.dataDir)} was set up already: nothing was changed`);
	}

	const passwords = await choosePasswords(backend, state.value, options, context);
	if (!passwords.ok) return passwords.outcome;
	const plan: SetupPlan = {
		...passwords.value,
		defaultTask: options.defaultTask ?? usualTask(state.value),
		removeInitialPassword: options.removeInitialPassword && state.value.initialPassword !== 'none',
	};
	const done = await backend.setup.run(plan);
	if (!done.ok) return {kind: 'failed', error: done.error};
	// Nobody is going to use the session that comes with it.
	await backend.sessions.signOut(done.value.token);
	context.stdout.write(summary(backend, state.value, options, plan, done.value.lineLeft));
	return {kind: 'done'};
}

/** What master.yaml has stays, and so does a file that cannot be changed; else det-nobody, as recommended. */
function usualTask({defaultTask, masterConfigProblem}: SetupState): SetupPlan['defaultTask'] {
	return defaultTask !== undefined || masterConfigProblem !== undefined ? 'keep' : nobodyTask;
}

type Passwords = Pick<SetupPlan, 'adminPassword' | 'determined'>;

/** The passwords of both accounts, checked, or what is wrong with them. */
async function choosePasswords(
	{place}: Backend,
	{initialPassword}: SetupState,
	{adminPasswordFile, determined}: SetupOptions,
	{stdin, unicode}: CommandContext,
): Promise<Step<Passwords>> {
	const failed: string[] = [];
	let adminPassword: Passwords['adminPassword'] = {kind: 'initial'};
	if (adminPasswordFile !== undefined) {
		const read = await readPasswordFile(adminPasswordFile, stdin);
		if (!read.ok) return ends(failedWith(read.why));
		const context = {username: 'admin', hostname: place.hostname};
		const {score} = await passwordStrength(read.password, context);
		failed.push(...weakness('admin', adminPasswordIssues(read.password, context, score), unicode));
		adminPassword = {kind: 'given', password: read.password};
	} else if (initialPassword === 'none') {
		return ends({
			kind: 'wrong usage',
			text: '--admin-password-file is required: master.yaml has no security.initial_user_password',
		});
	} else if (initialPassword === 'weak') {
		return ends(
			failedWith(
				'security.initial_user_password of master.yaml breaks the rules for the password of admin and is not used: give a stronger one with --admin-password-file',
			),
		);
	}

	if (determined.kind !== 'file') return result(failed, {adminPassword, determined: {kind: 'deactivate'}});
	const read = await readPasswordFile(determined.file, stdin);
	if (!read.ok) return ends(failedWith(read.why));
	const context = {username: 'determined', hostname: place.hostname};
	failed.push(...weakness('determined', passwordIssues(read.password, context), unicode));
	return result(failed, {adminPassword, determined: {kind: 'password', password: read.password}});
}

function result(failed: readonly string[], passwords: Passwords): Step<Passwords> {
	return failed.length === 0 ? went(passwords) : ends(failedWith(['', ...failed].join('\n')));
}

/** One line a failed rule, as the product words it. */
function weakness(name: string, failed: readonly PasswordRule[], unicode: boolean): readonly string[] {
	const sign = unicode ? '✗' : 'x';
	return failed.length === 0
		? []
		: [`The password of ${name}:`, ...failed.map(rule => `${sign} ${productRuleText(rule)}`)];
}

function summary(
	{place}: Backend,
	state: SetupState,
	options: SetupOptions,
	plan: SetupPlan,
	lineLeft: DetError | undefined,
): string {
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
	if (lineLeft) {
		const why = errorText(lineLeft);
		lines.push(
			`security.initial_user_password: still stands in clear text in ${file}, remove the line by hand: ${why}`,
		);
	} else if (plan.removeInitialPassword) lines.push(`security.initial_user_password: removed from ${file}`);
	else if (state.initialPassword !== 'none') {
		lines.push(`security.initial_user_password: still stands in clear text in ${file}; it is safe to remove the line`);
	}

	return `${lines.join('\n')}\n`;
}

function failedWith(text: string): Outcome {
	return {kind: 'failed with', text};
}
