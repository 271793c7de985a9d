import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';

/** A private temporary directory below which a test may mount: what is mounted there goes with the test, then itself. */
export function mountableDirectory(t: TestContext): string {
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'det-mounts-'));
	t.after(() => {
		for (const place of mountsBelow(dir)) unmount(place);
		fs.rmSync(dir, {recursive: true});
	});
	return dir;
}

/** Mounts with the arguments of mount(8), the place last. */
export function mount(...args: readonly string[]): void {
	execFileSync('mount', args);
}

/** Takes away what was mounted last on that place; lazily, since a process of the test may still look at it. */
export function unmount(place: string): void {
	execFileSync('umount', ['--lazy', place]);
}

/** Those mounted last first. */
function mountsBelow(dir: string): readonly string[] {
	const places = fs
		.readFileSync('/proc/self/mounts', 'utf8')
		.split('\n')
		.map(line => line.split(' ')[1] ?? '');
	return places.filter(place => place.startsWith(`${dir}/`)).toReversed();
}
