import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';
import type {Backend, SetupPlan, Token} from '../../../source/backend/backend.js';
import {openBackend, type BackendOptions} from '../../../source/backend/open-backend.js';
import type {Origin} from '../../../source/domain/origin.js';
import type {DetError} from '../../../source/domain/errors.js';
import type {Result} from '../../../source/domain/result.js';
import type {User} from '../../../source/domain/user.js';
import type {StoredUser} from '../../../source/store/document.js';

/** Passwords good enough for everything. */
export const adminPassword = 'correctHorse7battery';
export const alicePassword = 'Bread4Xylophone';
export const otherPassword = 'Marble9Lantern';

/** Set-up with nothing in master.yaml touched. */
export const plainPlan: SetupPlan = {
	adminPassword: {kind: 'given', password: adminPassword},
	determined: {kind: 'deactivate'},
	defaultTask: 'keep',
	removeInitialPassword: false,
};

export const atTheDesk: Origin = {tty: 'pts/1', address: '', osUser: 'root', osUid: 0};
export const farAway: Origin = {tty: 'pts/9', address: '203.0.113.9', osUser: 'console', osUid: 900};

/** A record of the activity log, as far as tests look at it. */
export type Line = {
	readonly act: string;
	readonly actor: {readonly username: string} | null;
	readonly object: string;
	readonly changes: Record<string, [unknown, unknown]>;
	readonly result: string;
	readonly reason: string;
};

/** A data directory of its own with a clock that only tests move. */
export type Place = {
	readonly dir: string;
	readonly masterConfigFile: string;
	readonly now: () => Date;
	readonly advance: (milliseconds: number) => void;
	/** Opens one more console on the directory. */
	readonly open: (options?: Partial<BackendOptions>) => Promise<Backend>;
	readonly activity: () => Promise<Line[]>;
	/** Everything the store has written, as one text. */
	readonly everythingWritten: () => Promise<string>;
	/** A user as it stands in the file. */
	readonly stored: (username: string) => Promise<StoredUser>;
};

/** A place that is removed after the test. */
export async function makePlace(t: TestContext): Promise<Place> {
	const root = await mkdtemp(path.join(os.tmpdir(), 'det-backend-'));
	const dir = path.join(root, 'data');
	const masterConfigFile = path.join(root, 'master.yaml');
	const opened: Backend[] = [];
	t.after(async () => {
		await Promise.all(opened.map(backend => backend.close()));
		await rm(root, {recursive: true, force: true});
	});
	let time = Date.parse('2026-11-23T08:00:00.000Z');
	const read = (name: string) => readFile(path.join(dir, name), 'utf8');
	return {
		dir,
		masterConfigFile,
		now: () => new Date(time),
		advance(milliseconds) {
			time += milliseconds;
		},
		async open(options = {}) {
			const backend = valueOf(
				await openBackend({
					dataDir: dir,
					masterConfigFile,
					origin: atTheDesk,
					hostname: 'gpu01',
					clock: () => new Date(time),
					randomBytes: count => randomBytes(count),
					bcryptCost: 4,
					...options,
				}),
			);
			opened.push(backend);
			return backend;
		},
		async activity() {
			const text = await read('activity.jsonl');
			return text
				.split('\n')
				.filter(line => line !== '')
				.map(line => JSON.parse(line) as Line);
		},
		async everythingWritten() {
			return (await Promise.all(['store.json', 'sessions.json', 'activity.jsonl'].map(read))).join('\n');
		},
		async stored(username) {
			const text = await read('store.json');
			const {data, ...rest} = JSON.parse(text) as {data?: {users: StoredUser[]}; users?: StoredUser[]};
			const user = (data?.users ?? rest.users ?? []).find(each => each.username === username);
			assert.ok(user !== undefined, `no user ${username} in store.json`);
			return user;
		},
	};
}

/** A place after set-up, with the admin signed in at the desk. */
export async function makeReadyPlace(
	t: TestContext,
): Promise<Place & {readonly backend: Backend; readonly admin: Token}> {
	const place = await makePlace(t);
	const backend = await place.open();
	const {token: admin} = valueOf(await backend.setup.run(plainPlan));
	return {...place, backend, admin};
}

/** Creates an ordinary user with {@link alicePassword}. */
export async function addUser(backend: Backend, token: Token, username: string, admin = false): Promise<User> {
	const password = {kind: 'given', password: alicePassword} as const;
	return valueOf(await backend.users.create(token, {username, displayName: '', admin, password})).user;
}

/** Signs in and gives the token. */
export async function tokenOf(backend: Backend, username: string, password = alicePassword): Promise<Token> {
	return valueOf(await backend.sessions.signIn(username, password)).token;
}

/** The value of a success; fails the test with the error otherwise. */
export function valueOf<T>(result: Result<T>): T {
	assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.error));
	return result.value;
}

/** The error of a refusal; fails the test with the value otherwise. */
export function errorOf(result: Result<unknown>): DetError {
	assert.ok(!result.ok, result.ok ? `expected a refusal, got ${JSON.stringify(result.value)}` : '');
	return result.error;
}
