import {isMap} from 'yaml';
import {placeOf} from '../../domain/yaml/place.js';
import {maskSecret} from './diff.js';
import {ownPair, type YamlPair} from './yaml/find-pair.js';
import {parseYaml} from './yaml/yaml-document.js';

/** A line of a file as it stands there, numbered from 1, without its end. */
export type FileLine = {readonly line: number; readonly text: string};

/** A block longer than this is no block of four keys; the rest is not shown. */
const mostLines = 24;

/**
 * The lines of a master.yaml that hold `security.default_task`, with the line of `security:` before them. Empty when it
 * is not written there (or comes in by an alias or a merge key), or when the text cannot be parsed. Secrets are masked.
 */
export function defaultTaskLines(text: string): readonly FileLine[] {
	const parsed = parseYaml(text, '');
	const root = parsed.ok ? parsed.value.root : undefined;
	const security = isMap(root) ? ownPair(root, 'security') : undefined;
	const block = isMap(security?.value) ? ownPair(security.value, 'default_task') : undefined;
	if (!security || !block) return [];
	const [first, last] = linesOf(text, block);
	const [head] = linesOf(text, security);
	const numbers = Array.from({length: Math.min(last - first + 1, mostLines)}, (_, index) => first + index);
	const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
	return [...new Set([head, ...numbers])].map(line => ({line, text: maskSecret(lines[line - 1] ?? '')}));
}

/** The first and the last line of a pair, without what follows its value. */
function linesOf(text: string, {key, value}: YamlPair): readonly [first: number, last: number] {
	const end = value?.range[1] ?? key.range[1];
	return [placeOf(text, key.range[0]).line, placeOf(text, Math.max(key.range[0], end - 1)).line];
}
