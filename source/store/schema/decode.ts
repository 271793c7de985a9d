import type {SessionsDocument, StoreDocument} from '../document.js';
import type {Decode} from '../files/json-file.js';
import {currentSchema, migrate, type Migration} from './migrations.js';

/**
 * Understands the body of `store.json`: migrates an older schema, checks every record, and takes from a newer schema
 * what fits ours. The checks are loaded here, so that the first picture need not wait for zod.
 */
export function decodeStore(table: ReadonlyMap<number, Migration>): Decode<StoreDocument> {
	return async (schema, data) => {
		const {storeShapeProblem, whatFits} = await import('./check-shape.js');
		const migrated = migrateOr(data, 'store', schema, table);
		if (typeof migrated === 'string') return migrated;
		const body = schema > currentSchema ? asFarAsItFits(migrated.data, whatFits) : migrated.data;
		const problem = storeShapeProblem(body);
		return isStore(body, problem) ? {data: body} : String(problem);
	};
}

/** The same for `sessions.json`; sessions of a newer schema are not understood in part: nobody is signed in. */
export function decodeSessions(table: ReadonlyMap<number, Migration>): Decode<SessionsDocument> {
	return async (schema, data) => {
		const {sessionsShapeProblem} = await import('./check-shape.js');
		const migrated = migrateOr(data, 'sessions', schema, table);
		if (typeof migrated === 'string') return migrated;
		const problem = sessionsShapeProblem(migrated.data);
		const {data: body} = migrated;
		if (isSessions(body, problem)) return {data: body};
		return schema > currentSchema ? {data: noSessions} : String(problem);
	};
}

/** Nobody is signed in, and nobody has guessed. */
export const noSessions: SessionsDocument = {sessions: [], lastSignIns: [], throttle: []};

function isStore(_body: unknown, problem: string | undefined): _body is StoreDocument {
	return problem === undefined;
}

function isSessions(_body: unknown, problem: string | undefined): _body is SessionsDocument {
	return problem === undefined;
}

function migrateOr(data: unknown, kind: 'store' | 'sessions', schema: number, table: ReadonlyMap<number, Migration>) {
	return migrate(kind, schema, data, table) ?? `its schema ${schema} is not known`;
}

/** Without users there is nothing of ours in it; everything else may be missing. */
function asFarAsItFits(data: unknown, whatFits: (data: unknown) => unknown): unknown {
	if (typeof data !== 'object' || data === null || !('users' in data) || !Array.isArray(data.users)) return data;
	return whatFits({storeId: '?', initialisedAt: '?', nextUserId: 1, nextWorkspaceId: 1, ...data});
}
