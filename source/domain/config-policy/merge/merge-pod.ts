import {fieldPath} from '../value/path.js';
import {fieldOf, isList, isMapping, sameValue, type Value} from '../value/value.js';
import type {OverrideLog} from './override.js';
import {isUnset, leaf, mapping, type Owned, type OwnedList} from './owned.js';

/**
 * Two pods by Kubernetes' strategic merge: mappings field by field, the lists below entry by entry, every other list as
 * a whole; the upper one wins.
 */
export function mergePod(upper: Owned, lower: Owned, path: string, log: OverrideLog, name = ''): Owned {
	if (upper.type === 'mapping' && lower.type === 'mapping') {
		const out = new Map(lower.fields);
		for (const [key, over] of upper.fields) {
			const under = lower.fields.get(key);
			if (isUnset(over)) out.set(key, under ?? over);
			else out.set(key, isUnset(under) ? over : mergePod(over, under, fieldPath(path, key), log, key));
		}

		return mapping(out, upper.from);
	}

	const key = entryKeys.get(name);
	if (upper.type === 'list' && lower.type === 'list' && key) return mergeEntries(upper, lower, key, path, log);
	log.replaced(path, upper, lower);
	return upper;
}

/** What the entries of a pod's lists are told apart by. */
const entryKeys: ReadonlyMap<string, string> = new Map([
	['containers', 'name'],
	['env', 'name'],
	['ephemeralContainers', 'name'],
	['hostAliases', 'ip'],
	['imagePullSecrets', 'name'],
	['initContainers', 'name'],
	['ports', 'containerPort'],
	['topologySpreadConstraints', 'topologyKey'],
	['volumeDevices', 'devicePath'],
	['volumeMounts', 'mountPath'],
	['volumes', 'name'],
]);

function mergeEntries(upper: OwnedList, lower: OwnedList, key: string, path: string, log: OverrideLog): Owned {
	const items = upper.items.map(item => {
		const under = lower.items.find(each => sameEntry(item.value, each.value, key));
		const entry = under ? leaf(mergeValue(item.value, under.value), item.from) : item;
		if (under) log.replaced(fieldPath(path, entryName(item.value, key)), entry, under);
		return {entry, place: under ? lower.items.indexOf(under) : -1};
	});
	const rest = lower.items
		.map((entry, place) => ({entry, place}))
		.filter(({entry}) => !upper.items.some(each => sameEntry(each.value, entry.value, key)));
	return {...upper, items: inOrder(items, rest).map(({entry}) => entry)};
}

/** Kubernetes' order: entries both have stay where the lower has them, new ones come before what they can. */
function inOrder<T extends {readonly place: number}>(upper: readonly T[], rest: readonly T[]): readonly T[] {
	const out: T[] = [];
	let taken = 0;
	for (const item of upper) {
		while (taken < rest.length && item.place > rest[taken]!.place) out.push(rest[taken++]!);
		out.push(item);
	}

	return [...out, ...rest.slice(taken)];
}

/** The same merge inside an entry, which belongs to one scope as a whole. */
function mergeValue(upper: Value, lower: Value, name = ''): Value {
	if (isMapping(upper) && isMapping(lower)) {
		const merged = Object.entries(upper).map(([key, over]): [string, Value] => {
			const under = fieldOf(lower, key);
			if (under === undefined) return [key, over];
			return [key, over === null ? under : mergeValue(over, under, key)];
		});
		return {...lower, ...Object.fromEntries(merged)};
	}

	const key = entryKeys.get(name);
	if (!isList(upper) || !isList(lower) || !key) return upper;
	const items = upper.map(entry => {
		const place = lower.findIndex(each => sameEntry(entry, each, key));
		return {entry: place < 0 ? entry : mergeValue(entry, lower[place]!), place};
	});
	const rest = lower
		.map((entry, place) => ({entry, place}))
		.filter(({entry}) => !upper.some(each => sameEntry(each, entry, key)));
	return inOrder(items, rest).map(({entry}) => entry);
}

function entryName(value: Value, key: string): string {
	const name = fieldOf(value, key);
	return typeof name === 'string' ? name : JSON.stringify(name);
}

function sameEntry(a: Value, b: Value, key: string): boolean {
	const name = fieldOf(a, key);
	return name !== undefined && sameValue(name, fieldOf(b, key));
}
