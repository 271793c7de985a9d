import type {SessionsDocument, StoreDocument} from '../document.js';
import {documentText} from '../files/document-text.js';
import type {Decode} from '../files/json-file.js';
import {currentSchema, migrate, type Migration} from './migrations.js';
import {isSoundSessions, isSoundStore} from './quick-check.js';

/**
 * Understands the body of `store.json`: migrates an older schema, checks every record, and takes from a newer schema
 * what fits ours. What we wrote ourselves is seen to be sound at once; only for the rest is zod loaded, which knows what
 * is wrong.
 */
export function decodeStore(table: ReadonlyMap<number, Migration>): Decode<StoreDocument> {
	return async (schema, data, text) => {
		if (schema === currentSchema && isSoundStore(data, text)) return {data};
		if (!isOurForm(data, text)) return notOurs;
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
	return async (schema, data, text) => {
		if (schema === currentSchema && isSoundSessions(data, text)) return {data};
		if (!isOurForm(data, text)) return notOurs;
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

/** JSON in no other form than ours: what reads back differently (duplicate keys, 2^53+1, -0) was written by another. */
function isOurForm(data: unknown, text: string): boolean {
	try {
		return documentText(data) === text;
	} catch {
		return false; // nested so deep that it can be read, but not written
	}
}

const notOurs = 'it was not written by det console';

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
