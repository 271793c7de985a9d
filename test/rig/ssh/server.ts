import {spawn, spawnSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {userInfo} from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {environmentOf, launcher, makeHouse, placesOf, type House} from '../../e2e/harness/house.js';
import {openTerminal, type Person} from '../../e2e/harness/person.js';

export type ServerOptions = {
	/** What the forced command runs after `det --data … --master-config …`. */
	readonly det?: readonly string[];
	/** More lines of sshd_config. */
	readonly config?: readonly string[];
};

/** A shared account behind an sshd of its own on loopback. Everybody with a key is the same user of the system. */
export type Server = {
	readonly house: House;
	/** Opens a connection with a key, in a terminal, as a person does. */
	readonly connect: (key: string, options?: ConnectOptions) => Person;
	/** Runs a connection without a terminal to its end. */
	readonly run: (key: string, command: string) => {readonly code: number | null; readonly output: string};
	/** What sshd has logged. */
	readonly log: () => string;
};

export type ConnectOptions = {
	/** What the client asks to be run instead. */
	readonly command?: string;
	/** More options of ssh, such as `SetEnv=NAME=value`. */
	readonly options?: readonly string[];
};

/** Starts the server with ForceCommand (`security.md` 2.3) and makes a key for each name. Everything ends with the test. */
export async function startServer(
	t: TestContext,
	keys: readonly string[],
	options: ServerOptions = {},
): Promise<Server> {
	const house = await makeHouse(t);
	const dir = path.join(house.dir, 'ssh');
	mkdirSync(dir, {mode: 0o700});
	const file = (name: string) => path.join(dir, name);
	for (const name of ['host', ...keys]) makeKey(file(name));
	writeFileSync(file('authorized_keys'), keys.map(key => readFileSync(`${file(key)}.pub`, 'utf8')).join(''));
	writeFileSync(file('forced'), forcedCommand(house, options.det ?? ['--kiosk']), {mode: 0o755});
	const port = await freePort();
	writeFileSync(
		file('sshd_config'),
		[
			`Port ${port}`,
			'ListenAddress 127.0.0.1',
			`HostKey ${file('host')}`,
			`PidFile ${file('pid')}`,
			`AuthorizedKeysFile ${file('authorized_keys')}`,
			// The keys lie below the temporary directory, where everybody may write.
			'StrictModes no',
			'UsePAM no',
			'PasswordAuthentication no',
			'PermitRootLogin prohibit-password',
			'DisableForwarding yes',
			`ForceCommand ${file('forced')}`,
			...(options.config ?? []),
			'',
		].join('\n'),
	);
	await serve(t, file('sshd_config'), file('log'), port);

	const settings = [
		'IdentitiesOnly=yes',
		'BatchMode=yes',
		'StrictHostKeyChecking=no',
		`UserKnownHostsFile=${file('known_hosts')}`,
		'LogLevel=ERROR',
	];
	const argumentsFor = (key: string, more: readonly string[]) => {
		const each = [...settings, ...more].flatMap(setting => ['-o', setting]);
		return ['-F', 'none', '-i', file(key), '-p', String(port), ...each, `${userInfo().username}@127.0.0.1`];
	};
	return {
		house,
		connect(key, {command, options: more = []} = {}) {
			const words = ['ssh', '-tt', ...argumentsFor(key, more), ...(command === undefined ? [] : [command])];
			return openTerminal(t, words, {env: environmentOf(house), cwd: house.home, patienceMs: 20_000});
		},
		run(key, command) {
			const {status, stdout, stderr} = spawnSync('ssh', ['-T', ...argumentsFor(key, []), command], {
				env: environmentOf(house),
				encoding: 'utf8',
				timeout: 20_000,
			});
			return {code: status, output: stdout + stderr};
		},
		log: () => readFileSync(file('log'), 'utf8'),
	};
}

/** The launcher with the house's places. HOME is the account's, one for all: what is kept there everybody finds. */
function forcedCommand(house: House, det: readonly string[]): string {
	const command = [launcher, ...placesOf(house), ...det].map(quote).join(' ');
	return `#!/bin/sh\nHOME=${quote(house.home)}\nunset XDG_STATE_HOME\nexport HOME\nexec ${command}\n`;
}

function quote(word: string): string {
	return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function makeKey(file: string): void {
	const {status, stderr} = spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file], {encoding: 'utf8'});
	if (status !== 0) throw new Error(`ssh-keygen: ${stderr}`);
	chmodSync(file, 0o600);
}

async function serve(t: TestContext, config: string, log: string, port: number): Promise<void> {
	if (process.geteuid?.() === 0 && !existsSync('/run/sshd')) mkdirSync('/run/sshd', {mode: 0o755});
	writeFileSync(log, '');
	const child = spawn('/usr/sbin/sshd', ['-D', '-f', config, '-E', log], {stdio: 'ignore'});
	const ended = new Promise(resolve => {
		child.once('exit', resolve);
	});
	t.after(async () => {
		child.kill('SIGTERM');
		await ended;
	});
	const deadline = Date.now() + 10_000;
	while (!readFileSync(log, 'utf8').includes(`port ${port}`)) {
		if (Date.now() > deadline || child.exitCode !== null) throw new Error(`sshd: ${readFileSync(log, 'utf8')}`);
		await pause(10);
	}
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	await new Promise(resolve => {
		server.close(resolve);
	});
	if (address === null || typeof address === 'string') throw new Error('no port');
	return address.port;
}
