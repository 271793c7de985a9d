import type * as z from 'zod/mini';
import {boundsProblem, mostUsers} from './bounds.js';
import {lastSignInSchema, sessionSchema, sessionsSchema, storeSchema, throttleSchema, userSchema} from './schema.js';

/**
 * Whether a value has the shape of `store.json`'s body; the reason when it has not. Records found right before are not
 * looked at again: documents are immutable and share what did not change, so a change costs what it changed.
 */
export function storeShapeProblem(value: unknown): string | undefined {
	const problem = recordProblem(storeSchema, withoutLists(value, ['users']), 'store', value);
	if (problem !== undefined) return problem;
	const users = listOf(value, 'users');
	if (users.length > mostUsers) return `there are ${users.length} users, at most ${mostUsers} fit`;
	return listProblem(userSchema, users, 'users');
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

/** Whether one value is a whole user; for reading what a newer version wrote. */
export function isUser(value: unknown): boolean {
	return listProblem(userSchema, [value], 'users') === undefined;
}

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
