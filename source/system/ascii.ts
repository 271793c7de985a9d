import {graphemesOf} from '../domain/text/graphemes.js';

/**
 * A text for a terminal whose locale is not UTF-8: every character it cannot show is a question mark for each cell it
 * would take, so that columns stay where they are, and one sees that something stands there. Escape sequences stay.
 */
export function asciiOnly(text: string, cellsOf: (character: string) => number = oneCell): string {
	// With the character before: a combining mark belongs to it.
	return text.replaceAll(/\u001B\[[0-?]*[ -/]*[@-~]|[ -~]?[^\0-\u007F]+/g, run =>
		run.startsWith('\u001B')
			? run
			: graphemesOf(run)
					.map(character => shown(character, cellsOf))
					.join(''),
	);
}

function shown(character: string, cellsOf: (character: string) => number): string {
	return character.length === 1 && character <= '~' ? character : '?'.repeat(Math.max(1, cellsOf(character)));
}

function oneCell(): number {
	return 1;
}
