/** The rows that were marked, by record id, and the one that was marked last. */
export type Marks = {readonly ids: ReadonlySet<string>; readonly last: string};

export const noMarks: Marks = {ids: new Set(), last: ''};

/** Marks a row, or takes its mark away. */
export function toggleMark({ids, last}: Marks, id: string): Marks {
	if (!ids.has(id)) return {ids: new Set([...ids, id]), last: id};
	return {ids: new Set([...ids].filter(each => each !== id)), last: last === id ? '' : last};
}

/** Marks every row from the one marked last to this one, in the order on the screen. */
export function markRange({ids, last}: Marks, shown: readonly string[], id: string): Marks {
	const from = shown.indexOf(last);
	const to = shown.indexOf(id);
	const range = from === -1 ? [id] : shown.slice(Math.min(from, to), Math.max(from, to) + 1);
	return {ids: new Set([...ids, ...range]), last: id};
}

/** Marks all rows on the list; takes their marks away when all have one. Rows a filter hides stay as they are. */
export function markAll({ids, last}: Marks, shown: readonly string[]): Marks {
	if (!shown.every(id => ids.has(id))) return {ids: new Set([...ids, ...shown]), last};
	return keepMarks({ids, last}, [...ids].filter(notIn(shown)));
}

/** The marks of these rows only. */
export function keepMarks({ids, last}: Marks, kept: readonly string[]): Marks {
	const left = new Set(kept.filter(id => ids.has(id)));
	return {ids: left, last: left.has(last) ? last : ''};
}

function notIn(ids: readonly string[]): (id: string) => boolean {
	const set = new Set(ids);
	return id => !set.has(id);
}
