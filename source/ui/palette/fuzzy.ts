/** How well a text matches what was typed, and which of its characters (UTF-16 units) did. */
export type Match = {readonly score: number; readonly at: readonly number[]};

/** Matches every word of the query somewhere in the text, ignoring case; undefined when one of them is not there. */
export function fuzzy(query: string, text: string): Match | undefined {
	const lower = text.toLowerCase();
	// Some letters grow when they are made small, and every place after them would be wrong.
	const searched = lower.length === text.length ? lower : text;
	let at: readonly number[] = [];
	let score = -text.length / 100;
	for (const word of query.toLowerCase().split(/\s+/u)) {
		if (word === '') continue;
		const found = findWord(word, searched);
		if (found === undefined) return undefined;
		score += found.score;
		at = at.length === 0 ? found.at : [...at, ...found.at];
	}

	return {score, at};
}

type Found = {readonly score: number; readonly at: readonly number[]};

// A word that begins like it, else one that holds it, else its letters one after the other.
function findWord(word: string, text: string): Found | undefined {
	let inside = -1;
	for (let from = text.indexOf(word); from !== -1; from = text.indexOf(word, from + 1)) {
		if (isStart(text, from)) return run(from, word.length, from === 0 ? 12 : 10);
		if (inside === -1) inside = from;
	}

	return inside === -1 ? scattered(word, text) : run(inside, word.length, 6);
}

function run(from: number, length: number, score: number): Found {
	const at: number[] = [];
	for (let index = from; index < from + length; index++) at.push(index);
	return {score, at};
}

// `cau` finds "Create a user", `dactv` "Deactivate": a letter follows the one before in its word or begins another.
function scattered(word: string, text: string): Found | undefined {
	const at: number[] = [];
	let score = 4;
	for (const letter of word) {
		const last = at.at(-1);
		const next = last === undefined ? -1 : inWord(letter, text, last + 1);
		const found = next === -1 ? startWith(letter, text, (last ?? -1) + 1) : next;
		if (found === -1) return undefined;
		if (found !== (last ?? found - 1) + 1) score -= 0.5;
		at.push(found);
	}

	return {score, at};
}

function inWord(letter: string, text: string, from: number): number {
	for (let at = from; at < text.length && !isStart(text, at); at++) if (text[at] === letter) return at;
	return -1;
}

function startWith(letter: string, text: string, from: number): number {
	for (let at = text.indexOf(letter, from); at !== -1; at = text.indexOf(letter, at + 1))
		if (isStart(text, at)) return at;
	return -1;
}

function isStart(text: string, at: number): boolean {
	return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!);
}
