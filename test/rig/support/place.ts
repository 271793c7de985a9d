import {randomBytes} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';
import type {Backend, Token} from '../../../source/backend/backend.js';
import {openBackend, type BackendOptions} from '../../../source/backend/open-backend.js';
import {atTheDesk, plainPlan, valueOf} from '../../backend/helpers/test-backend.js';

/** A backend on a directory as a console has it: real clock, real randomness; passwords hashed cheaply. */
export async function openHere(dataDir: string, options: Partial<BackendOptions> = {}): Promise<Backend> {
	return valueOf(
		await openBackend({
			dataDir,
			masterConfigFile: '',
			origin: atTheDesk,
			hostname: 'rig',
			clock: () => new Date(),
			randomBytes: size => randomBytes(size),
			bcryptCost: 4,
			...options,
		}),
	);
}

/** An empty directory, removed after the test. */
export function emptyPlace(t: TestContext): string {
	const root = mkdtempSync(path.join(os.tmpdir(), 'det-rig-'));
	t.after(() => rmSync(root, {recursive: true, force: true}));
	return path.join(root, 'data');
}

/** A store after set-up, with the admin signed in. */
export async function makeStore(t: TestContext): Promise<{
	readonly dir: string;
	readonly backend: Backend;
	readonly admin: Token;
}> {
	const dir = emptyPlace(t);
	const backend = await openHere(dir);
	t.after(() => backend.close());
	const {token: admin} = valueOf(await backend.setup.run(plainPlan));
	return {dir, backend, admin};
}
