import type {Readable} from 'node:stream';
import type {Output} from '../direct-output.js';
import {openTerminalLines} from './terminal-lines.js';
import {StandardInput} from './standard-input.js';

/** What a person answered: a text, Ctrl-C, or the end of the input. */
export type Answer = {readonly kind: 'text'; readonly text: string} | {readonly kind: 'interrupted' | 'closed'};

/** Questions of the command line. */
export type Prompts = {
	/** Whether somebody sits at a terminal who can be asked, wherever stdin and stdout lead. */
	readonly interactive: () => boolean;
	/** Asks with an echo, on stdout and stdin like Python's `input()`. */
	readonly ask: (question: string) => Promise<Answer>;
	/** Asks without an echo, on the terminal itself; without one on stderr and stdin, with the product's warning. */
	readonly askSecret: (question: string) => Promise<Answer>;
	/** Everything left on stdin, without one line feed at its end; undefined when it is a terminal or longer than a password. */
	readonly rest: () => Promise<string | undefined>;
};

/** The streams to ask on; `openTerminal` gives undefined when this process has no controlling terminal. */
export type PromptStreams = {
	readonly stdin: Readable & {readonly isTTY?: boolean};
	readonly stdout: Output;
	readonly stderr: Output;
	readonly openTerminal?: typeof openTerminalLines;
};

/** Prompts as the product has them (`determined.md` 1.7), which follows Python's getpass. */
export function makePrompts({stdin, stdout, stderr, openTerminal = openTerminalLines}: PromptStreams): Prompts {
	const input = new StandardInput(stdin);
	// What was typed ahead of the next question.
	let ahead = '';
	return {
		interactive() {
			const terminal = openTerminal('');
			terminal?.close();
			return terminal !== undefined;
		},
		async ask(question) {
			stdout.write(question);
			return input.line();
		},
		async askSecret(question) {
			const terminal = openTerminal(ahead);
			if (terminal === undefined) {
				stderr.write(`Warning: Password input may be echoed.\n${question}`);
				const answer = await input.line();
				stderr.write('\n');
				return answer;
			}

			try {
				const {answer, rest} = await terminal.readHidden(question);
				ahead = rest;
				return answer;
			} finally {
				terminal.close();
			}
		},
		rest: async () => (stdin.isTTY === true ? undefined : input.rest()),
	};
}
