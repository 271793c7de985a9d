import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';
import type {Result} from '../../source/domain/result.js';
import type {SessionsDocument, StoredUser, StoreDocument} from '../../source/store/document.js';
import {openStore, type OpenOptions} from '../../source/store/open-store.js';
import type {ActivityEntry, Decision, Snapshot, Store} from '../../source/store/store.js';

/** A private temporary directory that goes with the test. */
export function temporaryDirectory(t: TestContext): string {
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'det-store-'));
	t.after(() => fs.rmSync(dir, {recursive: true, force: true}));
	return dir;
}

/** Options of a store with a clock that stands still. */
export function options(dir: string, more: Partial<OpenOptions> = {}): OpenOptions {
	const origin = {tty: 'pts/3', address: '10.0.0.7', osUser: 'root', osUid: 0};
	return {dir, clock: () => new Date('2026-11-23T10:00:00.000Z'), origin, ...more};
}

/** An open store, not yet initialised. */
export async function openEmpty(t: TestContext, dir: string, more: Partial<OpenOptions> = {}): Promise<Store> {
	const store = valueOf(await openStore(options(dir, more)));
	t.after(() => store.close());
	return store;
}

/** An open store with one admin. */
export async function openInitialised(t: TestContext, dir: string, more: Partial<OpenOptions> = {}): Promise<Store> {
	const store = await openEmpty(t, dir, more);
	valueOf(await initialise(store));
	return store;
}

/** Sets a store up with one admin. */
export function initialise(store: Store): Promise<Result<string>> {
	return store.initialise(
		() => ({store: firstDocument, sessions: noSessions, activity: [entry('setup.run')], value: 'done'}),
		{apply: async () => ({ok: true, value: async () => {}})},
	);
}

/** A user with every field. */
export function user(id: number, username: string, more: Partial<StoredUser> = {}): StoredUser {
	return {
		id,
		username,
		displayName: '',
		admin: false,
		active: true,
		remote: false,
		password: {
			scheme: 'det1',
			hash: '$2b$12$abcdefghijklmnopqrstuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu',
			changedAt: '2026-11-23T10:00:00.000Z',
			mustChange: false,
			expiresAt: '',
		},
		credentialEpoch: 1,
		credentialChange: 'created',
		keptSession: '',
		agentUserGroup: null,
		createdAt: '2026-11-23T10:00:00.000Z',
		modifiedAt: '2026-11-23T10:00:00.000Z',
		...more,
	};
}

export const noSessions: SessionsDocument = {sessions: [], lastSignIns: [], throttle: []};

export const firstDocument: StoreDocument = {
	storeId: 'abc',
	initialisedAt: '2026-11-23T10:00:00.000Z',
	nextUserId: 2,
	users: [user(1, 'admin', {admin: true})],
	nextWorkspaceId: 2,
	workspaces: [{id: 1, name: 'Uncategorized', archived: false, ownerId: 1, createdAt: '2026-11-23T10:00:00.000Z'}],
	roleAssignments: [],
	configPolicies: [],
};

/** An activity entry. */
export function entry(act: string, object = 'thing'): ActivityEntry {
	const actor = {userId: 1, username: 'admin', sessionId: 's1'};
	return {act, actor, object, changes: {}, result: 'ok', reason: ''};
}

/** A decision that adds a user. */
export function addUser(name: string, more: Partial<StoredUser> = {}): (snapshot: Snapshot) => Decision<number> {
	return ({store}) => {
		const id = store.nextUserId;
		const users = [...store.users, user(id, name, more)];
		return {store: {...store, nextUserId: id + 1, users}, activity: [entry('user.create', name)], value: id};
	};
}

/** The snapshot of a store that must be readable. */
export async function snapshotOf(store: Store): Promise<Snapshot> {
	const state = valueOf(await store.read());
	if (state.kind !== 'ready') throw new Error('not initialised');
	return state.snapshot;
}

export async function namesIn(store: Store): Promise<readonly string[]> {
	return (await snapshotOf(store)).store.users.map(each => each.username);
}

/** The value of a result that must be a success. */
export function valueOf<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

/** The code of a result that must be a failure. */
export function codeOf(result: Result<unknown>): string {
	return result.ok ? 'ok' : result.error.code;
}

/** Waits until something holds; fails after twenty seconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	for (let end = Date.now() + 20_000; !(await holds()); await new Promise(resolve => setTimeout(resolve, 5))) {
		if (Date.now() > end) throw new Error('it did not happen within twenty seconds');
	}
}
