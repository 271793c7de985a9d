import * as fc from 'fast-check';
import {experimentFields} from '../../../source/domain/config-policy/fields/experiment.js';
import type {Fields, Kind} from '../../../source/domain/config-policy/fields/kind.js';
import type {Value} from '../../../source/domain/config-policy/value/value.js';

/** Text that YAML might take for something else, and any other. */
export const awkwardText: fc.Arbitrary<string> = fc.oneof(
	fc.constantFrom(
		'',
		'yes',
		'Off',
		'null',
		'~',
		'010',
		'1e3',
		'1:30',
		'2001-01-01',
		'<<',
		'- a',
		'a: b',
		'# x',
		'*a',
		'&a',
		'!t',
		'%x',
		'|',
		'>',
		"it's",
		'"',
		'\\',
		'=',
		'.inf',
		'0x1',
		'1_0',
		' x ',
		'a\nb',
		'\n',
		'a\n\n',
		'\t',
		'{',
		'[',
		'__proto__',
		'constructor',
	),
	fc.string({maxLength: 8}),
	fc.string({maxLength: 5, unit: 'grapheme'}),
);

/** Any value of JSON, without what the reader refuses (control characters) and minus zero, which JSON has not. */
export const anyValue: fc.Arbitrary<Value> = fc.letrec<{value: Value}>(tie => ({
	value: fc.oneof(
		{maxDepth: 4, withCrossShrink: true},
		fc.constant(null),
		fc.boolean(),
		fc.integer(),
		fc.double({noNaN: true, noDefaultInfinity: true}).map(number => (number === 0 ? 0 : number)),
		awkwardText,
		fc.array(tie('value'), {maxLength: 4}),
		fc.dictionary(awkwardText, tie('value'), {maxKeys: 4, noNullPrototype: true}),
	),
})).value;

/** A valid value of a kind; now and then null, which is a field that is not set. */
export function valueOf(kind: Kind): fc.Arbitrary<Value> {
	switch (kind.type) {
		case 'text':
			if (kind.values) return fc.constantFrom(...kind.values);
			return kind.pattern ? fc.constantFrom('/a:/b', '/a:/b:rw') : awkwardText;
		case 'whole':
			return fc.integer({min: kind.min ?? -1000, max: kind.max ?? 1000});
		case 'number':
			return fc.double({noNaN: true, noDefaultInfinity: true}).map(number => (number === 0 ? 0 : number));
		case 'boolean':
			return fc.boolean();
		case 'free':
			return anyValue;
		case 'pod':
			return fc.dictionary(fc.constantFrom('metadata', 'spec'), anyValue, {noNullPrototype: true});
		case 'list':
			return kind.merge === 'log-policies' ? logPolicies : fc.array(valueOf(kind.item), {maxLength: 3});
		case 'map':
			return fc.dictionary(awkwardText, valueOf(kind.value), {maxKeys: 3, noNullPrototype: true});
		case 'either':
			return fc.oneof(...kind.options.map(valueOf));
		case 'hyperparameter':
			return fc.constantFrom<Value>(null, 1, 'x', [1], {a: {b: 1}}, {type: 'int', minval: 1, maxval: 2}, {});
		case 'record':
			return kind.single ? one(kind.fields) : fields(kind.fields, kind.required);
		case 'union':
			return fc
				.constantFrom(...Object.entries(kind.variants))
				.chain(([name, variant]) =>
					fields({...kind.common, ...variant}).map((value): Value => ({...(value as object), [kind.tag]: name})),
				);
	}
}

/** A policy document that is valid for experiments, but for conflicts of its two parts. */
export const anyPolicy: fc.Arbitrary<Value> = fields({
	invariant_config: {type: 'record', fields: experimentFields, merge: 'fields'},
	constraints: {
		type: 'record',
		fields: {
			priority_limit: {type: 'whole'},
			resources: {type: 'record', fields: {max_slots: {type: 'whole'}}, merge: 'fields'},
		},
		merge: 'fields',
	},
});

const logPolicies: fc.Arbitrary<Value> = fc
	.uniqueArray(awkwardText, {maxLength: 3})
	.map(names => names.map(name => ({name, pattern: 'x'})));

/** A few of the fields, all of the required ones. */
function fields(table: Fields, required: readonly string[] = []): fc.Arbitrary<Value> {
	return fc.shuffledSubarray(Object.keys(table), {maxLength: Math.min(4, Object.keys(table).length)}).chain(chosen => {
		const names = [...new Set([...chosen, ...required])];
		const model = names.map(name => [
			name,
			required.includes(name) ? valueOf(table[name]!) : fc.option(valueOf(table[name]!), {freq: 9}),
		]);
		return fc.record(Object.fromEntries(model) as Record<string, fc.Arbitrary<Value>>, {noNullPrototype: true});
	});
}

function one(table: Fields): fc.Arbitrary<Value> {
	return fc
		.constantFrom(...Object.entries(table))
		.chain(([name, kind]) => valueOf(kind).map((value): Value => ({[name]: value})));
}
