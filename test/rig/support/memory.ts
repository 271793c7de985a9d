import {readFileSync} from 'node:fs';

/** Resident memory of a process in kB; undefined once it has ended. */
export function residentKilobytes(pid: number): number | undefined {
	try {
		return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
	} catch {
		return undefined;
	}
}
