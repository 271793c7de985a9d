import {readFileSync} from 'node:fs';

/**
 * Whether a shell with job control started this process, so that it can be stopped and brought back (`fg`). Such a shell
 * gives each job a process group of its own in its session, and the terminal. What a terminal, sshd or another program
 * started is alone in its session, or in the group of the session's leader: stopping it would leave nobody to go on.
 */
export function hasJobControl(stat: () => string = readOwnStat): boolean {
	try {
		const text = stat();
		// The name stands in brackets and may hold anything, brackets too.
		const [, , group, session, , foreground] = text.slice(text.lastIndexOf(')') + 2).split(' ');
		return group !== session && group === foreground;
	} catch {
		return false; // no /proc
	}
}

/** Stops the whole job, npm in front of it too, and resolves when the shell has brought it back. */
export async function stopJob(): Promise<void> {
	stopping = true;
	const back = new Promise<void>(resolve => process.once('SIGCONT', () => resolve()));
	process.kill(0, 'SIGTSTP');
	await back;
	stopping = false;
}

/** Calls back when the process goes on after somebody else had stopped it (`kill -STOP`): the screen is not as it was. */
export function onContinue(listener: () => void): () => void {
	const hear = () => {
		if (!stopping) listener();
	};
	process.on('SIGCONT', hear);
	return () => process.off('SIGCONT', hear);
}

let stopping = false;

function readOwnStat(): string {
	return readFileSync('/proc/self/stat', 'utf8');
}
