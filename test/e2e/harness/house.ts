import {mkdtempSync, rmSync} from 'node:fs';
import {copyFile, mkdir} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';

/** The checkout; this file is compiled to dist/modules/test/e2e/harness. */
export const projectRoot = fileURLToPath(new URL('../../../../../', import.meta.url)).replace(/\/$/, '');

/** What people start: the shell launcher, which runs dist/program. */
export const launcher = join(projectRoot, 'source/det.sh');

/** A machine of its own for a test: nothing outside is read or written. */
export type House = {
	readonly dir: string;
	/** The store's directory; not there yet. */
	readonly data: string;
	/** A copy of the checkout's master.yaml. */
	readonly masterConfig: string;
	readonly home: string;
};

/** Makes a house in the temporary directory; it is gone after the test. */
export async function makeHouse(t: Pick<TestContext, 'after'>): Promise<House> {
	const dir = mkdtempSync(join(tmpdir(), 'det-house-'));
	const remove = (): void => {
		rmSync(dir, {recursive: true, force: true, maxRetries: 3});
	};
	t.after(remove);
	// A program that is ended only after that may have written once more.
	process.once('exit', remove);
	const house = {dir, data: join(dir, 'data'), masterConfig: join(dir, 'master.yaml'), home: join(dir, 'home')};
	await mkdir(house.home, {mode: 0o700});
	await copyFile(join(projectRoot, 'master.yaml'), house.masterConfig);
	return house;
}

/** The arguments that put the program into the house. */
export function placesOf({data, masterConfig}: House): string[] {
	return ['--data', data, '--master-config', masterConfig];
}

/** A person's environment: no CI, no FORCE_COLOR, nothing of npm; undefined takes a name away. */
export function environmentOf(
	house: House,
	more: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
	const all = {
		PATH: process.env['PATH'] ?? '',
		HOME: house.home,
		TERM: 'xterm-256color',
		LANG: 'C.UTF-8',
		...more,
	};
	return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
