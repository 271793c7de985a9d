import fs from 'node:fs';
import path from 'node:path';
import {originText, type Origin} from '../../domain/origin.js';
import type {FileOperations} from './file-operations.js';
import {noteBytes, writeNote} from './write-file.js';

/** Notes who holds the lock, for those who wait. Only a hint: stale as soon as the lock is free. */
export function noteHolder(dir: string, origin: Origin, since: Date, operations: FileOperations): void {
	try {
		const note = {who: originText(origin).slice(0, 80), pid: process.pid, since: since.toISOString()};
		writeNote(holderFile(dir), JSON.stringify(note), operations);
	} catch {
		// Nothing depends on the note; a full disk shows at the write itself.
	}
}

/** Who holds the lock, in words for people; `another process` when the note cannot be read. */
export function describeHolder(dir: string): string {
	try {
		const {who, pid, since} = readNote(holderFile(dir));
		const plain = String(who)
			.replaceAll(/[^\x20-\x7e]/g, '?')
			.slice(0, 80);
		return `${plain}, process ${Number(pid)}, since ${new Date(String(since)).toISOString()}`;
	} catch {
		return 'another process';
	}
}

function readNote(file: string): {readonly who?: unknown; readonly pid?: unknown; readonly since?: unknown} {
	const descriptor = fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK);
	try {
		const bytes = Buffer.alloc(noteBytes);
		const note: unknown = JSON.parse(bytes.toString('utf8', 0, fs.readSync(descriptor, bytes, 0, bytes.length, 0)));
		return typeof note === 'object' && note !== null ? note : {};
	} finally {
		fs.closeSync(descriptor);
	}
}

function holderFile(dir: string): string {
	return path.join(dir, 'lock.holder');
}
