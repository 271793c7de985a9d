import type {Random} from '../support/seed.js';

/** A body of a file of the store as JSON text, and whether it must be refused. */
export type Mutant = {readonly name: string; readonly text: string; readonly refuse: boolean};

type Node = {readonly holder: Record<string, unknown>; readonly key: string};

const wrongValues: ReadonlyArray<readonly [string, unknown]> = [
	['an object', {}],
	['a list', [1]],
	['a number below 0', -1],
	['half a number', 0.5],
	['a number past 2^53', 9_007_199_254_740_992],
	['a text of a megabyte', 'x'.repeat(1_000_001)],
];
/** Replaces a marker that stands in the JSON as a text: what `JSON.stringify` cannot say. */
const rawValues: ReadonlyArray<readonly [string, string]> = [
	['minus zero', '-0'],
	['a number with an exponent', '1e3'],
	['a number that overflows', '1e999'],
	['a number of 400 digits', '9'.repeat(400)],
	['not a number', 'NaN'],
	['a value 10,000 deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
	['a prototype', '{"__proto__":{"admin":true}}'],
];
const foreignKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '', 'extra'];

/** One random change of a sound document: in a value, in a key, or in the text itself. */
export function mutate(document: object, random: Random): Mutant {
	const copy = structuredClone(document) as Record<string, unknown>;
	const nodes = nodesOf(copy);
	const {holder, key} = nodes[random.below(nodes.length)]!;
	const value = holder[key];
	switch (random.below(6)) {
		case 0: {
			// Another type at the same place: what is of the same one might be as good.
			const [name, wrong] = wrongValues[random.below(wrongValues.length)]!;
			const fits = typeof wrong === typeof value ? (typeof value === 'boolean' ? 'yes' : true) : wrong;
			holder[key] = fits;
			return {name: `${name} for ${key}`, text: JSON.stringify(copy), refuse: true};
		}
		case 1: {
			const [name, raw] = rawValues[random.below(rawValues.length)]!;
			holder[key] = '\u0001raw';
			return {name: `${name} for ${key}`, text: JSON.stringify(copy).replace('"\\u0001raw"', raw), refuse: true};
		}
		case 2:
			delete holder[key];
			return {name: `${key} left out`, text: JSON.stringify(copy), refuse: !optional.has(key)};
		case 3: {
			// A key twice in one object: which of them holds is each parser's own opinion.
			const json = JSON.stringify(copy);
			const twice = `"${key}":`;
			const at = json.indexOf(twice);
			if (at === -1) return {name: `nothing changed`, text: json, refuse: false};
			return {name: `${key} twice`, text: `${json.slice(0, at)}${twice}null,${json.slice(at)}`, refuse: true};
		}
		case 4: {
			// A field nobody knows: of a later version, so it is kept; but never one that reaches a prototype.
			const name = foreignKeys[random.below(foreignKeys.length)]!;
			const text = JSON.stringify(copy).replace('{', `{${JSON.stringify(name)}:{"polluted":true},`);
			return {name: `a field ${name}`, text, refuse: name === '__proto__'};
		}
		default: {
			const json = JSON.stringify(copy);
			const at = random.below(json.length);
			return {
				name: `white space at ${at}`,
				text: `${json.slice(0, at)} ${json.slice(at)}`,
				refuse: !inString(json, at),
			};
		}
	}
}

const optional = new Set(['boundTo', 'clockHighWater', 'clockSetBack', 'failures', 'terminals', 'toldAt', 'ids']);

/** Whether the place lies within a text, where a space is only another text. */
function inString(json: string, at: number): boolean {
	let inside = false;
	for (let index = 0; index < at; index++) {
		if (json[index] === '\\') index++;
		else if (json[index] === '"') inside = !inside;
	}

	return inside;
}

function nodesOf(value: unknown): Node[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.keys(value).flatMap(key => {
		const holder = value as Record<string, unknown>;
		return [...(Array.isArray(value) ? [] : [{holder, key}]), ...nodesOf(holder[key])];
	});
}
