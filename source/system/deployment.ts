type Env = Readonly<Record<string, string | undefined>>;

/**
 * How people share this installation (`security.md` 2.2, decision 13), and with it where a session may outlive its
 * process:
 *
 * - `file` (D1): one person, one OS user; tokens in a file of theirs.
 * - `os-uid` (D2): the console runs as a uid of its own through sudo; sessions are bound to the uid that called sudo.
 * - `ssh-key` (D3): a shared account behind sshd, which says whose key it was; sessions are bound to the key.
 * - `none` (D3): a shared account where nothing tells people apart; sessions end with the console.
 */
export type Deployment =
	| {readonly kind: 'file' | 'none'}
	| {
			readonly kind: 'os-uid' | 'ssh-key';
			/** The uid in digits, or the fingerprint `SHA256:…`. */
			readonly value: string;
	  };

export type DeploymentFacts = {
	readonly env: Env;
	readonly euid: number;
	/** `--kiosk` was given. */
	readonly kiosk: boolean;
	/** Fingerprint of the SSH key of this connection, `''` when it is not known; see `ssh-key.ts`. Asked only where it counts. */
	readonly sshKey: () => string;
};

/** The deployment this process runs in. */
export function chooseDeployment({env, euid, kiosk, sshKey}: DeploymentFacts): Deployment {
	if (isShared(env, kiosk)) {
		const fingerprint = sshKey();
		return fingerprint === '' ? {kind: 'none'} : {kind: 'ssh-key', value: fingerprint};
	}

	const caller = sudoCaller(env, euid);
	return caller === undefined ? {kind: 'file'} : {kind: 'os-uid', value: String(caller)};
}

/**
 * The uid that called sudo, when this is another one; undefined without sudo. sudo sets SUDO_UID itself and lets nobody
 * else set it. Under one's own uid it means nothing: anybody can set it there.
 */
export function sudoCaller(env: Env, euid: number): number | undefined {
	const value = env['SUDO_UID'] ?? '';
	return /^(0|[1-9]\d{0,9})$/.test(value) && Number(value) !== euid ? Number(value) : undefined;
}

/**
 * Whether sudo has lent somebody the rights of an account that only the console is to use (D2). Files and directories
 * they name must not be opened with those rights. Root has them anyway, and whom root is lent to is root.
 */
export function isLent(env: Env, euid: number): boolean {
	return euid !== 0 && (sudoCaller(env, euid) ?? 0) !== 0;
}

/** Whether only the console may be opened, and no command: `--kiosk` or DET_KIOSK, for sshd's ForceCommand. */
export function isKiosk(env: Env, flag: boolean): boolean {
	return flag || !['', '0'].includes(env['DET_KIOSK'] ?? '');
}

/**
 * sshd sets SSH_ORIGINAL_COMMAND when it runs a forced command in the place of the one that was asked for. Without one
 * (a plain `ssh host`) nothing tells a forced command from a shell's, which is why ForceCommand wants `--kiosk`.
 */
function isShared(env: Env, flag: boolean): boolean {
	return isKiosk(env, flag) || env['SSH_ORIGINAL_COMMAND'] !== undefined;
}
