import {DetFailure} from '../domain/errors.js';
import type {Result} from '../domain/result.js';
import {check} from './check.js';
import {commit, revisionOf} from './commit.js';
import {createCore, type Core, type OpenOptions} from './core.js';
import type {SessionsDocument, StoreDocument} from './document.js';
import {generationCount, generationName} from './files/generations.js';
import {settle} from './files/io-error.js';
import {readJsonFile, type JsonFile} from './files/json-file.js';
import {prepareDirectory} from './files/safe-path.js';
import {asideName, putAside} from './repair.js';
import {decodeStore, noSessions} from './schema/decode.js';
import {currentSchema, migrations} from './schema/migrations.js';
import type {ActivityEntry} from './store.js';

/** What was restored; `aside` is where the damaged `store.json` is now, `''` when it was sound (then it is generation 1). */
export type Restored = {readonly revision: number; readonly aside: string};

/**
 * Puts generation `n` (1 is the newest) back as a new revision of `store.json`, recorded as an act (R9). Everybody is
 * signed out: older credential epochs would let ended sessions live again. Errors: `input-invalid` when there is no
 * such generation, `store-damaged` when it is damaged itself, and those of a change.
 */
export function restoreGeneration(
	options: OpenOptions,
	n: number,
	actor: ActivityEntry['actor'] = null,
): Promise<Result<Restored>> {
	return settle(async () => {
		const {dir, readOnly} = prepareDirectory(options.dir);
		if (readOnly !== undefined) throw new DetFailure({code: 'read-only', reason: readOnly});
		const core = createCore(options, dir);
		try {
			return await core.lock.hold(() => restore(core, options, n, actor));
		} finally {
			await core.lock.close();
		}
	});
}

async function restore(core: Core, options: OpenOptions, n: number, actor: ActivityEntry['actor']): Promise<Restored> {
	const now = core.clock();
	const generation = await readGeneration(core, options, n);
	const isSound = await canRead(core.store);
	await canRead(core.sessions);
	const store = await withUnusedIds(core, options, generation);
	const sessions = signedOut(core, store);
	await check(store, sessions);

	const aside = isSound ? '' : asideName(core, core.store.file, now);
	const entry: ActivityEntry = {
		act: 'store.restore-generation',
		actor,
		object: generationName(core.store.file, n),
		changes: {aside: ['', aside]},
		result: 'ok',
		reason: '',
	};
	const beside = async () => {
		if (aside !== '') putAside(core, core.store.file, aside);
		return async () => {
			if (aside !== '') core.operations.renameSync(aside, core.store.file);
		};
	};
	await commit(core, {store, sessions, activity: [entry], beside, sessionsFirst: true}, now);
	return {revision: revisionOf(core.store), aside};
}

async function readGeneration(core: Core, options: OpenOptions, n: number): Promise<StoreDocument> {
	const file = generationName(core.store.file, n);
	const isNumber = Number.isInteger(n) && n >= 1 && n <= generationCount;
	const content = isNumber
		? await readJsonFile({file, decode: decodeStore(options.migrations ?? migrations)})
		: undefined;
	if (content === undefined) {
		throw new DetFailure({
			code: 'input-invalid',
			what: 'generation',
			value: String(n),
			rule: `one that is kept: ${file} is not there`,
		});
	}
	if (content.schema > currentSchema) throw new DetFailure({code: 'store-newer', file, schema: content.schema});
	return content.data;
}

/** False when the file cannot be used as it is, for whatever reason. */
async function canRead<T>(file: JsonFile<T>): Promise<boolean> {
	try {
		await file.refresh();
		return true;
	} catch (error) {
		if (error instanceof DetFailure && error.error.code !== 'io') return false;
		throw error;
	}
}

/** Ids given since that generation are not given again: the activity speaks of users and workspaces by id. */
async function withUnusedIds(core: Core, options: OpenOptions, store: StoreDocument): Promise<StoreDocument> {
	const present = core.store.low.data;
	const others = [store, ...(present.kind === 'present' ? [present.data] : [])];
	for (let n = 1; n <= generationCount; n++) {
		const other = await settle(() => readGeneration(core, options, n));
		if (other.ok) others.push(other.value);
	}
	return {
		...store,
		nextUserId: Math.max(...others.map(({nextUserId}) => nextUserId)),
		nextWorkspaceId: Math.max(...others.map(({nextWorkspaceId}) => nextWorkspaceId)),
	};
}

function signedOut(core: Core, {users}: StoreDocument): SessionsDocument {
	const present = core.sessions.low.data;
	const sessions = present.kind === 'present' ? present.data : noSessions;
	const ids = new Set(users.map(({id}) => id));
	return {...sessions, sessions: [], lastSignIns: sessions.lastSignIns.filter(({userId}) => ids.has(userId))};
}
