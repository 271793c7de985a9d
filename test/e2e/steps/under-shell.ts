import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import type {TestContext} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {environmentOf, launcher, placesOf, type House} from '../harness/house.js';
import {openTerminal, type Person} from '../harness/person.js';

export type UnderShell = {
	/** Put before the program: `setsid -w`. */
	readonly by?: string;
	readonly env?: Readonly<Record<string, string>>;
	/** Another program than the launcher with its places. */
	readonly command?: readonly string[];
};

/** The console as a script starts it, which afterwards waits for a line set as before and ends as the console did. */
export function openUnderShell(
	t: TestContext,
	house: House,
	{by = '', env = {}, command = [launcher, ...placesOf(house)]}: UnderShell = {},
): Person {
	const quoted = command.map(word => `'${word}'`).join(' ');
	const script = `before=$(stty -g)
		${by} ${quoted}
		code=$?
		until [ "$(stty -g)" = "$before" ]; do sleep 0.05; done
		echo 'line as before'
		exit $code`;
	return openTerminal(t, ['/bin/sh', '-c', script], {env: environmentOf(house, env), cwd: house.home, cols: 100});
}

/** Waits until the console has ended with that code and left the terminal, its screen and its line, as it was. */
export async function endsCleanly(person: Person, code: number): Promise<void> {
	await person.sees('line as before');
	await person.leaves(code);
}

/** The process id of the console: the one below the shell that is not a shell itself. */
export async function consoleBelow(person: Person): Promise<number> {
	let pid = person.pid;
	for (let below = await childrenOf(pid); below[0] !== undefined; below = await childrenOf(pid)) {
		pid = below[0];
		if (/^(node|det)/.test(await nameOf(pid))) return pid;
	}

	return assert.fail('no console runs below the shell');
}

/** Every process below that one. */
export async function childrenOf(pid: number): Promise<readonly number[]> {
	const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
	return text.split(' ').filter(Boolean).map(Number);
}

/** The guard of the terminal below a console; waits until it is there. */
export async function guardBelow(pid: number): Promise<number> {
	for (;;) {
		const [guard] = await childrenOf(pid);
		if (guard !== undefined) return guard;
		await pause(10);
	}
}

async function nameOf(pid: number): Promise<string> {
	return readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
}
