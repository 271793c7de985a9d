import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {setTimeout as pause} from 'node:timers/promises';
import type {House} from '../harness/house.js';

/** Nobody holds the lock of the store. */
export function lockIsFree({data}: House): void {
	const lock = new DatabaseSync(join(data, 'lock.db'));
	try {
		lock.exec('BEGIN EXCLUSIVE');
		lock.exec('ROLLBACK');
	} finally {
		lock.close();
	}
}

/** Waits until the process is gone. */
export async function processIsGone(pid: number): Promise<void> {
	const deadline = Date.now() + 20_000;
	while (isAlive(pid)) {
		assert.ok(Date.now() < deadline, `process ${pid} is still there`);
		await pause(10);
	}
}

/** What the store holds, as text; `''` when there is no store. */
export async function storeText({data}: House): Promise<string> {
	return readFile(join(data, 'store.json'), 'utf8').catch(() => '');
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
