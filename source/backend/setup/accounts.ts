import {
	adminPasswordIssues,
	normalisePassword,
	passwordIssues,
	type PasswordContext,
} from '../../domain/password-rules.js';
import {passwordStrength} from '../../domain/password/password-strength.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {StoredUser} from '../../store/document.js';
import type {SetupPlan} from '../backend.js';
import type {Context} from '../context.js';
import {storedPassword} from '../new-password.js';

/** The passwords of the two accounts a store begins with. */
type FirstPasswords = {
	readonly admin: string;
	/** Undefined when `determined` is deactivated. */
	readonly determined: string | undefined;
};

/**
 * The passwords of the plan, if they satisfy the rules: the first admin's the strict ones (R34), and so does an initial
 * password of master.yaml, for whomever it is used (decision 28). Errors: `password-weak`, `input-invalid`.
 */
export async function firstPasswords(
	context: Context,
	{adminPassword, determined}: SetupPlan,
	initial: string | undefined,
): Promise<Result<FirstPasswords>> {
	const usesInitial = adminPassword.kind === 'initial' || determined.kind === 'initial';
	if (usesInitial && initial === undefined) return fail(noInitialPassword);
	const strict = [
		...(adminPassword.kind === 'given' ? [adminPassword.password] : []),
		...(usesInitial && initial !== undefined ? [initial] : []),
	];
	const who = adminContext(context);
	for (const password of strict) {
		const {score} = await passwordStrength(password, who);
		const failed = adminPasswordIssues(password, who, score);
		if (failed.length > 0) return fail({code: 'password-weak', name: 'admin', failed});
	}

	const passwords = {
		admin: normalisePassword(adminPassword.kind === 'given' ? adminPassword.password : (initial ?? '')),
		determined:
			determined.kind === 'deactivate'
				? undefined
				: normalisePassword(determined.kind === 'password' ? determined.password : (initial ?? '')),
	};
	if (passwords.determined === undefined) return ok(passwords);
	const failed = passwordIssues(passwords.determined, {username: 'determined', hostname: context.hostname});
	return failed.length > 0 ? fail({code: 'password-weak', name: 'determined', failed}) : ok(passwords);
}

/** What the first admin's password must not consist of. */
export function adminContext({hostname}: Pick<Context, 'hostname'>): PasswordContext {
	return {username: 'admin', hostname};
}

/** A password and its hash, or undefined for an account without one. */
export type Hashes = {readonly admin: string; readonly determined: string | undefined};

/** The two accounts of the document ("Default Accounts"), with the product's ids; `determined` sleeps until it has a password (R35). */
export function firstUsers(hashes: Hashes, now: Date): readonly [admin: StoredUser, determined: StoredUser] {
	const at = now.toISOString();
	const account = (id: number, username: string, hash: string | undefined): StoredUser => ({
		id,
		username,
		displayName: '',
		admin: username === 'admin',
		active: hash !== undefined,
		remote: false,
		password: hash === undefined ? null : storedPassword({password: '', hash, generated: false}, now),
		credentialEpoch: 1,
		credentialChange: 'created',
		keptSession: '',
		agentUserGroup: null,
		createdAt: at,
		modifiedAt: at,
	});
	return [account(1, 'admin', hashes.admin), account(2, 'determined', hashes.determined)];
}

const noInitialPassword = {
	code: 'input-invalid',
	what: 'security.initial_user_password',
	rule: 'set in master.yaml, or a password given instead',
} as const;
