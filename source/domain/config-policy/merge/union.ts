import type {Fields, UnionKind} from '../fields/kind.js';
import {fieldPath} from '../value/path.js';
import type {OverrideLog} from './override.js';
import {isUnset, mapping, plain, type Owned, type OwnedMapping} from './owned.js';

/** What of two one-of blocks is left to be merged field by field, and the table of those fields. */
export type UnionParts = {readonly upper: OwnedMapping; readonly lower: OwnedMapping; readonly table: Fields};

/**
 * Prepares the merge of `searcher` and of storages: the fields of a variant are merged only when both name the same
 * one, or the upper names none; else the lower's go. Azure's credentials go together, those of the upper scope when it
 * says where to log in.
 */
export function unionParts(
	kind: UnionKind,
	upper: OwnedMapping,
	lower: OwnedMapping,
	path: string,
	log: OverrideLog,
): UnionParts {
	const [over, under] = [wordOf(kind, upper), wordOf(kind, lower)];
	const variant = over ?? under ?? '';
	const table = {[kind.tag]: {type: 'text'}, ...kind.common, ...kind.variants[variant]} as const;
	if (over !== undefined && over !== under) {
		const stays = (key: string) => key === kind.tag || Object.hasOwn(kind.common, key);
		return {upper, lower: keep(lower, stays, upper, path, log), table};
	}

	if (variant !== 'azure') return {upper, lower, table};
	const login = !isUnset(upper.fields.get('connection_string')) || !isUnset(upper.fields.get('account_url'));
	if (login) return {upper, lower: keep(lower, notCredential, upper, path, log), table};
	return {upper: mapping(new Map([...upper.fields].filter(([key]) => notCredential(key))), upper.from), lower, table};
}

function notCredential(key: string): boolean {
	return !['connection_string', 'account_url', 'credential'].includes(key);
}

function wordOf(kind: UnionKind, node: OwnedMapping): string | undefined {
	const tag = node.fields.get(kind.tag);
	const word = isUnset(tag) ? undefined : plain(tag);
	return typeof word === 'string' ? word : undefined;
}

/** The lower fields that stay; the others are noted as gone, or as replaced where the upper has the same. */
function keep(
	lower: OwnedMapping,
	stays: (key: string) => boolean,
	upper: OwnedMapping,
	path: string,
	log: OverrideLog,
): OwnedMapping {
	const kept = new Map<string, Owned>();
	for (const [key, field] of lower.fields) {
		const winner = upper.fields.get(key);
		if (stays(key)) kept.set(key, field);
		else if (!isUnset(winner)) log.replaced(fieldPath(path, key), winner, field);
		else if (!isUnset(field)) log.dropped(fieldPath(path, key), upper.from, field);
	}

	return mapping(kept, lower.from);
}
