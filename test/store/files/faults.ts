import {fileOperations, type FileOperations} from '../../../source/store/files/file-operations.js';

/** One file operation as it was called, in short: its name, then the base name of the file it was about. */
export type Call = string;

/**
 * Real file operations that note their calls in `calls`, and fail with `errno` at those `failing` names.
 */
export function faultyOperations(
	calls: Call[],
	failing: (call: Call, index: number) => string | undefined = () => undefined,
) {
	const names = new Map<number, string>();
	const note = (name: string, file: unknown) => {
		const call = `${name} ${String(file)
			.split('/')
			.at(-1)
			?.replace(/\.[0-9a-f]{16}\.tmp$/, '.tmp')}`;
		calls.push(call);
		const errno = failing(call, calls.length - 1);
		if (errno === undefined) return;
		throw Object.assign(new Error(`${errno}: injected`), {code: errno, syscall: name, errno: -1});
	};
	const operations: FileOperations = {
		...fileOperations,
		openSync(file, flags, mode) {
			note('open', file);
			const descriptor = fileOperations.openSync(file, flags, mode);
			names.set(descriptor, String(file));
			return descriptor;
		},
		writeSync(descriptor: number, ...rest: unknown[]) {
			note('write', names.get(descriptor));
			return Reflect.apply(fileOperations.writeSync, undefined, [descriptor, ...rest]);
		},
		fsyncSync(descriptor) {
			note('fsync', names.get(descriptor));
			fileOperations.fsyncSync(descriptor);
		},
		fchmodSync(descriptor, mode) {
			note('chmod', names.get(descriptor));
			fileOperations.fchmodSync(descriptor, mode);
		},
		linkSync(from, to) {
			note('link', to);
			fileOperations.linkSync(from, to);
		},
		renameSync(from, to) {
			note('rename', to);
			fileOperations.renameSync(from, to);
		},
	};
	return operations;
}
