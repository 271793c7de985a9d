import type {Tags} from 'yaml';
import {composeYaml} from '../../yaml/compose-yaml.js';
import {placesIn} from '../../yaml/place.js';
import type {Complaint} from '../policy.js';
import {buildTree} from './build-tree.js';
import type {SourceNode} from './source-node.js';

/** The tree of a text, or the one thing that makes it unreadable. */
export type Parsed =
	{readonly ok: true; readonly root: SourceNode} | {readonly ok: false; readonly complaint: Complaint};

/**
 * Reads YAML or JSON text (JSON is YAML) as the product's own reader does, which is one of YAML 1.1: `yes` is true,
 * `010` is eight; unlike it, nothing is guessed: duplicate keys, several documents, unknown tags are complaints.
 * Takes any text, in less than 200 ms, and never throws. An empty text is null.
 */
export function parseText(text: string): Parsed {
	const place = placesIn(text);
	const refuse = (offset: number, detail: string): Parsed => ({
		ok: false,
		complaint: {path: '', ...place(Math.min(offset, text.length)), message: detail},
	});
	const composed = composeYaml(text, {version: '1.1', schema: 'yaml-1.1', customTags: plainTags});
	if (!composed.ok) return refuse(composed.problem.offset, composed.problem.detail);
	const {document, root} = composed.value;
	const warning = document.warnings[0];
	if (warning) return refuse(warning.pos[0], 'it holds a tag (!…) or directive that means nothing in a configuration');
	const tree = buildTree(root, place);
	return tree.ok ? tree : refuse(tree.problem.offset, tree.problem.detail);
}

/** The product keeps times, dates and numbers to the base of 60 as text; the rest of these does not exist in JSON. */
function plainTags(tags: Tags): Tags {
	const foreign = /:(timestamp|binary|set|omap|pairs)$/;
	return tags.filter(tag => typeof tag === 'string' || (!foreign.test(tag.tag) && tag.format !== 'TIME'));
}
