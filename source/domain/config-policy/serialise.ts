import {Document, Scalar, visit, type ScalarTag, type Tags} from 'yaml';
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
		customTags: writtenTags,
		sortMapEntries: true,
	});
	visit(document, {
		Scalar(_, node) {
			// Bare, they would be a merge key and a default value to readers.
			if (node.value === '<<' || node.value === '=') node.type = Scalar.QUOTE_SINGLE;
		},
	});
	return document.toString({indentSeq: false, lineWidth: 0, singleQuote: true});
}

/** A document as JSON, as the command line prints it: keys sorted, two spaces, one line end at the end. */
export function toJson(value: PolicyDocument | Value): string {
	return `${JSON.stringify(value, sortedKeys, 2)}\n`;
}

function writtenTags(tags: Tags): Tags {
	return [exponent, ...tags.filter(tag => typeof tag === 'string' || !tag.tag.endsWith(':merge'))];
}

/** `1.0e-7`: without the point, some readers of YAML 1.1 take it for text. */
const exponent: ScalarTag = {
	tag: 'tag:yaml.org,2002:float',
	default: true,
	// Matches nothing; but only tags with a test are asked when several know a value.
	test: /(?!)/,
	identify: value => typeof value === 'number' && /^-?\de/.test(String(value)),
	resolve: text => text,
	stringify: ({value}) => String(value).replace('e', '.0e'),
};

function sortedKeys(_: string, value: Value): Value {
	if (isList(value) || !isMapping(value)) return value;
	return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
