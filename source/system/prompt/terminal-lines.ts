import {closeSync, constants, openSync} from 'node:fs';
import {ReadStream, WriteStream} from 'node:tty';
import {HiddenLine} from './hidden-line.js';
import type {Answer} from './prompts.js';

/** The controlling terminal, opened for one question. */
export type TerminalLines = {
	/** Asks, and reads a line that is not shown; `rest` is what was typed or pasted beyond it. */
	readHidden(question: string): Promise<{readonly answer: Answer; readonly rest: string}>;
	close(): void;
};

/**
 * Opens `/dev/tty`, so that a question reaches the person even when stdin and stdout are pipes; undefined when the
 * process has no terminal. `ahead` is what was typed before.
 */
export function openTerminalLines(ahead: string): TerminalLines | undefined {
	let input: ReadStream;
	let output: WriteStream;
	try {
		const fd = openSync('/dev/tty', constants.O_RDONLY | constants.O_NOCTTY);
		try {
			// A stream of its own for each direction: closing one must not close the other.
			output = new WriteStream(openSync('/dev/tty', constants.O_WRONLY | constants.O_NOCTTY));
			input = new ReadStream(fd);
		} catch (error) {
			closeSync(fd);
			throw error;
		}
	} catch {
		return undefined;
	}

	return {
		readHidden: question => readHidden(input, output, question, ahead),
		close() {
			input.destroy();
			output.destroy();
		},
	};
}

async function readHidden(input: ReadStream, output: WriteStream, question: string, ahead: string) {
	const line = new HiddenLine();
	// The echo comes back however the process ends.
	const restore = () => void input.setRawMode(false);
	process.once('exit', restore);
	input.setRawMode(true).setEncoding('utf8');
	output.write(question);
	try {
		return await new Promise<{readonly answer: Answer; readonly rest: string}>(resolve => {
			const take = (text: string) => {
				const end = line.take(text);
				if (end !== undefined) resolve(end);
			};
			input.on('data', take);
			input.on('end', () => {
				resolve({answer: {kind: 'closed'}, rest: ''});
			});
			// The line was lost.
			input.on('error', () => {
				resolve({answer: {kind: 'closed'}, rest: ''});
			});
			take(ahead);
		});
	} finally {
		process.off('exit', restore);
		restore();
		input.pause();
		await new Promise<void>(resolve => {
			output.write('\n', () => {
				resolve();
			});
		});
	}
}
