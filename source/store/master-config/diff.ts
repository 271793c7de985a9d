/** One line of a diff: kept, added or removed; `text` without its line end. */
export type DiffLine = {readonly kind: ' ' | '+' | '-'; readonly text: string};

/** Lines of context around a change. */
const context = 3;

/** Beyond this many lines on both sides of a change the exact match is not worth its time. */
const largestMiddle = 400;

/**
 * The lines that differ between two texts with three lines around them, as one hunk: edits of master.yaml touch one
 * section only. Empty when no line differs. Values of keys named like secrets are masked as the product masks them.
 */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
	const old = linesOf(before);
	const next = linesOf(after);
	let head = 0;
	while (head < old.length && head < next.length && old[head] === next[head]) head += 1;
	let tail = 0;
	const shorter = Math.min(old.length, next.length) - head;
	while (tail < shorter && old.at(-1 - tail) === next.at(-1 - tail)) tail += 1;
	const middle = middleDiff(old.slice(head, old.length - tail), next.slice(head, next.length - tail));
	if (middle.length === 0) return [];
	const kept = (lines: readonly string[]) => lines.map((text): DiffLine => ({kind: ' ', text}));
	return [
		...kept(old.slice(Math.max(0, head - context), head)),
		...middle,
		...kept(old.slice(old.length - tail, old.length - tail + context)),
	].map(line => ({...line, text: maskSecret(line.text)}));
}

/** The lines without their ends, so that a last line that gains one is no change to show. */
function linesOf(text: string): readonly string[] {
	const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
	return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Longest common subsequence of the lines that differ at all: a few, so the square of their number is nothing. */
function middleDiff(old: readonly string[], next: readonly string[]): readonly DiffLine[] {
	if (old.length > largestMiddle || next.length > largestMiddle) {
		return [...old.map((text): DiffLine => ({kind: '-', text})), ...next.map((text): DiffLine => ({kind: '+', text}))];
	}

	const length = old.map(() => [...next.map(() => 0), 0]).concat([[...next.map(() => 0), 0]]);
	const at = (i: number, j: number) => length[i]![j]!;
	for (let i = old.length - 1; i >= 0; i--) {
		for (let j = next.length - 1; j >= 0; j--) {
			length[i]![j] = old[i] === next[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
		}
	}

	const lines: DiffLine[] = [];
	let i = 0;
	let j = 0;
	while (i < old.length || j < next.length) {
		if (i < old.length && j < next.length && old[i] === next[j]) {
			lines.push({kind: ' ', text: old[i]!});
			i += 1;
			j += 1;
		} else if (j === next.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
			lines.push({kind: '-', text: old[i]!});
			i += 1;
		} else {
			lines.push({kind: '+', text: next[j]!});
			j += 1;
		}
	}

	return lines;
}

/** `initial_user_password: ********`: a diff goes to screens and logs, a secret must not (R24). To the end of the line, to be safe. */
export function maskSecret(text: string): string {
	return text.replace(/(\w*(?:password|secret|token|_key)["']?\s*:\s*)[^\s#].*$/i, '$1********');
}
