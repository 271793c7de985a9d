import fs from 'node:fs';
import path from 'node:path';
import {errorText} from '../../domain/error-text.js';
import {ok, type Result} from '../../domain/result.js';
import {storeFile} from '../../store/core.js';
import {listGenerations as pathsOf} from '../../store/files/generations.js';
import {settle} from '../../store/files/io-error.js';
import {readJsonFile} from '../../store/files/json-file.js';
import {prepareDirectory} from '../../store/files/safe-path.js';
import {decodeStore} from '../../store/schema/decode.js';
import {migrations} from '../../store/schema/migrations.js';

/** A kept content of `store.json`. */
export type Generation = {
	/** 0 is `store.json` itself, 1 the newest before it. */
	readonly n: number;
	readonly file: string;
	/** When it was written, ISO 8601 UTC. */
	readonly writtenAt: string;
	/** `''` when it can be restored, else what is wrong with it, in words; revision and users are 0 then. */
	readonly problem: string;
	readonly revision: number;
	readonly users: number;
};

/** What is kept of `store.json`, the present one first; works on a damaged store. Errors: `store-unsafe`, `io`. */
export async function listGenerations(dataDir: string): Promise<Result<readonly Generation[]>> {
	const dir = await settle(async () => prepareDirectory(dataDir).dir);
	if (!dir.ok) return dir;
	const present = storeFile(dir.value);
	const found: Generation[] = [];
	for (const file of [present, ...pathsOf(present)]) {
		const generation = await describe(file, file === present ? 0 : Number(path.extname(file).slice(1)));
		if (generation !== undefined) found.push(generation);
	}

	return ok(found);
}

/** Undefined when the file is not there. */
async function describe(file: string, n: number): Promise<Generation | undefined> {
	const stat = fs.lstatSync(file, {throwIfNoEntry: false});
	if (stat === undefined) return undefined;
	const facts = {n, file, writtenAt: stat.mtime.toISOString()};
	const read = await settle(() => readJsonFile({file, decode: decodeStore(migrations)}));
	if (!read.ok) return {...facts, problem: errorText(read.error), revision: 0, users: 0};
	if (read.value === undefined) return undefined;
	return {...facts, problem: '', revision: read.value.revision, users: read.value.data.users.length};
}
