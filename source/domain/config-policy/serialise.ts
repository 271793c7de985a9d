import {Document, isScalar, Scalar, visit, type Tags} from 'yaml';
import type {PolicyDocument} from './policy.js';
import {isList, isMapping, type Value} from './value/value.js';

/**
 * A document as YAML, as the command line prints it: block style, keys sorted, `{}` when nothing is set, one line end at
 * the end. What a reader of YAML 1.1 would take for something else than text is quoted. Reading it gives the same value.
 */
export function toYaml(value: PolicyDocument | Value): string {
	const document = new Document(value, {
		version: '1.1',
		aliasDuplicateObjects: false,
		customTags: withoutMerge,
		sortMapEntries: true,
	});
	visit(document, {
		Pair(_, {key}) {
			// Bare, it would be a merge key to the reader.
			if (isScalar(key) && key.value === '<<') key.type = Scalar.QUOTE_SINGLE;
		},
	});
	return document.toString({indentSeq: false, lineWidth: 0, singleQuote: true});
}

/** A document as JSON, as the command line prints it: keys sorted, two spaces, one line end at the end. */
export function toJson(value: PolicyDocument | Value): string {
	return `${JSON.stringify(value, sortedKeys, 2)}\n`;
}

function withoutMerge(tags: Tags): Tags {
	return tags.filter(tag => typeof tag === 'string' || !tag.tag.endsWith(':merge'));
}

function sortedKeys(_: string, value: Value): Value {
	if (isList(value) || !isMapping(value)) return value;
	return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
