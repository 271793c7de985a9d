import {accessSync, constants} from 'node:fs';

/**
 * Lets this process go on while the terminal takes nothing: Node would stop in the middle of a write, deaf to keys,
 * signals and the store. Only where libuv has opened the terminal anew for itself; the mode of a descriptor that was
 * handed down is the shell's too.
 */
export function unblock(stream: NodeJS.WriteStream): void {
	const {isTTY, fd, _handle: handle} = stream as Terminal;
	if (!isTTY) return;
	try {
		accessSync(`/proc/self/fd/${fd}`, constants.R_OK | constants.W_OK);
	} catch {
		return;
	}

	handle?.setBlocking?.(false);
}

type Terminal = NodeJS.WriteStream & {
	readonly fd?: number;
	readonly _handle?: {setBlocking?(blocking: boolean): void};
};
