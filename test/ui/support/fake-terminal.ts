import {PassThrough} from 'node:stream';
import type {KeyEvent} from '../../../source/ui/keys/decode.js';
import {KeyStdin, type KeyRoute, type KeyStdinOptions} from '../../../source/ui/keys/keyboard.js';

/** A terminal's stdin as far as the console uses it. */
export class FakeTerminal extends PassThrough {
	readonly modes: boolean[] = [];

	setRawMode(on: boolean): this {
		this.modes.push(on);
		return this;
	}

	ref(): this {
		return this;
	}

	unref(): this {
		return this;
	}
}

let opened: KeyStdin | undefined;

/** To be called after each test. */
export function closeKeyboard(): void {
	opened?.setRawMode(false);
}

/** A keyboard whose router records what it gets and answers as `answer` says. */
export function openKeyboard(answer: (event: KeyEvent) => KeyRoute = () => 'done', options: KeyStdinOptions = {}) {
	const terminal = new FakeTerminal();
	const keys = new KeyStdin(terminal as unknown as NodeJS.ReadStream, options);
	const seen: string[] = [];
	const typed: string[] = [];
	keys.route(event => {
		seen.push(event.kind === 'key' ? event.name : `${event.kind} ${event.text}`);
		return answer(event);
	});
	keys.on('readable', () => {
		let chunk: unknown;
		while ((chunk = keys.read()) !== null) typed.push(chunk as string);
	});
	keys.setRawMode(true);
	opened = keys;
	return {terminal, keys, seen, typed};
}
