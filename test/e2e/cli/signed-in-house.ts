import assert from 'node:assert/strict';
import {cp} from 'node:fs/promises';
import type {TestContext} from 'node:test';
import {makeHouse, type House} from '../harness/house.js';
import {runDet, type Run} from '../harness/run-det.js';

export const adminPassword = 'correctHorse7battery';
export const userPassword = 'Tramway91x';

export type RunOptions = {
	readonly input?: string;
	readonly env?: Readonly<Record<string, string | undefined>>;
};

/** A house whose store is set up, and `det` in it. */
export type SignedInHouse = {
	readonly house: House;
	/** Runs `det …` without a terminal. */
	readonly det: (line: readonly string[], options?: RunOptions) => Promise<Run>;
	/** The same, which must succeed without a word on stderr; gives what it printed. */
	readonly does: (line: readonly string[], options?: RunOptions) => Promise<string>;
	/** The same, which must fail with that exit code; gives what it said on stderr. */
	readonly fails: (code: number, line: readonly string[], options?: RunOptions) => Promise<string>;
};

/** The two lines in which a question for a password comes without a terminal. */
export function asked(question: string): string {
	return `Warning: Password input may be echoed.\n${question}\n`;
}

/** Makes a house that was set up, with admin signed in unless it says not to. */
export async function makeSignedInHouse(t: TestContext, {signIn = true} = {}): Promise<SignedInHouse> {
	const model = await (signIn ? (signedIn ??= makeModel().then(login)) : (setUp ??= makeModel()));
	const house = await makeHouse(t);
	for (const part of ['data', 'home', 'masterConfig'] as const)
		await cp(model[part], house[part], {recursive: true, preserveTimestamps: true});
	const det = async (line: readonly string[], options: RunOptions = {}) => runDet(line, {house, ...options});
	const does = async (line: readonly string[], options: RunOptions = {}) => {
		const {code, stdout, stderr} = await det(line, options);
		assert.deepEqual({code, stderr}, {code: 0, stderr: ''}, line.join(' '));
		return stdout;
	};

	const fails = async (code: number, line: readonly string[], options: RunOptions = {}) => {
		const run = await det(line, options);
		assert.deepEqual({code: run.code, stdout: run.stdout}, {code, stdout: ''}, `${line.join(' ')}: ${run.stderr}`);
		return run.stderr;
	};

	return {house, det, does, fails};
}

/** Houses made once a file and copied for every test: passwords are hashed slowly. */
let setUp: Promise<House> | undefined;
let signedIn: Promise<House> | undefined;

async function makeModel(): Promise<House> {
	// It removes itself when the process ends.
	const house = await makeHouse({after: () => undefined});
	const line = ['setup', '--admin-password-file', '-', '--default-task', 'keep'];
	const {code, stderr} = await runDet(line, {house, input: adminPassword});
	assert.equal(code, 0, stderr);
	return house;
}

async function login(house: House): Promise<House> {
	const {code, stdout, stderr} = await runDet(['user', 'login', 'admin'], {house, input: `${adminPassword}\n`});
	assert.deepEqual([code, stdout, stderr], [0, '', asked("Password for user 'admin': ")]);
	return house;
}
