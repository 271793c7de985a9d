import type {Answer} from './prompts.js';

/** A line typed without being shown, in raw mode: backspace, Ctrl-U, Ctrl-W work; Ctrl-C and Ctrl-D end it. */
export class HiddenLine {
	#text = '';

	/** Takes what was typed; gives the answer once the line is complete, and what was typed beyond it. */
	take(typed: string): {readonly answer: Answer; readonly rest: string} | undefined {
		// Escape sequences (arrows, paste brackets) are no characters of a password.
		const text = typed.replaceAll(/\u001B(?:\[[\d;?]*[ -/]*[@-~]|O.)/g, '');
		let at = 0;
		for (const character of text) {
			at += character.length;
			const answer = this.#key(character);
			if (answer !== undefined) return {answer, rest: text.slice(at).replace(character === '\r' ? /^\n/ : /^$/, '')};
		}

		return undefined;
	}

	#key(character: string): Answer | undefined {
		switch (character) {
			case '\r':
			case '\n':
				return {kind: 'text', text: this.#text};
			case '\u0003':
				return {kind: 'interrupted'};
			case '\u0004':
				return this.#text === '' ? {kind: 'closed'} : undefined;
			case '\u007F':
			case '\b':
				this.#text = this.#text.replace(/.$/su, '');
				return undefined;
			case '\u0015':
			case '\u0017':
				this.#text = '';
				return undefined;
			default:
				if (character >= ' ' && this.#text.length < longest) this.#text += character;
				return undefined;
		}
	}
}

/** More than a password may have. */
const longest = 4096;
