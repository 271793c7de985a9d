import {randomBytes} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {DetFailure} from '../../domain/errors.js';
import type {Result} from '../../domain/result.js';
import {fileOperations, type FileOperations} from '../files/file-operations.js';
import {settle} from '../files/io-error.js';
import {interruptedWrite, removeDoneBackups} from './file/overwrite-file.js';
import {emptyMasterConfig, type MasterConfig} from './master-config.js';
import {worded} from './file/file-words.js';
import {readBytes, replaceFile} from './file/replace-file.js';
import {targetOf} from './file/target-of.js';

/** master.yaml as read: its exact text (byte order mark, line ends and all) and what it says. */
export type MasterConfigText = {readonly text: string; readonly exists: boolean; readonly config: MasterConfig};

/** The file master.yaml. Callers that replace it hold the store's lock. */
export type MasterConfigFile = {
	/** `''` when none was found. */
	readonly file: string;
	/** Reads and parses it; a file that is not there is empty, not an error. Errors: `master-config-invalid`, `io`. */
	read(): Promise<Result<MasterConfigText>>;
	/**
	 * Puts a new text in the place of the expected one (`absent` for no file) and gives the undo. The new text must parse.
	 * `master-config-changed` when the file is not as expected, compared immediately before the rename: what another
	 * editor writes in the instant between the two is the one change this can lose. The undo leaves a file alone that
	 * was changed since, and throws `DetFailure` when it cannot put the old text back.
	 */
	replace(expected: string, next: string): Promise<Result<() => Promise<void>>>;
	/** Why a `replace` would be refused by the file system, and what to do then, in words; undefined when it looks possible. */
	writeProblem(): Promise<string | undefined>;
};

export type MasterConfigOptions = {
	readonly operations?: FileOperations;
	readonly randomId?: () => string;
	/** Keeps the backup of an in-place write when the file's own directory cannot be written: the data directory. */
	readonly backupDir?: string;
};

/** Opens master.yaml for reading and replacing; touches nothing yet. */
export function openMasterConfig(file: string | undefined, options: MasterConfigOptions = {}): MasterConfigFile {
	const {operations = fileOperations, randomId = () => randomBytes(8).toString('hex'), backupDir} = options;
	const swap = (name: string, expected: string, next: string) =>
		replaceFile({file: name, expected: bytesOf(expected), next: bytesOf(next), operations, randomId, backupDir});

	return {
		file: file ?? '',
		read: () => settle(async () => (file === undefined ? nothing : readText(file, backupDir))),
		replace: (expected, next) =>
			settle(async () => {
				if (file === undefined) throw noFile();
				const parsed = await parse(next, file);
				if (!parsed.ok) throw new DetFailure(parsed.error);
				// Refuses while the outcome of an interrupted write is open.
				const dirs = backupDirs(file, backupDir);
				const current = readBytes(file);
				if (current) {
					refuseInterrupted(file, current, dirs);
					removeDoneBackups(targetOf(file), dirs, operations);
				}

				try {
					swap(file, expected, next);
				} catch (error) {
					throw truth(file, error, expected, next, () => swap(file, next, expected));
				}

				return async () => swap(file, next, expected);
			}),
		writeProblem: async () => (file === undefined ? 'no master.yaml was found' : writeProblem(file)),
	};
}

const nothing: MasterConfigText = {text: '', exists: false, config: emptyMasterConfig};

async function readText(file: string, backupDir: string | undefined): Promise<MasterConfigText> {
	const bytes = readBytes(file);
	if (bytes === undefined) return nothing;
	refuseInterrupted(file, bytes, backupDirs(file, backupDir));
	const text = decode(file, bytes);
	const config = await parse(text, file);
	if (!config.ok) throw new DetFailure(config.error);
	return {text, exists: true, config: config.value};
}

/** YAML is dear to load, and often there is no file. */
async function parse(text: string, file: string): Promise<Result<MasterConfig>> {
	const {parseMasterConfig} = await import('./read-master-config.js');
	return parseMasterConfig(text, file);
}

function decode(file: string, bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf8', {fatal: true, ignoreBOM: true}).decode(bytes);
	} catch {
		throw new DetFailure({code: 'master-config-invalid', file, detail: 'it is not UTF-8 text'});
	}
}

function refuseInterrupted(file: string, bytes: Uint8Array, dirs: readonly string[]): void {
	const backup = interruptedWrite(targetOf(file), bytes, dirs);
	if (backup === undefined) return;
	const detail = `a write to it did not end; its content before is in ${backup}: put the right one in place and remove the backup`;
	throw new DetFailure({code: 'master-config-invalid', file, detail});
}

function backupDirs(file: string, backupDir: string | undefined): readonly string[] {
	return [path.dirname(targetOf(file)), ...(backupDir === undefined ? [] : [backupDir])];
}

/** After a failure with the change visible all the same (R4), puts the old text back and tells what is there now. */
function truth(file: string, error: unknown, expected: string, next: string, undo: () => void): unknown {
	if (!(error instanceof DetFailure) || error.error.code !== 'io' || !error.error.changed) return error;
	try {
		undo();
	} catch {
		// What counts is what is there now.
	}

	return next !== expected && isThere(file, expected) ? new DetFailure({...error.error, changed: false}) : error;
}

function isThere(file: string, expected: string): boolean {
	try {
		const now = readBytes(file);
		return expected === 'absent' ? now === undefined : now?.equals(Buffer.from(expected)) === true;
	} catch {
		// Not even that can be found out.
		return false;
	}
}

function writeProblem(file: string): string | undefined {
	try {
		const target = targetOf(file);
		const exists = fs.existsSync(target);
		fs.accessSync(exists ? target : path.dirname(target), fs.constants.W_OK);
		return undefined;
	} catch (error) {
		const failure = worded(file, error).error;
		return failure.code === 'io' ? `${failure.cause}; ${failure.remedy}` : failure.code;
	}
}

function bytesOf(text: string): Buffer | undefined {
	return text === 'absent' ? undefined : Buffer.from(text);
}

function noFile(): DetFailure {
	const remedy = 'name one with --master-config FILE';
	return new DetFailure({code: 'io', file: 'master.yaml', cause: 'no master.yaml was found', remedy, changed: false});
}
