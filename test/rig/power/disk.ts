import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {mount, mountableDirectory, unmount} from '../support/mounts.js';

/** An ext4 file system in an image. Its image is the disk: what is not in there yet, a power cut takes. */
export type Disk = {
	readonly dir: string;
	readonly image: string;
	/** Cuts the power now; the disk as it is then. */
	cut(): string;
	/** Looks at a disk after the power is back, in the place of the running one. */
	after<T>(image: string, look: () => Promise<T>): Promise<T>;
};

/** Makes one and mounts it with these options; it goes with the test. */
export function makeDisk(t: TestContext, mountOptions: string): Disk {
	const root = mountableDirectory(t);
	const [image, dir] = [path.join(root, 'disk.img'), path.join(root, 'disk')];
	fs.writeFileSync(image, '');
	fs.truncateSync(image, 16 * 1024 * 1024);
	execFileSync('mkfs.ext4', ['-q', '-F', image]);
	fs.mkdirSync(dir);
	mount('-o', `loop,${mountOptions}`, image, dir);
	fs.chmodSync(dir, 0o755);
	let cuts = 0;
	return {
		dir,
		image,
		cut() {
			const copy = path.join(root, `cut-${cuts++}.img`);
			execFileSync('cp', ['--sparse=always', image, copy]);
			return copy;
		},
		async after(copy, look) {
			// On top, so that every path is what it was.
			mount('-o', 'loop', copy, dir);
			try {
				return await look();
			} finally {
				unmount(dir);
				fs.rmSync(copy);
			}
		},
	};
}
