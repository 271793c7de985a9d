/** One stage of the rig: the tests below `test/rig/NAME`, run in a machine of their own for a bounded time. */
export type Stage = {
	readonly name: string;
	/** What holds when it is green, for people: a row of `test/rig/README.md`. */
	readonly promise: string;
	/** What nobody should take it for; `''` when nothing comes to mind. */
	readonly notCovered: string;
	/** Programs it runs, by their keys in `tools.ts`. Missing ones fail the stage. */
	readonly tools: readonly ToolName[];
	/** It has failed when it is not done by then; on two cores it should take half of that. */
	readonly seconds: number;
	/** How many of its files run at once; 1 for those that fill a disk or measure. As many as processors by default. */
	readonly filesAtOnce?: number;
};

/** Files that show that a program is there, and the Debian package each comes in. */
export const tools = {
	ip: {file: '/usr/sbin/ip', package: 'iproute2'},
	gcc: {file: '/usr/bin/gcc', package: 'gcc'},
	libc: {file: '/usr/include/stdio.h', package: 'libc6-dev'},
	ext4: {file: '/usr/sbin/mkfs.ext4', package: 'e2fsprogs'},
	unshare: {file: '/usr/bin/unshare', package: 'util-linux'},
	faketime: {file: '/usr/bin/faketime', package: 'faketime'},
	mount: {file: '/usr/bin/mount', package: 'mount'},
	sshd: {file: '/usr/sbin/sshd', package: 'openssh-server'},
	ssh: {file: '/usr/bin/ssh', package: 'openssh-client'},
	sudo: {file: '/usr/bin/sudo', package: 'sudo'},
} as const;

export type ToolName = keyof typeof tools;

/** In the order they run: first whether the rig itself can be believed. */
export const stages: readonly Stage[] = [
	{
		name: 'self-test',
		promise:
			'In stores known to be bad the rig finds lost updates, torn reads, a lost acknowledged write, a cut-off file',
		notCovered: '',
		tools: ['gcc', 'libc', 'ext4'],
		seconds: 120,
	},
	{
		name: 'sweep',
		promise: 'A kill or an error at any file operation of any act leaves it as before or as after, and that is told',
		notCovered: 'stat and readdir that fail; faults of two operations at once, other than a disk that fills up or dies',
		tools: ['gcc', 'libc'],
		seconds: 360,
	},
	{
		name: 'power',
		promise: 'A power cut, after an act is acknowledged or in the middle of it, takes nothing and leaves nothing half',
		notCovered: 'file systems other than ext4; disks that say they have written what they have not',
		tools: ['gcc', 'libc', 'ext4'],
		seconds: 300,
		filesAtOnce: 1,
	},
	{
		name: 'disk',
		promise:
			'Full, read-only and limited disks, planted links and devices, every umask, strange owners, damaged bytes: refused in words',
		notCovered: 'directories swapped between check and use; ACLs and extended attributes',
		tools: ['mount'],
		seconds: 180,
	},
	{
		name: 'concurrency',
		promise:
			'Consoles and commands at once lose nothing of each other: writers, readers, editors of one user, wizards, takers of the last admin; a session that is ended ends everywhere',
		notCovered: 'Stores on network file systems; more than 20 processes',
		tools: ['unshare'],
		seconds: 240,
		filesAtOnce: 2,
	},
	{
		name: 'documents',
		promise:
			'A store file, a sessions file, a config policy or a master.yaml that somebody else made or damaged is refused in words with its place, or read exactly as it is',
		notCovered: 'Files over 16 MiB (refused unread)',
		tools: [],
		seconds: 180,
	},
	{
		name: 'sign-in',
		promise:
			'Guessing is as slow as the table says, however many guess at once; no failure tells why it failed, in words or in time; no clock brings a session back',
		notCovered: 'Differences in time below 3 %; side channels other than time',
		tools: ['faketime'],
		seconds: 300,
		filesAtOnce: 1,
	},
	{
		name: 'terminal',
		promise:
			'No stored text reaches a terminal raw; pastes, answers, resizes and a terminal that stalls do no harm; every ending gives it back',
		notCovered: 'Terminals other than xterm.js',
		tools: [],
		seconds: 240,
	},
	{
		name: 'canary',
		promise:
			'No password and no token is found where it should not be: arguments, environments, files, log, scrollback',
		notCovered: 'Memory of the running program; swap; what a terminal emulator records by itself',
		tools: [],
		seconds: 120,
	},
	{
		name: 'ssh',
		promise:
			'The blocks of the README for sshd and sudo do what it says: nobody gets the session of another, nothing but the console runs, no file is opened for those whose it is not; a line cut at any moment leaves the store whole; no variable changes anything',
		notCovered: 'OpenSSH and sudo other than those of the machine; certificates; PAM modules',
		tools: ['sshd', 'ssh', 'sudo', 'gcc', 'libc'],
		seconds: 300,
	},
	{
		name: 'soak',
		promise: 'Consoles under random keys, kills, stops and resizes neither crash nor lose what was acknowledged',
		notCovered: 'Weeks: 60 s here, 10 minutes with RIG_LONG=1',
		tools: [],
		seconds: process.env['RIG_LONG'] === undefined ? 150 : 700,
	},
];
