import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {projectRoot} from '../../../e2e/harness/house.js';

/**
 * A machine of its own (`security.md` 6.3): processes, network and mounts of a namespace that dies with this process.
 * `/etc` is a copy, so accounts, sudoers and sshd are set up by the very commands an admin types, and the real ones
 * never see them. The program is installed as `/usr/local/bin/det`.
 */
export type PrivateHost = {
	/** Where a test keeps its own files; nothing on the host reads it. */
	readonly dir: string;
	/** Runs a script as root and gives what it wrote; throws when a command of it fails. */
	readonly sh: (script: string, input?: string) => string;
	/** The path by which this process reaches a file of the host. */
	readonly path: (file: string) => string;
	/** Words before a command that is to run in the host's network, and with our own files. */
	readonly client: readonly string[];
	/** Starts the host's sshd with its sshd_config and waits until it listens on port 22. */
	readonly startSshd: () => Promise<void>;
	/** What sshd has logged. */
	readonly log: () => string;
};

/** Starts such a host; it is gone after the test. */
export async function startPrivateHost(t: Pick<TestContext, 'after'>): Promise<PrivateHost> {
	const dir = mkdtempSync(path.join(tmpdir(), 'det-host-'));
	const unshare = ['unshare', '-m', '-n', '-p', '-f', '--mount-proc', '--kill-child'];
	// --kill-child ends the host with unshare, --pdeathsig ends unshare with us.
	const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...unshare, 'sh', '-euc', insideScript], {
		env: {PATH: systemPath, ROOT: dir, PROJECT: projectRoot},
		stdio: 'pipe',
	});
	const written = listen(child);
	const gone = new Promise(resolve => child.once('close', resolve));
	t.after(async () => {
		child.kill('SIGKILL');
		await gone;
		rmSync(dir, {recursive: true, force: true});
	});
	await written.until(/^ready$/m);
	const init = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
	return {
		dir,
		sh(script, input = '') {
			const words = ['-t', init, '-m', '-n', '-p', 'sh', '-euc', script];
			const env = {PATH: systemPath};
			const {status, stdout, stderr} = spawnSync('nsenter', words, {env, input, encoding: 'utf8', timeout: 20_000});
			if (status !== 0) throw new Error(`${script}\nended with ${status}: ${stdout}${stderr}`);
			return stdout;
		},
		path: file => `/proc/${init}/root${file}`,
		client: ['nsenter', '-t', init, '-n'],
		async startSshd() {
			child.stdin?.write('start\n');
			await written.until(/listening on 127\.0\.0\.1 port 22/);
		},
		log: written.text,
	};
}

const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What the first process of the host does, before it becomes sshd. */
const insideScript = `
	umask 022
	ip link set lo up
	cp -a /etc "$ROOT/etc"
	mkdir -p "$ROOT/lib" "$ROOT/bin" "$ROOT/home" "$ROOT/local/det-console"
	chmod 755 "$ROOT"
	mount --bind "$PROJECT" "$ROOT/local/det-console"
	ln -s /usr/local/lib/det-console/source/det.sh "$ROOT/bin/det"
	for each in etc:/etc lib:/var/lib bin:/usr/local/bin home:/home; do mount --bind "$ROOT/\${each%%:*}" "\${each#*:}"; done
	mount --rbind "$ROOT/local" /usr/local/lib
	mount -o remount,ro,bind /usr/local/lib/det-console
	mount -t tmpfs -o mode=755 tmpfs /run
	mount -t tmpfs -o mode=1777 tmpfs /tmp
	mkdir /run/sshd
	ssh-keygen -q -A
	mkdir /etc/determined
	cp /usr/local/lib/det-console/master.yaml /etc/determined/
	printf '%s\\n' 'Port 22' 'ListenAddress 127.0.0.1' | cat - /etc/ssh/sshd_config > /run/sshd_config
	cp /run/sshd_config /etc/ssh/sshd_config
	echo ready
	read start
	exec /usr/sbin/sshd -D -e
`;

/** Everything a process writes, and a way to wait for some of it. */
function listen(child: ChildProcess) {
	let text = '';
	const listeners = new Set<() => void>();
	const tell = () => {
		for (const listener of listeners) listener();
	};
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (data: string) => {
			text += data;
			tell();
		});
	}

	let ended = false;
	child.once('exit', () => {
		ended = true;
		tell();
	});
	return {
		text: () => text,
		async until(pattern: RegExp): Promise<void> {
			await new Promise<void>((resolve, reject) => {
				const check = () => {
					if (pattern.test(text)) resolve();
					else if (ended) reject(new Error(`the private host ended: ${text}`));
				};
				listeners.add(check);
				check();
			});
		},
	};
}
