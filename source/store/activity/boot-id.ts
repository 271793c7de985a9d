import fs from 'node:fs';

/** The id of this boot of the machine, for the activity (R59); nothing where the system does not tell it. */
export function readBootId(file = '/proc/sys/kernel/random/boot_id'): {readonly bootId?: string} {
	try {
		return {bootId: fs.readFileSync(file, 'utf8').trim()};
	} catch {
		return {};
	}
}
