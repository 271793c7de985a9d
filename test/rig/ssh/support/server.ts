import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {openTerminal, type Person} from '../../../e2e/harness/person.js';
import {startPrivateHost, type PrivateHost} from './private-host.js';

/** A private host that people reach over SSH. */
export type Server = PrivateHost & {
	/** The public key of a person, made when it is first asked for. */
	readonly publicKey: (name: string) => string;
	/** Opens a connection as an account, in a terminal, as a person does. */
	readonly connect: (options: Connection) => Person;
	/** Runs a connection without a terminal to its end. */
	readonly run: (options: Connection) => {readonly code: number | null; readonly output: string};
};

export type Connection = {
	readonly account: string;
	/** Whose key. */
	readonly key: string;
	/** What the client asks to be run instead of a shell. */
	readonly command?: string;
	/** More arguments of ssh, such as `-o SetEnv=NAME=value`. */
	readonly ssh?: readonly string[];
	/** The client's environment beyond TERM. */
	readonly env?: Readonly<Record<string, string>>;
};

/** Makes the host; its sshd is not started yet. */
export async function makeServer(t: TestContext): Promise<Server> {
	const host = await startPrivateHost(t);
	const keys = path.join(host.dir, 'keys');
	mkdirSync(keys, {mode: 0o700});
	const made = new Map<string, string>();
	const publicKey = (name: string) => {
		const known = made.get(name) ?? makeKey(path.join(keys, name));
		made.set(name, known);
		return known;
	};
	const words = ({account, key, command, ssh = []}: Connection, terminal: string) => {
		publicKey(key);
		const to = ['-p', '22', `${account}@127.0.0.1`, ...(command === undefined ? [] : [command])];
		return [...host.client, 'ssh', terminal, '-F', 'none', '-i', path.join(keys, key), ...settings, ...ssh, ...to];
	};
	const environment = (connection: Connection) => ({
		PATH: process.env['PATH'] ?? '',
		HOME: host.dir,
		TERM: 'xterm-256color',
		...connection.env,
	});
	return {
		...host,
		publicKey,
		connect: connection =>
			openTerminal(t, words(connection, '-tt'), {env: environment(connection), patienceMs: 30_000}),
		run(connection) {
			const [file = '', ...args] = words(connection, '-T');
			const options = {env: environment(connection), encoding: 'utf8', timeout: 30_000, input: ''} as const;
			const {status, stdout, stderr} = spawnSync(file, args, options);
			return {code: status, output: stdout + stderr};
		},
	};
}

/** Of the client: no file of whoever runs the tests, and never a question. */
const settings = [
	'IdentitiesOnly=yes',
	'IdentityAgent=none',
	'BatchMode=yes',
	'StrictHostKeyChecking=no',
	'UserKnownHostsFile=/dev/null',
	'LogLevel=ERROR',
].flatMap(setting => ['-o', setting]);

function makeKey(file: string): string {
	const {status, stderr} = spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
	if (status !== 0) throw new Error(`ssh-keygen: ${String(stderr)}`);
	return readFileSync(`${file}.pub`, 'utf8');
}

/** Appends to a file of the host. */
export function append(host: PrivateHost, file: string, text: string): void {
	writeFileSync(host.path(file), text, {flag: 'a'});
}
