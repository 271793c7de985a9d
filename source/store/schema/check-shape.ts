import type * as z from 'zod/mini';
import {boundsProblem, mostRoleAssignments, mostUsers, mostWorkspaces} from './bounds.js';
import {
	lastSignInSchema,
	policySchema,
	roleAssignmentSchema,
	sessionSchema,
	sessionsSchema,
	storeSchema,
	throttleSchema,
	userSchema,
	workspaceSchema,
} from './schema.js';

/**
 * Whether a value has the shape of `store.json`'s body; the reason when it has not. Records found right before are not
 * looked at again: documents are immutable and share what did not change, so a change costs what it changed.
 */
export function storeShapeProblem(value: unknown): string | undefined {
	const names = storeLists.map(({name}) => name);
	const problem = recordProblem(storeSchema, withoutLists(value, names), 'store', value);
	if (problem !== undefined) return problem;
	for (const {name, what, schema, most} of storeLists) {
		const list = listOf(value, name);
		if (list.length > most) return `there are ${list.length} ${what}, at most ${most} fit`;
		const inside = listProblem(schema, list, name);
		if (inside !== undefined) return inside;
	}
	return undefined;
}

/** The same for `sessions.json`'s body. */
export function sessionsShapeProblem(value: unknown): string | undefined {
	const problem = recordProblem(
		sessionsSchema,
		withoutLists(value, ['sessions', 'lastSignIns', 'throttle']),
		'sessions',
		value,
	);
	if (problem !== undefined) return problem;
	return (
		listProblem(sessionSchema, listOf(value, 'sessions'), 'sessions') ??
		listProblem(lastSignInSchema, listOf(value, 'lastSignIns'), 'lastSignIns') ??
		listProblem(throttleSchema, listOf(value, 'throttle'), 'throttle')
	);
}

/** The body of `store.json` without the records that do not fit; for reading what a newer version wrote. */
export function whatFits(data: unknown): unknown {
	if (typeof data !== 'object' || data === null) return data;
	const lists = storeLists.map(({name, schema}) => {
		const fitting = listOf(data, name).filter(record => listProblem(schema, [record], name) === undefined);
		return [name, fitting] as const;
	});
	return {...data, ...Object.fromEntries(lists)};
}

/** The lists of `store.json`; every workspace can have two policies, and the cluster. */
const storeLists = [
	{name: 'users', what: 'users', schema: userSchema, most: mostUsers},
	{name: 'workspaces', what: 'workspaces', schema: workspaceSchema, most: mostWorkspaces},
	{name: 'roleAssignments', what: 'role assignments', schema: roleAssignmentSchema, most: mostRoleAssignments},
	{name: 'configPolicies', what: 'config policies', schema: policySchema, most: 2 * (mostWorkspaces + 1)},
] as const;

const sound = new WeakSet<object>();

function listProblem(schema: z.ZodMiniType, list: readonly unknown[], name: string): string | undefined {
	for (let index = 0; index < list.length; index++) {
		const record = list[index];
		if (typeof record === 'object' && record !== null && sound.has(record)) continue;
		const problem = recordProblem(schema, record, `${name}[${index}]`);
		if (problem !== undefined) return problem;
		if (typeof record === 'object' && record !== null) sound.add(record);
	}
	return undefined;
}

/** `bounded` is checked against the bounds, `whole` (the same, unless given) against the schema. */
function recordProblem(
	schema: z.ZodMiniType,
	bounded: unknown,
	path: string,
	whole: unknown = bounded,
): string | undefined {
	const bounds = boundsProblem(bounded, path, path.includes('[') ? 3 : 1);
	if (bounds !== undefined) return bounds;
	const result = schema.safeParse(whole);
	const [issue] = result.error?.issues ?? [];
	return issue && `${[path, ...issue.path.map(String)].join('.')}: ${issue.message}`;
}

function listOf(value: unknown, name: string): readonly unknown[] {
	const list: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
	return Array.isArray(list) ? list : [];
}

function withoutLists(value: unknown, lists: readonly string[]): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, lists.includes(key) ? [] : each]));
}
