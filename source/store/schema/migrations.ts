/** The schema this version reads and writes. */
export const currentSchema = 1;

/** Turns the bodies of one schema into those of the next. */
export type Migration = {
	readonly store: (data: unknown) => unknown;
	readonly sessions: (data: unknown) => unknown;
};

/** By the schema they start from. Schema 1 is the first there ever was. */
export const migrations: ReadonlyMap<number, Migration> = new Map();

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
