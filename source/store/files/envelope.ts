import {isUtf8} from 'node:buffer';
import {createHash} from 'node:crypto';

/** The first bytes of a file of the store; enough to tell one content from another. */
export type Head = {readonly schema: number; readonly revision: number; readonly checksum: string};

/** A file taken apart: its head and the JSON text of its data. */
export type Envelope = Head & {readonly dataText: string};

/** Longest head in bytes. */
export const headBytes = 160;

/** Largest file accepted (R13). */
export const largestFile = 16 * 1024 * 1024;

/**
 * The bytes of a file: `{"schema":1,"revision":12,"checksum":"…","data":…}` and a line feed. The checksum is the
 * SHA-256, in hex, of all these bytes without the checksum's own 64 digits, so that no flipped bit goes unseen (R11).
 */
export function encodeEnvelope(schema: number, revision: number, dataText: string): {bytes: Buffer; head: Head} {
	const before = `{"schema":${schema},"revision":${revision},"checksum":"`;
	const bytes = Buffer.from(`${before}${'0'.repeat(checksumDigits)}","data":${dataText}}\n`);
	const checksum = checksumOf(before, bytes.subarray(before.length + checksumDigits));
	bytes.write(checksum, before.length, 'latin1');
	return {bytes, head: {schema, revision, checksum}};
}

/** Takes a file apart, or says in words what is wrong with it. */
export function decodeEnvelope(bytes: Buffer): Envelope | string {
	if (bytes.length === 0) return 'it is empty';
	const head = readHead(bytes);
	if (head === undefined) return 'it was not written by det console, or its beginning is damaged';
	const before = `{"schema":${head.schema},"revision":${head.revision},"checksum":"`;
	const after = bytes.subarray(before.length + checksumDigits);
	if (checksumOf(before, after) !== head.checksum) return 'its checksum does not fit: it is cut off or was altered';
	if (!isUtf8(after)) return 'it is not UTF-8 text';
	return {...head, dataText: after.toString('utf8', `","data":`.length, after.length - 2)};
}

/** The head at the beginning of these bytes; undefined when there is none. */
export function readHead(bytes: Buffer): Head | undefined {
	const match = headPattern.exec(bytes.toString('latin1', 0, headBytes));
	const [, schema, revision, checksum] = match ?? [];
	if (schema === undefined || revision === undefined || checksum === undefined) return undefined;
	return {schema: Number(schema), revision: Number(revision), checksum};
}

const checksumDigits = 64;

const headPattern = /^\{"schema":(0|[1-9]\d{0,8}),"revision":(0|[1-9]\d{0,14}),"checksum":"([\da-f]{64})","data":/;

function checksumOf(before: string, after: Uint8Array): string {
	return createHash('sha256').update(before).update(after).digest('hex');
}
