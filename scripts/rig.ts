/**
 * `npm run test:rig`: the tests against real servers and faults, which need more than npm installs. What is missing is
 * installed where that starts nothing (root in a container); elsewhere a sentence says what to install.
 *
 *   npm run test:rig -- ssh        only the files of test/rig whose path holds one of the arguments
 */
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';

const root = join(import.meta.dirname, '..');

/** Programs the rig runs, and the Debian package each comes in. */
const tools: ReadonlyArray<{readonly file: string; readonly package: string}> = [
	{file: '/usr/sbin/sshd', package: 'openssh-server'},
	{file: '/usr/bin/ssh', package: 'openssh-client'},
	{file: '/usr/bin/ssh-keygen', package: 'openssh-client'},
];

const missing = [...new Set(tools.filter(({file}) => !existsSync(file)).map(each => each.package))];
if (missing.length > 0 && !install(missing)) {
	console.error(`test:rig needs ${missing.join(' and ')}: install with apt-get install ${missing.join(' ')}`);
	process.exit(1);
}

const parts = process.argv.slice(2);
const wanted = parts.length === 0 ? ['test/rig/'] : parts.map(part => `test/rig/${part}`);
process.exitCode =
	spawnSync(process.execPath, [join(root, 'scripts/test.ts'), ...wanted], {stdio: 'inherit'}).status ?? 1;

/** False where an installation could start a service, or is not possible. */
function install(packages: readonly string[]): boolean {
	const startsNothing = !existsSync('/run/systemd/system');
	if (process.geteuid?.() !== 0 || !startsNothing || !existsSync('/usr/bin/apt-get')) return false;
	const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1'};
	const apt = (...args: readonly string[]) =>
		spawnSync('apt-get', ['-qq', ...args], {env, stdio: ['ignore', 'ignore', 'inherit']}).status === 0;
	const get = () => apt('install', '-y', '--no-install-recommends', ...packages);
	return get() || (apt('update') && get());
}
