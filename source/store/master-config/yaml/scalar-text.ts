import {isMap, isScalar, isSeq, type ParsedNode} from 'yaml';
import {largestId} from '../../../domain/agent-user.js';
import {yamlName} from '../../../domain/default-task.js';

/** What a value of the block says: nothing, a usable value, or something wrong, in words. */
export type Reading<T> =
	| {readonly kind: 'nothing'}
	| {readonly kind: 'value'; readonly value: T}
	| {readonly kind: 'wrong'; readonly why: string};

/** Reads a uid or gid: decimal digits only, quoted or not, 0…2147483647 (R30: no sign, 0x, exponent, octal). */
export function readId(node: ParsedNode | undefined): Reading<number> {
	const text = textOf(node);
	if (text.kind !== 'value') return text;
	const id = /^(?:0|[1-9]\d{0,9})$/.test(text.value) ? Number(text.value) : Number.NaN;
	if (id <= largestId) return {kind: 'value', value: id};
	return {kind: 'wrong', why: `is ${quoted(text.value)}, not a whole number from 0 to ${largestId}`};
}

/** Reads a name. Bare words that a YAML 1.1 reader takes for something else (`yes`, `12:30`) are wrong, as is an empty one. */
export function readName(node: ParsedNode | undefined): Reading<string> {
	const text = textOf(node);
	if (text.kind !== 'value') return text;
	if (text.value === '') return {kind: 'wrong', why: 'is empty'};
	if (/\p{Cc}/u.test(text.value)) return {kind: 'wrong', why: 'holds a control character'};
	if (isScalar(node) && node.type === 'PLAIN' && readOtherwise(text.value)) {
		return {kind: 'wrong', why: `is ${quoted(text.value)}, which is not read as a name; put it in quotes`};
	}

	return text;
}

/** Writes a value the way a YAML 1.1 reader understands, in the quotes the old one had. */
export function writeScalar(value: string | number, old?: ParsedNode | null): string {
	const type = isScalar(old) ? old.type : undefined;
	const text = String(value);
	if (type === 'QUOTE_DOUBLE') return JSON.stringify(text);
	if (type === 'QUOTE_SINGLE') return `'${text.replaceAll("'", "''")}'`;
	return typeof value === 'number' ? text : yamlName(text);
}

function textOf(node: ParsedNode | undefined): Reading<string> {
	if (!node) return {kind: 'nothing'};
	if (isMap(node)) return {kind: 'wrong', why: 'is a mapping, not a value'};
	if (isSeq(node)) return {kind: 'wrong', why: 'is a list, not a value'};
	if (!isScalar(node)) return {kind: 'wrong', why: 'is an alias'};
	if (node.tag) return {kind: 'wrong', why: `has a tag (${node.tag})`};
	if (node.value === null) return {kind: 'nothing'};
	return {kind: 'value', value: node.source};
}

/** Bare words YAML 1.1 reads as booleans, null, numbers, times or dates. */
function readOtherwise(text: string): boolean {
	return (
		/^(?:y|yes|n|no|on|off|true|false|null|~|=|<<)$/i.test(text) ||
		/^[-+]?\.?\d/.test(text) ||
		/^[-+]?\.(?:inf|nan)$/i.test(text)
	);
}

function quoted(text: string): string {
	return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
