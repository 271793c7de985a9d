import type {PolicyDocument} from './policy.js';
import {fieldPath} from './value/path.js';
import {isMapping, sameValue, type Mapping, type Value} from './value/value.js';

/** One field that differs between two documents; undefined where it is not there. Lists are compared as a whole. */
export type Change = {readonly path: string; readonly before: Value | undefined; readonly after: Value | undefined};

/** Every field that differs, sorted by path, mappings field by field. Empty when the documents say the same. */
export function policyDiff(before: PolicyDocument, after: PolicyDocument): readonly Change[] {
	return changes({...before}, {...after}, '').toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function changes(before: Value | undefined, after: Value | undefined, path: string): readonly Change[] {
	if (sameValue(before, after) && (before === undefined) === (after === undefined)) return [];
	if (!inside(before, after)) return [{path, before, after}];
	const [old, next] = [isMapping(before) ? before : {}, isMapping(after) ? after : {}];
	return [...new Set([...Object.keys(old), ...Object.keys(next)])].flatMap(key =>
		changes(own(old, key), own(next, key), fieldPath(path, key)),
	);
}

/** Whether the difference is one of fields: not when a mapping comes or goes empty, or meets something else. */
function inside(before: Value | undefined, after: Value | undefined): boolean {
	if (before === undefined) return filled(after);
	if (after === undefined) return filled(before);
	return isMapping(before) && isMapping(after) && (filled(before) || filled(after));
}

function filled(value: Value | undefined): boolean {
	return isMapping(value) && Object.keys(value).length > 0;
}

function own(mapping: Mapping, key: string): Value | undefined {
	return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}
