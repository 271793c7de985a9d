import {isIP} from 'node:net';
import {userInfo} from 'node:os';
import type {Origin} from '../domain/origin.js';

/** What the process knows of itself; passed in by tests. */
export type OriginFacts = {
	/** What the terminal link of stdin points to, e.g. `/dev/pts/3`; `''` without a terminal. */
	readonly tty: string;
	readonly uid: number;
	readonly username: string;
};

/**
 * Where the person at this console sits, for the activity log and the throttle. The client's address is sshd's
 * `SSH_CONNECTION`, believed only when it has sshd's form.
 */
export function currentOrigin(env: Readonly<Record<string, string | undefined>>, facts: OriginFacts): Origin {
	const tty = /^\/dev\/([\w/-]{1,60})$/.exec(facts.tty)?.[1] ?? '';
	return {tty, address: clientAddress(env['SSH_CONNECTION'] ?? ''), osUser: facts.username, osUid: facts.uid};
}

/** The facts of this process. `readTty` reads the link of a file descriptor, such as `/proc/self/fd/0`. */
export function originFacts(readTty: () => string): OriginFacts {
	const {uid, username} = currentUser();
	return {tty: attempt(readTty, ''), uid, username};
}

/** `client address, client port, server address, server port`, as sshd writes it. */
function clientAddress(connection: string): string {
	const words = connection.split(' ');
	const [address = '', port = '', server = '', serverPort = ''] = words;
	return words.length === 4 && isIP(address) !== 0 && isPort(port) && isIP(server) !== 0 && isPort(serverPort)
		? address
		: '';
}

function isPort(text: string): boolean {
	return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

/** A uid need not have a name: containers run with any number. */
function currentUser(): {readonly uid: number; readonly username: string} {
	const uid = process.geteuid?.() ?? -1;
	return attempt(() => ({uid, username: userInfo().username}), {uid, username: ''});
}

function attempt<T>(get: () => T, otherwise: T): T {
	try {
		return get();
	} catch {
		return otherwise;
	}
}
