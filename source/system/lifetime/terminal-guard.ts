import {spawn} from 'node:child_process';
import type {Terminal} from '../terminal.js';

/** The guard of the terminal. */
export type TerminalGuard = {
	/** Does something while the terminal is not the console's. */
	readonly without: (work: () => Promise<void>) => Promise<void>;
};

/**
 * Gives the terminal back when this process could not do it itself (R75): `kill -9`, the kernel short of memory, a fault
 * in native code. It is a shell of 1 MB that reads a pipe nobody writes to; every ending that can be caught takes it
 * along. The launcher cannot do this: it has become this process (exec), so that signals, exit code and process id are
 * the console's own.
 */
export function guardTerminal({linear, dumb}: Pick<Terminal, 'linear' | 'dumb'>): TerminalGuard {
	const escapes = dumb ? '' : linear ? common : `${common}\u001B[?1049l`;
	let release = beginGuarding(escapes);
	process.once('exit', () => release());
	return {
		async without(work) {
			release();
			await work();
			release = beginGuarding(escapes);
		},
	};
}

/** Paste brackets off, the cursor shown. */
const common = '\u001B[?2004l\u001B[?25h';

function beginGuarding(escapes: string): () => void {
	try {
		const guard = spawn('/bin/sh', ['-c', script], {
			// Out of the job: what is sent to all of it must not end the guard, nor Ctrl-Z stop it.
			detached: true,
			// The terminal as 3: of what becomes 0, 1 or 2 Node would make the mode that waits, of ours with it.
			stdio: ['pipe', 'ignore', 'ignore', 1],
			env: {PATH: '/usr/bin:/bin', ESCAPES: escapes},
			cwd: '/',
		});
		// Without /bin/sh the terminal is not guarded; that is no reason not to work.
		guard.on('error', () => undefined);
		guard.stdin?.on('error', () => undefined);
		guard.unref();
		return () => guard.kill('SIGKILL');
	} catch {
		return () => undefined; // as above: no process could be made
	}
}

// The escapes first, before a prompt is written to the wrong screen. The line settings are put back only where they are
// still those of the console (nobody else turns off signals): the person's own shell may have been quicker and set what
// it needs.
const script = `read -r end
printf %s "$ESCAPES" >&3
case $(stty -a <&3) in
*-isig*) stty brkint icrnl ixon echo icanon iexten isig <&3 ;;
esac`;
