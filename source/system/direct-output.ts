// Not imported: an import of node:fs reads all its names, and with them loads promises, streams and readline.
const {fstatSync, writeSync} = process.getBuiltinModule('node:fs');

/** Where a command writes: standard output or standard error. */
export type Output = {
	/** Writes all of it; false when a part still has to go out, which the process waits for before it ends. */
	write(text: string): boolean;
};

/**
 * Writes to a file descriptor at once. Node's own stream for it costs a third of the start of a short command (it
 * brings net and all streams with it), so it takes over only where the other side cannot take more for now.
 */
export function directOutput(fd: 1 | 2): Output {
	let stream: NodeJS.WriteStream | undefined;
	return {
		write(text) {
			if (stream !== undefined) return stream.write(text);
			const bytes = Buffer.from(text);
			for (let written = 0; written < bytes.length;) {
				try {
					written += writeSync(fd, bytes, written);
				} catch (error) {
					const {code} = error as NodeJS.ErrnoException;
					if (code === 'EINTR') continue;
					if (code !== 'EAGAIN') return endWithout(fd, error as NodeJS.ErrnoException);
					stream = guardedStream(fd);
					return stream.write(bytes.subarray(written));
				}
			}

			return true;
		},
	};
}

/** The stream of a file descriptor, with an end for the process when nobody listens any more (`det … | head`). */
export function guardedStream(fd: 1 | 2): NodeJS.WriteStream {
	const stream = fd === 1 ? process.stdout : process.stderr;
	if (!guarded.has(fd)) {
		guarded.add(fd);
		stream.on('error', (error: NodeJS.ErrnoException) => endWithout(fd, error));
	}

	return stream;
}

const guarded = new Set<1 | 2>();

/** Whether all that was written has gone out: no stream was needed, which may hold some of it back. */
export function isAllWritten(): boolean {
	return guarded.size === 0;
}

/** Ends the process that cannot write any more. That the reader has gone is no failure of ours; anything else is told. */
function endWithout(fd: 1 | 2, {code, errno = 0}: NodeJS.ErrnoException): never {
	if (code === 'EPIPE') process.exit(0);
	if (fd === 1) {
		const cause = process.getBuiltinModule('node:util').getSystemErrorMessage(errno);
		directOutput(2).write(`det: cannot write the output: ${cause}\n`);
	}

	return process.exit(1);
}

/** Whether a file descriptor is a terminal; asks the stream, which is dear, only when it may be one. */
export function isTerminal(fd: 1 | 2): boolean {
	try {
		const stat = fstatSync(fd);
		if (!stat.isCharacterDevice() || stat.rdev === nullDevice) return false;
	} catch {
		return false; // closed
	}

	return guardedStream(fd).isTTY;
}

/** /dev/null on Linux: major 1, minor 3. */
const nullDevice = 0x103;
