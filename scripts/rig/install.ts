import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {tools, type ToolName} from './stages.ts';

/** The Debian packages of the tools that are not there. */
export function missingPackages(names: readonly ToolName[]): readonly string[] {
	return [...new Set(names.filter(name => !existsSync(tools[name].file)).map(name => tools[name].package))];
}

/** Installs what is missing where that starts nothing: as root, in a container or chroot without systemd. */
export function install(packages: readonly string[]): void {
	if (packages.length === 0 || existsSync('/run/systemd/system') || !existsSync('/usr/bin/apt-get')) return;
	const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1'};
	const apt = (...args: readonly string[]) =>
		spawnSync('apt-get', ['-qq', ...args], {env, stdio: ['ignore', 'ignore', 'inherit']}).status === 0;
	const get = () => apt('install', '-y', '--no-install-recommends', ...packages);
	if (!get() && apt('update')) get();
}
