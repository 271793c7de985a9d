import type {ListMerge} from '../fields/kind.js';
import {fieldPath} from '../value/path.js';
import {fieldOf, isMapping, type Value} from '../value/value.js';
import type {OverrideLog} from './override.js';
import type {Owned, OwnedLeaf, OwnedList} from './owned.js';

/** Two lists by the rule of their field. */
export function mergeList(rule: ListMerge, upper: Owned, lower: Owned, path: string, log: OverrideLog): Owned {
	if (rule === 'replace' || upper.type !== 'list' || lower.type !== 'list') {
		log.replaced(path, upper, lower);
		return upper;
	}

	if (rule === 'set') return {...upper, items: unitedItems(upper, lower)};
	return {
		...upper,
		items: firstByName(upper, lower, rule === 'log-policies' ? policyName : entryName(rule.key), path, log),
	};
}

/** Each value once, the lower ones first; what both have belongs to the upper, which insists on it. */
function unitedItems(upper: OwnedList, lower: OwnedList): readonly OwnedLeaf[] {
	// Setting a key again keeps its place.
	return [...new Map([...lower.items, ...upper.items].map(item => [JSON.stringify(item.value), item])).values()];
}

/**
 * The upper entries as they are, then the lower ones whose name no upper one has. Entries of one list that share a name
 * stay: a merge does not mend a broken list.
 */
function firstByName(
	upper: OwnedList,
	lower: OwnedList,
	nameOf: (value: Value) => string,
	path: string,
	log: OverrideLog,
): readonly OwnedLeaf[] {
	const winners = new Map(upper.items.map(item => [nameOf(item.value), item]));
	const kept = lower.items.filter(item => {
		const winner = winners.get(nameOf(item.value));
		if (winner) log.replaced(fieldPath(path, nameOf(item.value)), winner, item);
		return winner === undefined;
	});
	return [...upper.items, ...kept];
}

/** What a mount, device or port is known by; a device may be written `host:container[:mode]`. */
function entryName(key: 'container_path' | 'proxy_port'): (value: Value) => string {
	return value => {
		const name = typeof value === 'string' ? value.split(':')[1] : fieldOf(value, key);
		return typeof name === 'string' || typeof name === 'number' ? String(name) : '';
	};
}

/** A log policy's name; those without are known by what they do and when. */
function policyName(value: Value): string {
	const name = fieldOf(value, 'name');
	if (typeof name === 'string') return name;
	const action = fieldOf(value, 'action');
	const word = isMapping(action) ? fieldOf(action, 'type') : action;
	// The zero keeps a policy that has no name apart from one that is called the same.
	return `\0${JSON.stringify(word)}:${JSON.stringify(fieldOf(value, 'pattern'))}`;
}
