import {isList, isMapping, type Value} from '../value/value.js';
import type {Kind} from './kind.js';

/** What a field of a kind may be, in words: `a whole number`. */
export function allowedText(kind: Kind): string {
	switch (kind.type) {
		case 'text':
			return kind.values ? `one of ${kind.values.join(', ')}` : (kind.allowed ?? 'text');
		case 'whole':
			return `a whole number${rangeText(kind.min, kind.max)}`;
		case 'number':
			return 'a number';
		case 'boolean':
			return 'true or false';
		case 'list':
			return kind.item.type === 'text'
				? 'a list of texts'
				: kind.item.type === 'whole'
					? 'a list of whole numbers'
					: 'a list';
		case 'either':
			return kind.options.map(allowedText).join(', or ');
		case 'record':
		case 'union':
			return `a mapping with ${namesText(kind)}`;
		case 'map':
		case 'pod':
			return 'a mapping';
		case 'free':
		case 'hyperparameter':
			return 'anything';
	}
}

/** What a value is, in words: `a list`. */
export function shapeText(value: Value): string {
	if (value === null) return 'nothing';
	if (isList(value)) return 'a list';
	if (isMapping(value)) return 'a mapping';
	if (typeof value === 'number') return Number.isSafeInteger(value) ? 'a number' : `the number ${value}`;
	return typeof value === 'boolean' ? `${value} (a boolean)` : 'text';
}

function rangeText(min: number | undefined, max: number | undefined): string {
	if (max !== undefined) return ` from ${min ?? 0} to ${max}`;
	return min === undefined ? '' : `, ${min} or more`;
}

function namesText(kind: Extract<Kind, {type: 'record' | 'union'}>): string {
	if (kind.type === 'union') return `${kind.tag}, one of ${Object.keys(kind.variants).join(', ')}`;
	const names = Object.keys(kind.fields).join(', ');
	return kind.single ? `exactly one of ${names}` : names;
}
