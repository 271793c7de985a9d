import {firstWorkspaces} from './first-workspaces.js';

/** The schema this version reads and writes. */
export const currentSchema = 2;

/** Turns the bodies of one schema into those of the next. */
export type Migration = {
	readonly store: (data: unknown) => unknown;
	readonly sessions: (data: unknown) => unknown;
};

/** By the schema they start from. Schema 1 is the first there ever was; schema 2 brought workspaces, roles and policies. */
export const migrations: ReadonlyMap<number, Migration> = new Map([
	[1, {store: withWorkspaces, sessions: (data: unknown) => data}],
]);

/** Brings a body up to the current schema; undefined when a step is missing. */
export function migrate(
	kind: 'store' | 'sessions',
	schema: number,
	data: unknown,
	table: ReadonlyMap<number, Migration>,
): {readonly data: unknown} | undefined {
	if (schema >= currentSchema) return {data};
	const step = table.get(schema)?.[kind];
	return step && migrate(kind, schema + 1, step(data), table);
}

/** `Uncategorized` belongs to the first user there is, and was there from the start. What is no store is refused later. */
function withWorkspaces(data: unknown): unknown {
	if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
	const users: unknown = Reflect.get(data, 'users');
	const first: unknown = Array.isArray(users) ? Reflect.get(Object(users[0]), 'id') : undefined;
	const initialisedAt: unknown = Reflect.get(data, 'initialisedAt');
	const ownerId = typeof first === 'number' ? first : 1;
	return {...data, ...firstWorkspaces(ownerId, typeof initialisedAt === 'string' ? initialisedAt : '')};
}
