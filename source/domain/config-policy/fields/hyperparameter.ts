import {isMapping, type Mapping, type Value} from '../value/value.js';
import {number, whole, wholeRecord, type Kind, type RecordKind} from './kind.js';

/** The words a hyperparameter's `type` may be. */
export const hyperparameterTypes = ['const', 'int', 'double', 'log', 'categorical'] as const;

/**
 * The kind of a hyperparameter, by its value: a mapping with a `type` is one of five, a mapping without is a group of
 * further ones, everything else is a constant, null too. Undefined for a type that does not exist.
 */
export function hyperparameterKind(value: Value): Kind | undefined {
	if (!isMapping(value)) return {type: 'free'};
	if (!isTyped(value)) return {type: 'map', value: {type: 'hyperparameter'}};
	const word = hyperparameterTypes.find(each => each === value['type']);
	return word && kinds[word];
}

/** True for a group of hyperparameters, the only thing that is merged inside. */
export function isGroup(value: Value | undefined): boolean {
	return isMapping(value) && !isTyped(value);
}

function isTyped(value: Mapping): boolean {
	return Object.hasOwn(value, 'type');
}

const interval = (bound: Kind): RecordKind =>
	wholeRecord({count: whole, maxval: bound, minval: bound, type: {type: 'text'}}, ['minval', 'maxval']);

const kinds: Readonly<Record<(typeof hyperparameterTypes)[number], RecordKind>> = {
	const: wholeRecord({type: {type: 'text'}, val: {type: 'free'}}),
	int: interval(whole),
	double: interval(number),
	log: wholeRecord({...interval(number).fields, base: number}, ['minval', 'maxval', 'base']),
	categorical: wholeRecord({type: {type: 'text'}, vals: {type: 'list', item: {type: 'free'}, merge: 'replace'}}, [
		'vals',
	]),
};
