import fs from 'node:fs';

// Who waits tells the others by the times of the lock file: its modification time is the moment since which the one
// who has waited longest waits, and its change time, which the kernel sets, shows that this one is still there. By name,
// and without opening it: to close a file drops this process's own locks on it (POSIX). It is only about turns: whatever
// the times say, no two hold the lock.

/** Whether somebody is waiting who came before `since`, in milliseconds of the epoch. */
export function isBehind(file: string, since: number): boolean {
	const mark = markOf(file);
	return mark.since !== nobody && mark.since < since && mark.age < staleMs;
}

/** Says that the one who has waited longest came at `since`, unless that was said just now. */
export function markAsNext(file: string, since: number): void {
	const mark = markOf(file);
	if (mark.since !== since || mark.age > renewMs) setMark(file, since);
}

/** Takes the mark away, if it says `since` or what nobody renews any more. */
export function leaveQueue(file: string, since: number): void {
	const mark = markOf(file);
	if (mark.since !== nobody && (mark.since === since || mark.age >= staleMs)) setMark(file, nobody);
}

/** A mark as old as this is of somebody who was killed or stopped. */
const staleMs = 50;
const renewMs = 10;
const nobody = 0;

function markOf(file: string): {readonly since: number; readonly age: number} {
	const stat = fs.lstatSync(file, {throwIfNoEntry: false});
	if (stat === undefined) return {since: nobody, age: 0};
	// A clock that was set back makes a mark of the future: that is none.
	return {since: Math.round(stat.mtimeMs), age: Math.abs(Date.now() - stat.ctimeMs)};
}

function setMark(file: string, since: number): void {
	try {
		fs.lutimesSync(file, since / 1000, since / 1000);
	} catch {
		// Somebody removed the file, or its times cannot be set: then turns are given by chance.
	}
}
