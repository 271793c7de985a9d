import type {TestContext} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {newDesk} from '../../e2e/steps/desks.js';
import type {House} from '../../e2e/harness/house.js';
import {openConsole} from '../../e2e/harness/open-console.js';
import type {Person} from '../../e2e/harness/person.js';
import {residentKilobytes} from '../support/memory.js';
import type {Random} from '../support/seed.js';

const bytes = [
	'\u001B[A', '\u001B[B', '\u001B[C', '\u001B[D', '\u001B[H', '\u001B[F', '\u001B[5~', '\u001B[6~', '\t', '\u001B[Z', '\r', '\r', '\r',
	'\u001B', '\u001B', ' ', '\u007F', '\u0013', '\u0010', '\u0001', '\u0005', '\u0015', '\u000B', '\u0017', '\u0012', '\u001F', '\u001B[3~',
	...'123456abdehijklnrstuvwxyzSYX*/:?gG'.split(''),
]; // prettier-ignore
const texts = [
	'user',
	'soak',
	'/active !remote',
	':user soak-1',
	'ａ日本👩‍👩‍👧',
	'Correct7horse',
	'constraints:\r  priority_limit: 5\r',
	'\u001B[2J',
];

/** What a monkey has come to. */
export type Fate = {
	keys: number;
	starts: number;
	kills: number;
	/** Ends nobody asked for, in words. */
	readonly crashes: string[];
	/** Resident memory of the console in kB, when it was looked at. */
	readonly memory: number[];
};

/** Hits random keys at a console until told to stop; kills it, stops it, resizes it and closes its window now and then. */
export async function monkey(
	t: TestContext,
	{
		house,
		names,
		password,
		random,
		until,
	}: {
		readonly house: House;
		readonly names: readonly string[];
		readonly password: string;
		readonly random: Random;
		readonly until: () => boolean;
	},
): Promise<Fate> {
	const fate: Fate = {keys: 0, starts: 0, kills: 0, crashes: [], memory: []};
	const desk = await newDesk(house);
	while (!until()) {
		const person = await openConsole(t, {house: desk, cols: 100, rows: 30});
		fate.starts++;
		const expected = await play(person);
		await ended(person);
		const screen = person.screen.text().trim();
		if (!expected.includes(person.exitCode ?? -1)) fate.crashes.push(`ended with ${person.exitCode}: ${screen}`);
		person.dispose();
	}

	return fate;

	/** Plays until the console ends; gives the exit codes that are fine. */
	async function play(person: Person): Promise<readonly number[]> {
		while (person.exitCode === undefined && !until()) {
			await pause(40);
			if (/Username[^]*Password[^]*Sign in\b/.test(person.screen.text())) await signIn(person);
			const dice = random.below(1000);
			if (dice < 2) return kill(person, 'SIGKILL', 137);
			if (dice < 4) return kill(person, 'SIGHUP', 129);
			if (dice < 6) return kill(person, 'SIGTERM', 143);
			if (dice < 9) person.resize(20 + random.below(160), 5 + random.below(50));
			else if (dice < 12) await stopAWhile(person);
			else if (dice < 40) await write(person, `\u001B[200~${pick(texts)}\u001B[201~`);
			else if (dice < 100) await write(person, pick(texts));
			else await write(person, pick(bytes));
		}

		if (person.exitCode === undefined) return kill(person, 'SIGTERM', 143);
		// `q` and Ctrl-C are among what it may hit.
		return [0];
	}

	function kill(person: Person, signal: NodeJS.Signals, code: number): readonly number[] {
		fate.kills++;
		look(person);
		person.kill(signal);
		// It may have been leaving already.
		return [code, 0];
	}

	async function stopAWhile(person: Person): Promise<void> {
		look(person);
		person.kill('SIGSTOP');
		await pause(300);
		person.kill('SIGCONT');
	}

	async function signIn(person: Person): Promise<void> {
		await write(person, `\u0015${pick(names)}\t\u0015${password}\r`);
		await pause(500);
	}

	async function write(person: Person, text: string): Promise<void> {
		fate.keys++;
		// Until it reads keys they would be the line discipline's; it may have ended meanwhile.
		await person.send(text).catch(() => undefined);
	}

	function look(person: Person): void {
		const kilobytes = residentKilobytes(person.pid);
		if (kilobytes !== undefined) fate.memory.push(kilobytes);
	}

	function pick<T>(items: readonly T[]): T {
		return items[random.below(items.length)]!;
	}
}

async function ended(person: Person): Promise<void> {
	for (let waited = 0; person.exitCode === undefined && waited < 10_000; waited += 20) await pause(20);
	if (person.exitCode === undefined) throw new Error(`a console did not end\n${person.screen.framed()}`);
}
