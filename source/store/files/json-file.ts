import fs from 'node:fs';
import {Low, type Adapter} from 'lowdb';
import {DetFailure} from '../../domain/errors.js';
import {currentSchema} from '../schema/migrations.js';
import {documentText} from './document-text.js';
import {decodeEnvelope, encodeEnvelope, headBytes, largestFile, readHead, type Head} from './envelope.js';
import type {FileOperations} from './file-operations.js';
import {keepGeneration, listGenerations} from './generations.js';
import {ioFailure} from './io-error.js';
import {openSafeFile} from './safe-file.js';
import {writeFile} from './write-file.js';

/** What one file holds. */
export type FileContent<T> =
	| {readonly kind: 'missing'}
	| {readonly kind: 'present'; readonly schema: number; readonly revision: number; readonly data: T};

/**
 * How the data of a file is understood: migrates and checks what was read, of which it also gets the JSON text; the
 * string says what is wrong with it.
 */
export type Decode<T> = (schema: number, data: unknown, text: string) => Promise<{readonly data: T} | string>;

export type JsonFileOptions<T> = {
	readonly file: string;
	readonly decode: Decode<T>;
	readonly operations: FileOperations;
	readonly randomId: () => string;
	readonly generations: boolean;
};

/** A file of the store as lowdb's database, with what lowdb does not know of. */
export type JsonFile<T> = {
	readonly file: string;
	/** lowdb's database: its `data` is what was read or written last, `write()` replaces the file by it. */
	readonly low: Low<FileContent<T>>;
	/** Lets lowdb read the file when it moved on disk; readers and a writer of one process never mix what they read. */
	refresh(): Promise<void>;
	/** What tells one content on disk from another, `''` when the file is missing; cheap. */
	stamp(): string;
	/** The stamp of what was read or written last; undefined before that. */
	seen(): string | undefined;
	/** Schema of the file on disk, from its first bytes; 0 when it is not there or has none. */
	schema(): number;
	/** Encodes a content ahead of `write()`; fails with `input-invalid` when it is too large. */
	prepare(content: FileContent<T>): void;
};

/** Opens a file as a lowdb database on our own adapter. Reads nothing yet. */
export function openJsonFile<T>(options: JsonFileOptions<T>): JsonFile<T> {
	const prepared = new WeakMap<FileContent<T>, ReturnType<typeof encode>>();
	let known: {readonly stamp: string; readonly content: FileContent<T>} | undefined;
	const adapter: Adapter<FileContent<T>> = {
		async read() {
			const found = readWhole(options.file);
			const content: FileContent<T> = found ? await decodeFile(options, found.bytes) : {kind: 'missing'};
			known = {stamp: found?.stamp ?? '', content};
			return content;
		},
		async write(content) {
			const {bytes, head} = prepared.get(content) ?? encode(options.file, content);
			const beforeRename = () => keepGeneration(options.file, options.operations);
			const {stat, notDurable} = writeFile({...options, bytes, ...(options.generations && {beforeRename})});
			known = {stamp: stampOf(stat, head), content};
			if (notDurable !== undefined) throw new DetFailure(notDurable);
		},
	};
	const low = new Low<FileContent<T>>(adapter, {kind: 'missing'});
	let last: Promise<void> = Promise.resolve();
	return {
		file: options.file,
		low,
		refresh() {
			const mine = last.then(async () => {
				if (known === undefined || known.stamp !== readStart(options.file).stamp) await low.read();
			});
			last = mine.catch(() => undefined);
			return mine;
		},
		stamp: () => readStart(options.file).stamp,
		seen: () => known?.stamp,
		schema: () => readStart(options.file).head?.schema ?? 0,
		prepare: content => void prepared.set(content, encode(options.file, content)),
	};
}

/** Reads and decodes a file of the same form that is not the live one: a generation. Undefined when it is not there. */
export async function readJsonFile<T>(options: Pick<JsonFileOptions<T>, 'file' | 'decode'>) {
	const found = readWhole(options.file);
	return found && decodeFile(options, found.bytes);
}

function encode<T>(file: string, content: FileContent<T>) {
	if (content.kind === 'missing') throw new Error('a missing file cannot be written');
	const encoded = encodeEnvelope(content.schema, content.revision, documentText(content.data));
	if (encoded.bytes.length <= largestFile) return encoded;
	throw new DetFailure({
		code: 'input-invalid',
		what: file,
		value: `${encoded.bytes.length} bytes`,
		rule: 'at most 16 MiB',
	});
}

async function decodeFile<T>({file, decode}: Pick<JsonFileOptions<T>, 'file' | 'decode'>, bytes: Buffer) {
	const damaged = (detail: string) =>
		new DetFailure({code: 'store-damaged', file, detail, generations: listGenerations(file)});
	if (bytes.length > largestFile) throw damaged('it is larger than 16 MiB');
	const envelope = decodeEnvelope(bytes);
	if (typeof envelope === 'string') throw damaged(envelope);
	const {schema, revision, dataText} = envelope;
	const parsed = parse(dataText);
	if (typeof parsed === 'string') throw damaged(parsed);
	const decoded = await decode(schema, parsed.data, dataText);
	if (typeof decoded === 'string') {
		throw schema > currentSchema ? new DetFailure({code: 'store-newer', file, schema}) : damaged(decoded);
	}
	return {kind: 'present', schema, revision, data: decoded.data} as const;
}

function parse(text: string): {readonly data: unknown} | string {
	try {
		return {data: JSON.parse(text)};
	} catch {
		return 'it is not JSON, or nested too deep';
	}
}

function readWhole(file: string): {readonly stamp: string; readonly bytes: Buffer} | undefined {
	const open = openSafeFile(file);
	if (open === undefined) return undefined;
	try {
		return {stamp: stampOf(open.stat, headOf(open.descriptor)), bytes: readAll(open.descriptor)};
	} catch (error) {
		throw ioFailure(file, error);
	} finally {
		fs.closeSync(open.descriptor);
	}
}

function readStart(file: string): {readonly stamp: string; readonly head: Head | undefined} {
	const open = openSafeFile(file);
	if (open === undefined) return {stamp: '', head: undefined};
	try {
		const head = headOf(open.descriptor);
		return {stamp: stampOf(open.stat, head), head};
	} catch (error) {
		throw ioFailure(file, error);
	} finally {
		fs.closeSync(open.descriptor);
	}
}

function headOf(descriptor: number): Head | undefined {
	const bytes = Buffer.alloc(headBytes);
	return readHead(bytes.subarray(0, fs.readSync(descriptor, bytes, 0, headBytes, 0)));
}

function readAll(descriptor: number): Buffer {
	const {size} = fs.fstatSync(descriptor);
	const bytes = Buffer.allocUnsafe(Math.min(size, largestFile + 1));
	let length = 0;
	while (length < bytes.length) {
		const count = fs.readSync(descriptor, bytes, length, bytes.length - length, length);
		if (count === 0) break;
		length += count;
	}
	return bytes.subarray(0, length);
}

/** Inode, time and size alone can repeat within one clock tick (an inode is reused at once): the head makes it certain. */
function stampOf(stat: fs.BigIntStats, head: Head | undefined): string {
	return `${stat.ino} ${stat.mtimeNs} ${stat.size} ${head?.revision ?? ''} ${head?.checksum ?? ''}`;
}
