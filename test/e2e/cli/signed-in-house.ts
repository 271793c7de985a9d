import assert from 'node:assert/strict';
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

/** Makes a house, sets it up, and signs admin in unless it says not to. */
export async function makeSignedInHouse(t: TestContext, {signIn = true} = {}): Promise<SignedInHouse> {
	const house = await makeHouse(t);
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

	const setUp = await det(['setup', '--admin-password-file', '-', '--default-task', 'keep'], {input: adminPassword});
	assert.equal(setUp.code, 0, setUp.stderr);
	if (signIn) {
		const {code, stdout, stderr} = await det(['user', 'login', 'admin'], {input: `${adminPassword}\n`});
		assert.deepEqual([code, stdout, stderr], [0, '', asked("Password for user 'admin': ")]);
	}

	return {house, det, does, fails};
}
