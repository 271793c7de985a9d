import {createHash} from 'node:crypto';
import type {Beside} from '../store.js';
import type {MasterConfigFile} from './master-config-file.js';

/** A replacement of master.yaml beside a change of the store: see `MasterConfigFile.replace`. */
export function replacement(file: MasterConfigFile, expected: string, next: string): Beside {
	const sha256 = createHash('sha256').update(next).digest('hex');
	return {apply: () => file.replace(expected, next), outcome: {file: file.file, sha256}};
}
