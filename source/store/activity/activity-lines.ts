import fs from 'node:fs';
import path from 'node:path';
import {ioFailure} from '../files/io-error.js';
import {openSafeFile} from '../files/safe-file.js';

/** Path of the log. */
export function activityFile(dir: string): string {
	return path.join(dir, 'activity.jsonl');
}

/**
 * The lines of a file from the last to the first, without empty ones, reading no more of it than is asked for. Of a line
 * longer than 1 MiB, which none of ours is, only that is said. Throws `store-unsafe` or `io`.
 */
export function* linesFromEnd(file: string): Generator<string> {
	let line = new LineFromEnd();
	for (const chunk of chunksFromEnd(file)) {
		for (let end = chunk.length; ;) {
			const lineFeed = end === 0 ? -1 : chunk.lastIndexOf(0x0a, end - 1);
			line.prepend(chunk.subarray(lineFeed + 1, end));
			// What stands before the first line feed may begin in an earlier chunk.
			if (lineFeed === -1) break;
			if (line.length > 0) yield line.text();
			line = new LineFromEnd();
			end = lineFeed;
		}
	}
	if (line.length > 0) yield line.text();
}

/** How many bytes follow the last line feed of a file; 0 when it ends as it should, or is not there. */
export function unfinishedBytes(file: string): number {
	let length = 0;
	for (const chunk of chunksFromEnd(file)) {
		const lineFeed = chunk.lastIndexOf(0x0a);
		length += chunk.length - lineFeed - 1;
		if (lineFeed !== -1) break;
	}
	return length;
}

const longest = 1024 * 1024;
const chunkBytes = 64 * 1024;

/** A line put together from its end: the parts are joined once, however many there are. */
class LineFromEnd {
	length = 0;
	#parts: Uint8Array[] = [];

	prepend(part: Uint8Array): void {
		this.length += part.length;
		if (this.length <= longest) this.#parts.push(part);
		else this.#parts = [];
	}

	text(): string {
		return this.length > longest ? '(longer than 1 MiB)' : Buffer.concat(this.#parts.toReversed()).toString();
	}
}

function* chunksFromEnd(file: string): Generator<Buffer> {
	const open = openSafeFile(file);
	if (open === undefined) return;
	try {
		for (let end = Number(open.stat.size); end > 0;) {
			const start = Math.max(0, end - chunkBytes);
			yield readChunk(open.descriptor, start, end);
			end = start;
		}
	} catch (error) {
		throw ioFailure(file, error);
	} finally {
		fs.closeSync(open.descriptor);
	}
}

/** A read may give less than was asked for. */
function readChunk(descriptor: number, start: number, end: number): Buffer {
	const chunk = Buffer.alloc(end - start);
	for (let length = 0; length < chunk.length;) {
		const count = fs.readSync(descriptor, chunk, length, chunk.length - length, start + length);
		if (count === 0) return chunk.subarray(0, length);
		length += count;
	}
	return chunk;
}
