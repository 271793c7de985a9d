import fs from 'node:fs';
import {homedir} from 'node:os';
import path from 'node:path';
import type {Deployment} from './deployment.js';

type Env = Readonly<Record<string, string | undefined>>;

/** The file with a person's keys, and whose it may be. */
export type KeyFile = {readonly file: string; readonly owners: readonly number[]; readonly named: boolean};

/** The text of a key file, or why it is not used, in a whole sentence. */
export type KeyFileText = {readonly ok: true; readonly text: string} | {readonly ok: false; readonly problem: string};

const largestFile = 65_536;

/**
 * The key file: `--keys`, else `DET_KEYS`, else `$XDG_CONFIG_HOME/det-console/keys.yaml`; undefined for none. Under
 * another uid or on a shared account nobody's home is looked into, and what sudoers or sshd name must be root's: a
 * person's own file would be read with rights that are not theirs, and could change what keys do for others.
 */
export function chooseKeyFile(
	flag: string | undefined,
	{env, euid, deployment}: {readonly env: Env; readonly euid: number; readonly deployment: Deployment},
): KeyFile | undefined {
	const isOwn = deployment.kind === 'file';
	const named = flag ?? (env['DET_KEYS'] || undefined);
	const owners = isOwn ? [0, euid] : [0];
	if (named !== undefined) return {file: path.resolve(named), owners, named: true};
	if (!isOwn) return undefined;
	const config = env['XDG_CONFIG_HOME'];
	// The XDG specification: a relative path is to be ignored.
	const base = config !== undefined && path.isAbsolute(config) ? config : path.join(homedir(), '.config');
	return {file: path.join(base, 'det-console', 'keys.yaml'), owners, named: false};
}

/** Reads it; undefined when there is none and nobody named it. */
export function readKeyFile({file, owners, named}: KeyFile): KeyFileText | undefined {
	let fd: number;
	try {
		// O_NONBLOCK: opening a named pipe must not wait for somebody to write.
		fd = fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException;
		if (!named && (code === 'ENOENT' || code === 'ENOTDIR')) return undefined;
		return {ok: false, problem: `It cannot be read (${code ?? 'unknown'}).`};
	}

	try {
		const stat = fs.fstatSync(fd);
		if (!stat.isFile()) return {ok: false, problem: 'It is no regular file.'};
		if (!owners.includes(stat.uid))
			return {ok: false, problem: `It belongs to uid ${stat.uid}, not to ${ownersText(owners)}: chown it.`};
		if ((stat.mode & 0o022) !== 0) return {ok: false, problem: 'Others may write in it: chmod go-w.'};
		if (stat.size > largestFile) return {ok: false, problem: `It is larger than ${largestFile / 1024} KiB.`};
		return {ok: true, text: fs.readFileSync(fd, 'utf8')};
	} finally {
		fs.closeSync(fd);
	}
}

function ownersText(owners: readonly number[]): string {
	return [...new Set(owners)].map(uid => (uid === 0 ? 'root' : `uid ${uid}`)).join(' or ');
}
