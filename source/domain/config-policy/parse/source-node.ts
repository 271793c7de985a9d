import type {Place} from '../../yaml/place.js';
import type {Value} from '../value/value.js';

/** A value together with the place it has in the text, and the same for everything in it. */
export type SourceNode = {
	readonly value: Value;
	/** Where the value begins. */
	readonly at: Place;
	/** Where its key begins; the same as `at` for list items and the document. */
	readonly keyAt: Place;
	/** The fields of a mapping, in the order written; empty for everything else. */
	readonly fields: ReadonlyMap<string, SourceNode>;
	/** The items of a list; empty for everything else. */
	readonly items: readonly SourceNode[];
};

/** The node under a path of keys, or undefined. */
export function nodeAt(node: SourceNode | undefined, ...keys: readonly string[]): SourceNode | undefined {
	return keys.reduce<SourceNode | undefined>((inner, key) => inner?.fields.get(key), node);
}
