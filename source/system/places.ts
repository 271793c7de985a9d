import {homedir} from 'node:os';
import path from 'node:path';
import {sudoCaller} from './deployment.js';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The directory of the store: `--data`, else `DET_DATA`, else `/var/lib/det-console` for root and through sudo, else
 * `$XDG_STATE_HOME/det-console`. Absolute.
 */
export function chooseDataDir(flag: string | undefined, env: Env, uid: number): string {
	const given = flag ?? (env['DET_DATA'] || undefined);
	if (given !== undefined) return path.resolve(given);
	const isEverybodys = uid === 0 || sudoCaller(env, uid) !== undefined;
	return isEverybodys ? '/var/lib/det-console' : chooseStateDir(env);
}

/** The person's own directory, for tokens: `$XDG_STATE_HOME/det-console`, else `~/.local/state/det-console`. Absolute. */
export function chooseStateDir(env: Env): string {
	const state = env['XDG_STATE_HOME'];
	// The XDG specification: a relative path is to be ignored.
	const base = state !== undefined && path.isAbsolute(state) ? state : path.join(homedir(), '.local', 'state');
	return path.join(base, 'det-console');
}
