import {randomBytes} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type {Token} from '../backend/backend.js';
import {errorText} from '../domain/error-text.js';
import type {Result} from '../domain/result.js';
import {canonicalUsername} from '../domain/username.js';
import {fileOperations} from '../store/files/file-operations.js';
import {ioFailure, settle} from '../store/files/io-error.js';
import {findLeftOvers, removeLeftOvers} from '../store/files/left-overs.js';
import {openLock, type HoldOptions} from '../store/files/lock.js';
import {openSafeFile} from '../store/files/safe-file.js';
import {prepareDirectory} from '../store/files/safe-path.js';
import {writeFile} from '../store/files/write-file.js';
import {decodeTokens, encodeTokens, type StoreTokens} from './token-file-format.js';
import {nothingRemembered, type Remembered, type TokenMemory, type TokenMemoryOptions} from './token-memory.js';

/**
 * Tokens in a file of the person's own (D1): `sessions.json`, 0600 in the 0700 state directory, whatever the umask.
 * Read and written like the files of the store: never through a link, as a whole, under a lock (R1, R20–R22).
 */
export function openTokenFile({storeId, stateDir, dataDir}: TokenMemoryOptions): TokenMemory {
	const file = path.join(stateDir, tokenFileName(stateDir, dataDir));
	return {
		kind: 'file',
		async load() {
			const id = await storeId();
			if (!id.ok) return nothingRemembered;
			await tidy(stateDir);
			const read = await settle(async () => readTokens(file));
			if (!read.ok) return {...nothingRemembered, warning: `No session was gone on with: ${errorText(read.error)}`};
			return remembered(read.value, id.value);
		},
		keep: (username, token, {makeActive}) =>
			change(file, storeId, entry => {
				const key = canonicalUsername(username);
				const others = entry.tokens.filter(each => canonicalUsername(each.username) !== key);
				const activeUser = makeActive ? username : entry.activeUser;
				return {...entry, activeUser, tokens: [...others, {username, token}]};
			}),
		forget: (username, token) => change(file, storeId, entry => without(entry, username, token)),
		forgetAll: () => change(file, storeId, entry => ({...entry, activeUser: '', tokens: []})),
	};
}

/**
 * For people without root the store lives in the state directory too, unless it is told otherwise, and has a
 * `sessions.json` of its own there: the tokens then go beside it.
 */
function tokenFileName(stateDir: string, dataDir: string): string {
	return realPath(stateDir) === realPath(dataDir) ? 'tokens.json' : 'sessions.json';
}

function realPath(dir: string): string {
	try {
		return fs.realpathSync(dir);
	} catch {
		return path.resolve(dir); // not there yet
	}
}

function remembered(stores: readonly StoreTokens[] | 'damaged', storeId: string): Remembered {
	if (stores === 'damaged') return {...nothingRemembered, warning: damagedText};
	const entry = stores.find(store => store.storeId === storeId);
	if (entry === undefined) return nothingRemembered;
	const tokens = new Map<string, Token>(entry.tokens.map(each => [canonicalUsername(each.username), each.token]));
	return {activeUser: entry.activeUser, tokens, warning: undefined};
}

/** The product's sentence about a damaged token store; signing in again is all there is to do. */
const damagedText = 'Attempted to read a corrupted token cache. The store has been deleted; please try again.';

/** What the file holds; a damaged file is removed, as the product does. */
function readTokens(file: string): readonly StoreTokens[] | 'damaged' {
	const open = openSafeFile(file);
	if (open === undefined) return [];
	try {
		const stores = open.stat.size > mostBytes ? undefined : decodeTokens(fs.readFileSync(open.descriptor, 'utf8'));
		if (stores !== undefined) return stores;
	} catch (error) {
		throw ioFailure(file, error);
	} finally {
		fs.closeSync(open.descriptor);
	}

	fileOperations.unlinkSync(file);
	return 'damaged';
}

const mostBytes = 4n * 1024n * 1024n;

async function change(
	file: string,
	storeId: TokenMemoryOptions['storeId'],
	edit: (entry: StoreTokens) => StoreTokens,
): Promise<Result<void>> {
	const id = await storeId();
	if (!id.ok) return id;
	return settle(async () => {
		const {dir} = prepareDirectory(path.dirname(file), 'XDG_STATE_HOME');
		// Two commands at once must not lose each other's token.
		await underLock(dir, () => write(path.join(dir, path.basename(file)), id.value, edit));
	});
}

/** Removes what killed processes left (R16): there are tokens in it. */
async function tidy(dir: string): Promise<void> {
	if (!fs.existsSync(dir)) return;
	await settle(async () => {
		if (findLeftOvers(dir).length === 0) return;
		await underLock(dir, () => removeLeftOvers(findLeftOvers(dir), fileOperations), {timeoutMs: 1000});
	});
}

async function underLock(dir: string, work: () => void, options?: HoldOptions): Promise<void> {
	const origin = {tty: '', address: '', osUser: '', osUid: process.geteuid?.() ?? -1};
	const lock = openLock({dir, origin, clock: () => new Date(), operations: fileOperations});
	try {
		await lock.hold(async () => work(), options);
	} finally {
		await lock.close();
	}
}

function write(file: string, storeId: string, edit: (entry: StoreTokens) => StoreTokens): void {
	const read = readTokens(file);
	const stores = read === 'damaged' ? [] : read;
	const before = stores.find(store => store.storeId === storeId);
	const next = edit(before ?? {storeId, activeUser: '', tokens: []});
	if (before !== undefined && JSON.stringify(before) === JSON.stringify(next)) return;
	if (before === undefined && next.tokens.length === 0) return;
	const others = stores.filter(store => store.storeId !== storeId);
	const kept = next.tokens.length === 0 ? others : [...others, next];
	writeFile({
		file,
		bytes: Buffer.from(encodeTokens(kept)),
		randomId: () => randomBytes(8).toString('hex'),
		operations: fileOperations,
	});
}

function without(entry: StoreTokens, username: string, token: Token | undefined): StoreTokens {
	const key = canonicalUsername(username);
	const isMeant = (each: StoreTokens['tokens'][number]) =>
		canonicalUsername(each.username) === key && (token === undefined || each.token === token);
	const tokens = entry.tokens.filter(each => !isMeant(each));
	const isStillThere = tokens.some(each => canonicalUsername(each.username) === canonicalUsername(entry.activeUser));
	return {...entry, activeUser: isStillThere ? entry.activeUser : '', tokens};
}
