import {userInfo} from 'node:os';
import type {Origin} from '../domain/origin.js';
import type {Deployment} from './deployment.js';

/** What the process knows of itself; passed in by tests. */
export type OriginFacts = {
	/** What the terminal link of stdin points to, e.g. `/dev/pts/3`; `''` without a terminal. */
	readonly tty: string;
	readonly uid: number;
	/** `''` where it has none: containers run with any number. */
	readonly username: string;
};

/**
 * Where the person at this console sits, and who they are, for the activity log and the throttle. The client's address
 * is sshd's `SSH_CONNECTION`, believed only when it has sshd's form.
 */
export function currentOrigin(env: Env, facts: OriginFacts, deployment: Deployment): Origin {
	const tty = terminalPath.exec(facts.tty)?.[1] ?? '';
	const address = clientAddress(env['SSH_CONNECTION'] ?? '');
	return {
		tty,
		address,
		get osUser() {
			return facts.username;
		},
		osUid: facts.uid,
		...personIn(env, facts, deployment),
	};
}

/** What Linux calls its terminals; stdin may as well be another device, such as `/dev/null`. */
const terminalPath = /^\/dev\/(pts\/\d{1,9}|tty\w{0,16}|console|hvc\d{1,3})$/;

type Env = Readonly<Record<string, string | undefined>>;

/** The person, as the kind of installation vouches for them; of a shared account alone nobody in particular. */
function personIn(env: Env, facts: OriginFacts, deployment: Deployment): Pick<Origin, 'person' | 'sshKey'> {
	switch (deployment.kind) {
		case 'file':
			return {
				person: {
					uid: facts.uid,
					get name() {
						return facts.username;
					},
				},
			};
		case 'os-uid':
			// Set by sudo together with SUDO_UID, which the deployment has looked at.
			return {
				person: {uid: Number(deployment.value), name: /^[\w.@+-]{1,64}$/.exec(env['SUDO_USER'] ?? '')?.[0] ?? ''},
			};
		case 'ssh-key':
			return {sshKey: deployment.value};
		case 'none':
			return {};
	}
}

/**
 * The facts of this process. `readTty` reads the link of a file descriptor, such as `/proc/self/fd/0`. The name is looked
 * up when it is asked for: that may go over the network (LDAP), and what only reads has no use for it.
 */
export function originFacts(readTty: () => string): OriginFacts {
	let username: string | undefined;
	return {
		tty: attempt(readTty, ''),
		uid: process.geteuid?.() ?? -1,
		get username() {
			username ??= attempt(() => userInfo().username, '');
			return username;
		},
	};
}

/** `client address, client port, server address, server port`, as sshd writes it. */
function clientAddress(connection: string): string {
	if (connection === '') return '';
	// Not imported: all streams come with it, and without a connection it is not needed.
	const {isIP} = process.getBuiltinModule('node:net');
	const words = connection.split(' ');
	const [address = '', port = '', server = '', serverPort = ''] = words;
	return words.length === 4 && isIP(address) !== 0 && isPort(port) && isIP(server) !== 0 && isPort(serverPort)
		? address
		: '';
}

function isPort(text: string): boolean {
	return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function attempt<T>(get: () => T, otherwise: T): T {
	try {
		return get();
	} catch {
		return otherwise;
	}
}
