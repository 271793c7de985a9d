/** The words most like one that was mistyped, best first: at most `most` of them, none that is altogether different. */
export function nearest(word: string, words: readonly string[], most = 3): readonly string[] {
	const wanted = word.toLowerCase();
	return words
		.map(each => ({each, distance: edits(wanted, each.toLowerCase())}))
		.filter(({each, distance}) => distance <= Math.max(1, Math.floor(Math.min(each.length, wanted.length) / 2.5)))
		.toSorted((a, b) => a.distance - b.distance)
		.slice(0, most)
		.map(({each}) => each);
}

/** How many letters have to be put in, taken out, replaced or swapped to make one word of the other. */
function edits(a: string, b: string): number {
	// Far longer than any name: the table grows with the product of both.
	if (Math.abs(a.length - b.length) > 8 || a.length > 80 || b.length > 80) return Infinity;
	let before: readonly number[] = [];
	let last: readonly number[] = Array.from({length: b.length + 1}, (_, at) => at);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			row.push(
				Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1), swapped ? before[j - 2]! + 1 : Infinity),
			);
		}

		before = last;
		last = row;
	}

	return last[b.length]!;
}
