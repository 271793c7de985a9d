import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';

/** A directory of its own for a test, gone after it. */
export function temporaryDirectory(t: TestContext): string {
	const dir = mkdtempSync(path.join(os.tmpdir(), 'det-master-config-'));
	t.after(() => rmSync(dir, {recursive: true, force: true}));
	return dir;
}
