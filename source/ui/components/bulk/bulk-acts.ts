import type {Act} from '../../keys/layers.js';

/** The acts of the row under the cursor, those on marked rows standing in the place of theirs with the same key. */
export function insteadOf(single: readonly Act[], bulk: readonly Act[]): readonly Act[] {
	const taken = new Set(bulk.map(({id}) => id));
	return [...single.filter(({id}) => !taken.has(id)), ...bulk];
}
