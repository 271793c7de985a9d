import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

/**
 * What goes wrong at one file operation: nothing, the end of the process, an errno (once, or for good), half a write.
 * `pictures` is none: a copy of everything is made before each operation that changes something.
 */
export type Fault =
	| {readonly kind: 'none' | 'kill' | 'short' | 'pictures'}
	/** Half a write, and from there on every write fails: a disk that fills up. */
	| {readonly kind: 'partial' | 'error' | 'dead'; readonly errno: Errno};

export type Errno = keyof typeof errnos;

/** One counted operation: `rename! data/store.json`; those with `!` change something on disk. */
export type Operation = {readonly name: string; readonly file: string};

/** Compiles the shim into a directory and gives the library's path. */
export function buildShim(dir: string): string {
	const library = path.join(dir, 'fault-shim.so');
	const source = fileURLToPath(new URL('../../../../../test/rig/support/fault-shim.c', import.meta.url));
	execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-Wall', '-Werror', '-o', library, source]);
	return library;
}

/** What is counted and pictured: operations below `dir`; pictures of it, or of the disk it is on, go to `pictures`. */
export type Watched = {
	readonly library: string;
	readonly dir: string;
	readonly pictures: string;
	readonly image?: string | undefined;
};

/** The environment of a process whose operations are counted. */
export function shimEnvironment({library, dir, pictures, image}: Watched, control: string): NodeJS.ProcessEnv {
	fs.writeFileSync(control, Buffer.alloc(controlBytes));
	return {
		...process.env,
		LD_PRELOAD: library,
		FAULT_CONTROL: control,
		FAULT_DIR: dir,
		FAULT_PICTURES: pictures,
		...(image !== undefined && {FAULT_IMAGE: image}),
		// What goes through the ring is not seen by a library.
		UV_USE_IO_URING: '0',
	};
}

/** For the process itself: counts from now on, and lets operation number `at` (from 1) go wrong. */
export function arm(control: string, at: number, fault: Fault): void {
	const errno = 'errno' in fault ? errnos[fault.errno] : 0;
	writeNumbers(control, [1, at, kinds.indexOf(fault.kind), errno, 0, 0, 0]);
}

/** Counts no longer; what was counted, and whether the fault came. */
export function disarm(control: string): {readonly operations: readonly Operation[]; readonly fired: boolean} {
	writeNumbers(control, [0]);
	const bytes = fs.readFileSync(control);
	const [fired, length] = [bytes.readInt32LE(20), bytes.readInt32LE(24)];
	const lines = bytes
		.toString('utf8', headBytes, headBytes + length)
		.split('\n')
		.slice(0, -1);
	const operations = lines.map(line => {
		const space = line.indexOf(' ');
		return {name: line.slice(0, space), file: line.slice(space + 1)};
	});
	return {operations, fired: fired > 0};
}

const {EIO, ENOSPC, EDQUOT, EROFS, EACCES, EMFILE, EINTR} = os.constants.errno;
const errnos = {EIO, ENOSPC, EDQUOT, EROFS, EACCES, EMFILE, EINTR};
const kinds: ReadonlyArray<Fault['kind']> = ['none', 'kill', 'error', 'short', 'partial', 'dead', 'pictures'];
const controlBytes = 1 << 18;
const headBytes = 28;

function writeNumbers(control: string, numbers: readonly number[]): void {
	const descriptor = fs.openSync(control, 'r+');
	// The first of them, which arms, last.
	const bytes = Buffer.from(Int32Array.from(numbers).buffer);
	fs.writeSync(descriptor, bytes, 4, bytes.length - 4, 4);
	fs.writeSync(descriptor, bytes, 0, 4, 0);
	fs.closeSync(descriptor);
}
