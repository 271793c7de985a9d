import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readdirSync, readFileSync, readlinkSync} from 'node:fs';
import path from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import type {TestContext} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {furnishedHouse, type Inhabitant} from '../../../e2e/steps/furnished-house.js';
import type {ActivityRecord} from '../../../../source/store/activity/activity-record.js';
import type {SessionsDocument, StoreDocument} from '../../../../source/store/document.js';
import type {PrivateHost} from './private-host.js';

const data = '/var/lib/det-console';

/** Puts a store with admin and these users into the host's data directory. */
export async function furnish(
	t: TestContext,
	host: PrivateHost,
	account: string,
	...people: ReadonlyArray<string | Inhabitant>
): Promise<void> {
	const house = await furnishedHouse(t, ...people);
	execFileSync('cp', ['-r', `${house.data}/.`, host.path(data)]);
	host.sh(`chown -R ${account}: ${data}`);
}

/** The users on the disk now. */
export function storedUsers(host: PrivateHost): StoreDocument['users'] {
	return (stored(host, 'store.json') as {readonly data: StoreDocument}).data.users;
}

/** The records of what was done, oldest first. */
export function activityOf(host: PrivateHost): readonly ActivityRecord[] {
	const lines = readFileSync(host.path(`${data}/activity.jsonl`), 'utf8')
		.trimEnd()
		.split('\n');
	return lines.map(line => JSON.parse(line) as ActivityRecord);
}

function stored(host: PrivateHost, file: string): unknown {
	return JSON.parse(readFileSync(host.path(`${data}/${file}`), 'utf8'));
}

/** How many sessions of the user are open. */
export function openSessions(host: PrivateHost, username: string): number {
	const id = storedUsers(host).find(user => user.username === username)?.id;
	const {sessions} = (stored(host, 'sessions.json') as {readonly data: SessionsDocument}).data;
	return sessions.filter(session => session.userId === id && session.ended === '').length;
}

/** Waits until it is so; `what` says what was waited for. */
export async function until(isSo: () => boolean, what: string, patienceMs = 20_000): Promise<void> {
	const deadline = Date.now() + patienceMs;
	while (!isSo()) {
		if (Date.now() > deadline) assert.fail(`waited in vain until ${what}`);
		await pause(20);
	}
}

/** The processes of the program on the host: there is no other that runs Node. */
export function consoles(host: PrivateHost): string[] {
	const pids = readdirSync(host.path('/proc')).filter(name => /^\d+$/.test(name));
	return pids.filter(pid => path.basename(programOf(host.path(`/proc/${pid}/exe`))) === 'node');
}

/** The environment that one of them was started with. */
export function environmentOf(host: PrivateHost, pid: string): ReadonlyMap<string, string> {
	const items = readFileSync(host.path(`/proc/${pid}/environ`), 'utf8')
		.split('\0')
		.slice(0, -1);
	return new Map(items.map(item => [item.slice(0, item.indexOf('=')), item.slice(item.indexOf('=') + 1)]));
}

/** Nobody is left, and nobody holds the lock of the store. */
export async function allAreGone(host: PrivateHost): Promise<void> {
	await until(() => consoles(host).length === 0, 'no console runs');
	const lock = new DatabaseSync(host.path(`${data}/lock.db`));
	lock.exec('BEGIN EXCLUSIVE');
	lock.close();
}

function programOf(link: string): string {
	try {
		return readlinkSync(link);
	} catch {
		return ''; // it has just ended
	}
}
