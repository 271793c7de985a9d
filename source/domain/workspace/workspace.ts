import type {DetError} from '../errors.js';
import {fail, ok, type Result} from '../result.js';

/** A workspace: what experiments and tasks are kept in, with policies and roles of its own. */
export type Workspace = {
	/** Serial number, never reused; 1 is `Uncategorized`. */
	readonly id: number;
	/** Unique ignoring case; see {@link parseWorkspaceName}. */
	readonly name: string;
	readonly archived: boolean;
	/** Who created it. */
	readonly ownerId: number;
	/** ISO 8601 UTC. */
	readonly createdAt: string;
};

/** The workspace that is there from the start. */
export const uncategorized = {id: 1, name: 'Uncategorized'} as const;

/** What may be done to a workspace besides looking at it. */
export type WorkspaceAct = 'rename' | 'archive' | 'unarchive' | 'delete';

/** The longest name; the product's own text says 53 by mistake. */
const longestName = 80;

/**
 * A workspace's name as it may be stored, trimmed: 1 to 80 characters, at least one that is no white space, nothing that
 * would break a line or draws elsewhere. Error `name-invalid`, whose `rule` is a whole sentence, the product's where it
 * has one.
 */
export function parseWorkspaceName(raw: string): Result<string> {
	const name = raw.trim();
	const rule = nameRule(raw, name);
	return rule === undefined ? ok(name) : fail({code: 'name-invalid', field: 'workspace', value: name, rule});
}

/** The error for a name that another workspace has, in any case; `self` is the one that is renamed. */
export function workspaceNameTaken(
	name: string,
	workspaces: readonly Pick<Workspace, 'id' | 'name'>[],
	self?: number,
): DetError | undefined {
	const key = canonicalWorkspaceName(name);
	const other = workspaces.find(each => each.id !== self && canonicalWorkspaceName(each.name) === key);
	return (
		other && {
			code: 'name-invalid',
			field: 'workspace',
			value: name,
			rule: 'avoid names equal to other workspaces (case-insensitive)',
		}
	);
}

/** The key under which a name is unique and is looked up. */
export function canonicalWorkspaceName(name: string): string {
	return name.trim().normalize('NFC').toLowerCase();
}

/** Why an act cannot be done to a workspace in its present state, or undefined; rights are in `role.ts`. */
export function workspaceStateProblem(act: WorkspaceAct, {id, name, archived}: Workspace): string | undefined {
	if (id === uncategorized.id) return `workspace '${name}' is immutable and cannot be ${participles[act]}`;
	if (act === 'rename' && archived) return archivedText(name);
	if (act === 'archive' && archived) return `workspace '${name}' is already archived`;
	if (act === 'unarchive' && !archived) return `workspace '${name}' is not archived`;
	return undefined;
}

/** The product's guard in front of a launch into a workspace, or undefined. */
export function archivedProblem({name, archived}: Pick<Workspace, 'name' | 'archived'>): string | undefined {
	return archived ? archivedText(name) : undefined;
}

function archivedText(name: string): string {
	return `Workspace "${name}" is archived.`;
}

function nameRule(raw: string, name: string): string | undefined {
	if (raw === '') return "name '' must be at least 1 character long";
	if (name === '') return 'name must contain at least non-whitespace letter';
	if (Array.from(name).length > longestName) return `name '${name}' must be at most ${longestName} character long`;
	const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(name);
	return unseen ? 'name cannot contain control or invisible characters' : undefined;
}

const participles: Readonly<Record<WorkspaceAct, string>> = {
	rename: 'renamed',
	archive: 'archived',
	unarchive: 'unarchived',
	delete: 'deleted',
};
