import {closeSync, constants, mkdirSync, openSync, writeSync} from 'node:fs';
import path from 'node:path';
import {stripVTControlCharacters} from 'node:util';

/** What a crash report needs to know. */
export type CrashPlace = {
	/** Where details are kept: the person's own state directory. */
	readonly stateDir: string;
	readonly version: string;
	readonly now: Date;
};

/** Exit code of a fault of our own (EX_SOFTWARE). */
export const crashExitCode = 70;

/**
 * Writes what is known of a fault into a private file, and gives the one sentence for the person. The file holds the
 * error and its stack only: no environment, no arguments, nothing typed (R24, R27). Never throws.
 */
export function reportCrash(error: unknown, {stateDir, version, now}: CrashPlace): string {
	const [name, details] =
		error instanceof Error ? [error.name, error.stack ?? error.message] : ['error', String(error)];
	const sentence = `det: stopped by a fault of its own (${name}). What was saved before is safe.`;
	const file = path.join(stateDir, `crash-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${process.pid}.log`);
	try {
		mkdirSync(stateDir, {recursive: true, mode: 0o700});
		const {O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW} = constants;
		const handle = openSync(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
		writeSync(
			handle,
			`det ${version}, node ${process.version}, ${now.toISOString()}\n${stripVTControlCharacters(details)}\n`,
		);
		closeSync(handle);
		return `${sentence} Details are in ${file}\n`;
	} catch {
		return `${sentence}\n`;
	}
}

/** How long what has to be done first may take. */
const graceMs = 1500;

/**
 * From now on a fault nobody caught ends the process with `crashExitCode` and one sentence on standard error, written
 * as the last thing of all. What has to be done `first`, giving the terminal back among it, gets a moment and no more.
 */
export function endOnCrash(
	place: () => CrashPlace,
	first: (fault: unknown) => Promise<unknown> = async () => undefined,
): void {
	let ended = false;
	process.on('uncaughtException', async fault => {
		if (ended) return;
		ended = true;
		const text = reportCrash(fault, place());
		process.once('exit', () => {
			try {
				writeSync(2, text);
			} catch {
				// Nobody is there to read it.
			}
		});
		setTimeout(leave, graceMs);
		try {
			await first(fault);
		} finally {
			leave();
		}
	});
}

function leave(): never {
	return process.exit(crashExitCode);
}
