import {randomBytes} from 'node:crypto';
import {readlinkSync} from 'node:fs';
import {hostname} from 'node:os';
import type {Backend} from '../backend/backend.js';
import {openBackend} from '../backend/open-backend.js';
import type {Result} from '../domain/result.js';
import {currentOrigin, originFacts} from '../system/origin.js';

/** Where things are; `masterConfigFile` is `''` when there is none. */
export type Places = {readonly dataDir: string; readonly masterConfigFile: string};

/** Opens the backend with this process's clock, randomness, host and person. */
export async function openHere({dataDir, masterConfigFile}: Places): Promise<Result<Backend>> {
	return openBackend({
		dataDir,
		masterConfigFile,
		origin: currentOrigin(
			process.env,
			originFacts(() => readlinkSync('/proc/self/fd/0')),
		),
		hostname: hostname(),
		clock: () => new Date(),
		randomBytes: size => randomBytes(size),
	});
}
