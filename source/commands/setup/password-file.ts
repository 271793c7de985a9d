import {createReadStream} from 'node:fs';
import type {Readable} from 'node:stream';
import {visible} from '../../domain/visible.js';

/** A password read from a file, or why it cannot be used, in words that never contain it. */
export type PasswordFile = {readonly ok: true; readonly password: string} | {readonly ok: false; readonly why: string};

/** Reads a password from a file, or from `stdin` when it is `-`. One newline at its end is not part of it. */
export async function readPasswordFile(
	file: string,
	stdin: Readable & {readonly isTTY?: boolean},
): Promise<PasswordFile> {
	if (file === '-' && stdin.isTTY === true) {
		return refused('standard input is a terminal, which would show the password: use a file or a pipe');
	}

	const name = file === '-' ? 'standard input' : visible(file);
	let bytes: Buffer;
	try {
		bytes = await readSome(file === '-' ? stdin : createReadStream(file));
	} catch (error) {
		return refused(`${name} cannot be read: ${causeOf(error)}`);
	}

	if (bytes.length > longestFile) return refused(`${name} is longer than ${longestFile} bytes: it is no password file`);
	if (bytes.includes(0)) return refused(`${name} contains a NUL byte: a password is text`);
	try {
		return {ok: true, password: new TextDecoder('utf-8', {fatal: true}).decode(bytes).replace(/\r?\n$/, '')};
	} catch {
		return refused(`${name} is not UTF-8 text`);
	}
}

const longestFile = 4096;

/** Everything, or a little more than the longest file: a device never ends. */
async function readSome(stream: Readable): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of stream) {
		const bytes = Buffer.from(chunk as Buffer | string);
		chunks.push(bytes);
		length += bytes.length;
		if (length > longestFile) break;
	}

	return Buffer.concat(chunks);
}

function causeOf(error: unknown): string {
	const {code} = error as NodeJS.ErrnoException;
	const words: Readonly<Record<string, string>> = {
		ENOENT: 'no such file',
		EACCES: 'permission denied',
		EISDIR: 'it is a directory',
		ENOTDIR: 'a part of its path is not a directory',
	};
	return words[code ?? ''] ?? code ?? 'unknown reason';
}

function refused(why: string): PasswordFile {
	return {ok: false, why};
}
