import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {closeSync, constants, openSync, writeSync} from 'node:fs';
import type {TestContext} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import pty from '@lydell/node-pty';
import {bytesOfKey, type Key} from './keys.js';
import {Screen, type Caret, type Cell} from './screen.js';

export type TerminalOptions = {
	readonly cols?: number;
	readonly rows?: number;
	readonly env: Readonly<Record<string, string>>;
	readonly cwd?: string;
	/** How long to wait for anything, in ms: generous, because a busy machine is not a fault. */
	readonly patienceMs?: number;
};

/** A person in front of a real terminal, in words. Whatever they wait for, they wait until it is there, and no longer. */
export class Person {
	readonly screen: Screen;
	/** Exit code, or 128 + signal as a shell tells it; undefined while the program runs. */
	exitCode: number | undefined;
	/** When the program last wrote something, by `performance.now()`. */
	lastWriteAt = 0;
	readonly #program: pty.IPty;
	readonly #patienceMs: number;
	readonly #listeners = new Set<() => void>();
	#written: Buffer[] = [];
	#reads = false;

	constructor([file = '', ...args]: readonly string[], options: TerminalOptions) {
		const {cols = 80, rows = 24, env, cwd, patienceMs = 30_000} = options;
		this.#patienceMs = patienceMs;
		this.screen = new Screen(cols, rows);
		this.#program = pty.spawn(file, args, {
			cols,
			rows,
			name: env['TERM'] ?? 'xterm-256color',
			env,
			...(cwd === undefined ? {} : {cwd}),
			encoding: null,
		});
		// With encoding null these are bytes, whatever the type says.
		this.#program.onData(data => {
			const bytes = data as unknown as Buffer;
			this.#written.push(bytes);
			this.lastWriteAt = performance.now();
			this.screen.terminal.write(bytes, () => {
				this.#tell();
			});
		});
		this.#program.onExit(({exitCode, signal}) => {
			// The end is known once all that was written is on the screen.
			this.screen.terminal.write('', () => {
				this.exitCode = signal ? 128 + signal : exitCode;
				this.#tell();
			});
		});
		// What a terminal answers of itself: cursor position, device attributes.
		this.screen.terminal.onData(data => {
			this.#program.write(data);
		});
	}

	/** The process id of the program. */
	get pid(): number {
		return this.#program.pid;
	}

	/** Presses keys one after the other, by name: `press('down', 'enter', 'ctrl-c', 'q')`. */
	async press(...keys: readonly Key[]): Promise<void> {
		for (const key of keys) {
			await this.send(bytesOfKey(key, this.screen.terminal.modes.applicationCursorKeysMode));
		}
	}

	/** Types a text; every character is a key of its own. */
	async type(text: string): Promise<void> {
		for (const character of text) await this.send(character);
	}

	/** Pastes a text as the terminal does: in brackets when the program asked for them. */
	async paste(text: string): Promise<void> {
		await this.#untilItReads();
		await this.send(this.screen.terminal.modes.bracketedPasteMode ? `\u001B[200~${text}\u001B[201~` : text);
	}

	/** Sends bytes as they are, in one write. */
	async send(bytes: string): Promise<void> {
		await this.#untilItReads();
		this.#program.write(bytes);
	}

	/** Waits for a question and answers it with a line, as a program that reads whole lines (no raw mode) takes it. */
	async answers(question: string | RegExp, line: string): Promise<void> {
		await this.sees(question);
		this.#program.write(`${line}\r`);
	}

	/** Types a line for a program that reads whole lines, not keys: without raw mode nobody waits for it. */
	answer(line: string): void {
		this.#program.write(`${line}\r`);
	}

	/** Waits until the text is on the screen; gives the screen. */
	async sees(what: string | RegExp): Promise<string> {
		await this.#until(() => has(this.screen.text(), what), `to see ${String(what)}`);
		return this.screen.text();
	}

	/** Waits until the text is no longer on the screen. */
	async seesNo(what: string | RegExp): Promise<void> {
		await this.#until(() => !has(this.screen.text(), what), `not to see ${String(what)} any more`);
	}

	/** Waits until a row with that text has inverse cells (the cursor of a list, a button in focus). */
	async seesInverse(what: string | RegExp): Promise<void> {
		await this.#until(() => this.inverseRows().some(row => has(row, what)), `to see ${String(what)} inverse`);
	}

	/** Waits until the terminal's cursor is shown; gives its cell. */
	async seesCaret(): Promise<Caret> {
		let at: Caret | undefined;
		await this.#until(() => (at = this.screen.cursor()) !== undefined, 'to see the cursor');
		return at ?? assert.fail();
	}

	/** Waits until the terminal's cursor stands on that cell. */
	async seesCaretAt({x, y}: Caret): Promise<void> {
		const isThere = (at: Caret | undefined): boolean => at?.x === x && at.y === y;
		await this.#until(() => isThere(this.screen.cursor()), `to see the cursor at column ${x} of row ${y}`);
	}

	/** Waits until the terminal's cursor is hidden. */
	async seesNoCaret(): Promise<void> {
		await this.#until(() => this.screen.cursor() === undefined, 'not to see the cursor any more');
	}

	/** The rows that have an inverse cell, as text. */
	inverseRows(): string[] {
		return this.screen.rows().filter((_, y) => this.screen.cells(y).some(cell => cell.inverse));
	}

	/** The cells of the first row that has the text. */
	cellsOf(what: string | RegExp): Cell[] {
		const row = this.screen.rows().findIndex(text => has(text, what));
		if (row < 0) assert.fail(this.#complaint(`no row with ${String(what)}`));
		return this.screen.cells(row);
	}

	resize(cols: number, rows: number): void {
		this.screen.terminal.resize(cols, rows);
		this.#program.resize(cols, rows);
	}

	kill(signal: NodeJS.Signals = 'SIGTERM'): void {
		this.#program.kill(signal);
	}

	/** Closes the terminal's window: the program loses its terminal and is told so (SIGHUP). */
	closeWindow(): void {
		(this.#program as unknown as {destroy(): void}).destroy();
	}

	/** From now on takes nothing, as a line that hangs does; what the kernel would hold back for it is full already. */
	async stopsReading(): Promise<void> {
		this.#program.pause();
		const {ptsName} = this.#program as unknown as {readonly ptsName: string};
		const line = openSync(ptsName, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
		try {
			// The kernel moves what it was given further on a little later, and has room again then.
			while (fill(line) > 0) await pause(20);
		} finally {
			closeSync(line);
		}
	}

	/** Takes again what is written. */
	readsAgain(): void {
		this.#program.resume();
	}

	/** Waits for the end with that exit code (128 + n after signal n), and for a terminal that is as it was. */
	async leaves(code = 0): Promise<void> {
		await this.#until(() => this.exitCode !== undefined, 'the program to end');
		assert.equal(this.exitCode, code, this.#complaint(`exit code ${this.exitCode}, not ${code}`));
		assert.deepEqual(this.screen.leftovers(), [], this.#complaint('the terminal was not given back'));
	}

	/** Everything the program wrote since the start or the last `forget()`. */
	written(): Buffer {
		return Buffer.concat(this.#written);
	}

	/** In how many pieces it came: never more than the program made writes. */
	pieces(): number {
		return this.#written.length;
	}

	forget(): void {
		this.#written = [];
	}

	/** Waits until the program has written nothing for a moment: for measurements, not for correctness. */
	async settles(quietMs = 150): Promise<void> {
		for (let before = -1; before !== this.#written.length; await pause(quietMs)) before = this.#written.length;
	}

	/** Ends the program whatever it does, and lets the terminal go. */
	dispose(): void {
		if (this.exitCode === undefined) this.#program.kill('SIGKILL');
		this.screen.terminal.dispose();
	}

	/**
	 * A key that comes before raw mode is on belongs to the line discipline and is lost: the first one waits for it.
	 */
	async #untilItReads(): Promise<void> {
		const deadline = Date.now() + this.#patienceMs;
		while (!this.#reads && this.exitCode === undefined) {
			this.#reads = await isRaw(this.#program);
			if (this.#reads) return;
			if (Date.now() > deadline) assert.fail(this.#complaint('waited in vain for the program to read keys (raw mode)'));
			await pause(10);
		}
	}

	async #until(isSo: () => boolean, what: string): Promise<void> {
		if (isSo()) return;
		await new Promise<void>((resolve, reject) => {
			const stop = (): void => {
				clearTimeout(timer);
				this.#listeners.delete(check);
			};
			const giveUp = (why: string): void => {
				stop();
				reject(new assert.AssertionError({message: this.#complaint(`${why}: waited ${what}`)}));
			};
			const check = (): void => {
				if (isSo()) {
					stop();
					resolve();
				} else if (this.exitCode !== undefined) giveUp(`the program ended with ${this.exitCode}`);
			};
			const timer = setTimeout(giveUp, this.#patienceMs, `${this.#patienceMs / 1000} s are over`);
			this.#listeners.add(check);
			check();
		});
	}

	#tell(): void {
		for (const listener of this.#listeners) listener();
	}

	#complaint(what: string): string {
		return `${what}\n${this.screen.framed()}`;
	}
}

/** Starts any command in a terminal; it is ended after the test if it still runs. */
export function openTerminal(
	t: Pick<TestContext, 'after'>,
	command: readonly string[],
	options: TerminalOptions,
): Person {
	const person = new Person(command, options);
	t.after(() => {
		person.dispose();
	});
	return person;
}

/** Writes to a line until it takes no more, in bytes a terminal ignores; gives their number. */
function fill(line: number): number {
	let written = 0;
	for (const size of [4096, 64, 1]) {
		try {
			for (;;) written += writeSync(line, Buffer.alloc(size));
		} catch {
			// full for that many (EAGAIN)
		}
	}

	return written;
}

function has(text: string, what: string | RegExp): boolean {
	return typeof what === 'string' ? text.includes(what) : what.test(text);
}

/** Whether the terminal passes keys on one by one; `stty` asks the kernel for the other side of the pty. */
async function isRaw(program: pty.IPty): Promise<boolean> {
	const {ptsName} = program as unknown as {readonly ptsName: string};
	return new Promise(resolve => {
		execFile('stty', ['-a', '-F', ptsName], (error, stdout) => {
			resolve(!error && stdout.includes('-icanon'));
		});
	});
}
