import {createHash} from 'node:crypto';
import fs from 'node:fs';

const {O_RDONLY, O_NOFOLLOW, O_NONBLOCK} = fs.constants;

/**
 * Fingerprint (`SHA256:…`, as ssh-keygen prints it) of the key this SSH connection signed in with, from the file that
 * `ExposeAuthInfo yes` makes (`security.md` 2.3); `''` when it is not known. Read once, at the start.
 *
 * The file is believed only as sshd makes it: its name, a regular file of the account, 0600, with one name, not older
 * than the connection can be. A client that may set SSH_USER_AUTH (AcceptEnv SSH_* without ExposeAuthInfo) would have
 * to guess the 90 random bits in the name of another one's file.
 */
export function sshKeyFingerprint(file: string, euid: number, now: Date): string {
	if (!/^\/(?:[\w.-]+\/)*sshauth\.[A-Za-z0-9]{15}$/.test(file) || file.includes('/../')) return '';
	let descriptor: number | undefined;
	try {
		descriptor = fs.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
		const stat = fs.fstatSync(descriptor);
		const isSshds = stat.isFile() && stat.uid === euid && (stat.mode & 0o7777) === 0o600 && stat.nlink === 1;
		const age = now.getTime() - stat.mtimeMs;
		if (!isSshds || stat.size > mostBytes || Math.abs(age) > oldestMs) return '';
		return fingerprintIn(fs.readFileSync(descriptor, 'utf8'));
	} catch {
		return ''; // gone, or not ours: then nothing is known
	} finally {
		if (descriptor !== undefined) fs.closeSync(descriptor);
	}
}

/** The fingerprint in such a file: one line a method that succeeded. Two keys are nobody in particular. */
export function fingerprintIn(text: string): string {
	const keys = text.split('\n').flatMap(line => /^publickey [\w@.-]+ ([A-Za-z0-9+/]+={0,2})$/.exec(line)?.[1] ?? []);
	const [key] = keys;
	if (key === undefined || keys.length > 1) return '';
	const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('base64');
	return `SHA256:${digest.replace(/=+$/, '')}`;
}

const mostBytes = 64 * 1024;

/** The console is what sshd starts; it is there within seconds. */
const oldestMs = 10 * 60 * 1000;
