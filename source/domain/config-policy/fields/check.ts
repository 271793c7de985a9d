import type {SourceNode} from '../parse/source-node.js';
import type {Complaint} from '../policy.js';
import {fieldPath} from '../value/path.js';
import {isList, isMapping, type Value} from '../value/value.js';
import {checkLogPolicies} from './check-log-policies.js';
import {hyperparameterKind, hyperparameterTypes} from './hyperparameter.js';
import type {Fields, Kind, RecordKind, UnionKind} from './kind.js';
import {allowedText, shapeText} from './words.js';

/** Takes a complaint about a node; the message is a clause, without the prefix of the document. */
export type Report = (node: SourceNode, path: string, message: string, at?: 'key') => void;

/**
 * Every way in which a tree is not of a kind, as the product's decoder sees it: unknown fields and wrong types at every
 * level, but neither ranges nor missing parts, which matter only at a launch. Where a list entry lacks what it is merged
 * by, the product would go wrong later; that is a complaint, too.
 */
export function checkKind(kind: Kind, root: SourceNode, rootPath = ''): readonly Complaint[] {
	const complaints: Complaint[] = [];
	check(kind, root, rootPath, (node, path, message, at) => {
		const {line, column} = at === 'key' ? node.keyAt : node.at;
		complaints.push({path, line, column, message});
	});
	return complaints;
}

/** Checks one node and what is in it. */
function check(kind: Kind, node: SourceNode, path: string, report: Report): void {
	if (kind.type === 'hyperparameter') checkHyperparameter(node, path, report);
	else if (node.value === null || kind.type === 'free') return;
	else if (kind.type === 'either') checkEither(kind, node, path, report);
	else if (!fits(kind, node.value)) report(node, path, wrongType(path, node.value, kind));
	else if (kind.type === 'record') checkRecord(kind, node, path, report);
	else if (kind.type === 'union') checkUnion(kind, node, path, report);
	else if (kind.type === 'pod') checkFields(podFields, node, path, report);
	else if (kind.type === 'map') {
		for (const [key, field] of node.fields) check(kind.value, field, fieldPath(path, key), report);
	} else if (kind.type === 'list') checkList(kind, node, path, report);
}

/** Complains about every field that is not among those, and checks the ones that are. */
function checkFields(fields: Fields, node: SourceNode, path: string, report: Report): void {
	for (const [key, field] of node.fields) {
		const kind = Object.hasOwn(fields, key) ? fields[key] : undefined;
		if (kind) check(kind, field, fieldPath(path, key), report);
		else report(field, fieldPath(path, key), unknownField(key, path, Object.keys(fields)), 'key');
	}
}

/** The sentence about a value of a wrong type. */
function wrongType(path: string, value: Value, kind: Kind): string {
	const quotes = kind.type === 'text' && (typeof value === 'number' || typeof value === 'boolean');
	const hint = quotes ? ` (put it in quotes: '${value}')` : '';
	return `json: cannot use ${shapeText(value)} as ${path || 'the document'}: allowed is ${allowedText(kind)}${hint}`;
}

/** Whether a value has the shape of a kind; what is inside is not looked at. */
function fits(kind: Kind, value: Value): boolean {
	switch (kind.type) {
		case 'text':
			if (typeof value !== 'string') return false;
			return (kind.values?.includes(value) ?? true) && (kind.pattern?.test(value) ?? true);
		case 'whole':
			return (
				Number.isSafeInteger(value) &&
				Number(value) >= (kind.min ?? -Infinity) &&
				Number(value) <= (kind.max ?? Infinity)
			);
		case 'number':
		case 'boolean':
			return typeof value === kind.type;
		case 'list':
			return isList(value);
		default:
			return isMapping(value);
	}
}

function checkEither(kind: Extract<Kind, {type: 'either'}>, node: SourceNode, path: string, report: Report): void {
	const option =
		kind.options.find(each => fits(each, node.value)) ?? kind.options.find(each => shapeOf(each) === typeof node.value);
	if (option) check(option, node, path, report);
	else report(node, path, wrongType(path, node.value, kind));
}

/** The `typeof` of a kind's values, so that a complaint is about the form that was meant. */
function shapeOf(kind: Kind): string {
	return kind.type === 'text' ? 'string' : kind.type === 'whole' ? 'number' : kind.type;
}

function checkRecord(kind: RecordKind, node: SourceNode, path: string, report: Report): void {
	checkFields(kind.fields, node, path, report);
	for (const name of kind.required ?? []) {
		const missing = (node.fields.get(name)?.value ?? null) === null;
		if (missing) report(node, path, `${path} needs the field "${name}": allowed is ${allowedText(kind)}`);
	}

	const given = [...node.fields.values()].filter(field => field.value !== null).length;
	if (kind.single && given !== 1) report(node, path, `invalid length: ${path} must be ${allowedText(kind)}`);
}

function checkUnion(kind: UnionKind, node: SourceNode, path: string, report: Report): void {
	const tag = node.fields.get(kind.tag);
	const name = tag?.value ?? undefined;
	const words = Object.keys(kind.variants);
	const variant = typeof name === 'string' && words.includes(name) ? kind.variants[name] : undefined;
	if (tag && name !== undefined && !variant) {
		const shown = typeof name === 'string' ? JSON.stringify(name) : shapeText(name);
		report(tag, fieldPath(path, kind.tag), `unexpected ${kind.tag}: ${shown}: allowed is one of ${words.join(', ')}`);
		return;
	}

	const tagKind: Kind = {type: 'text', values: words};
	checkFields({[kind.tag]: tagKind, ...kind.common, ...variant}, node, path, report);
}

function checkList(kind: Extract<Kind, {type: 'list'}>, node: SourceNode, path: string, report: Report): void {
	for (const [index, item] of node.items.entries()) {
		const itemPath = fieldPath(path, index);
		if (item.value === null && kind.item.type !== 'free') report(item, itemPath, wrongType(itemPath, null, kind.item));
		else check(kind.item, item, itemPath, report);
	}

	if (kind.merge === 'log-policies') checkLogPolicies(node, path, report);
}

function checkHyperparameter(node: SourceNode, path: string, report: Report): void {
	const kind = hyperparameterKind(node.value);
	if (kind) check(kind, node, path, report);
	else
		report(
			node.fields.get('type') ?? node,
			fieldPath(path, 'type'),
			`unexpected type: allowed is one of ${hyperparameterTypes.join(', ')}, or no "type" for a group`,
		);
}

function unknownField(key: string, parent: string, names: readonly string[]): string {
	const where = parent === '' ? 'allowed' : `allowed in ${parent}`;
	const isNot = names.find(name => name.toLowerCase() === key.toLowerCase());
	const hint = isNot === undefined ? '' : ` (it is spelt ${isNot})`;
	return `json: unknown field ${JSON.stringify(key)}${hint}: ${where}: ${names.toSorted().join(', ')}`;
}

const podFields: Fields = {
	apiVersion: {type: 'text'},
	kind: {type: 'text'},
	metadata: {type: 'free'},
	spec: {type: 'free'},
	status: {type: 'free'},
};
