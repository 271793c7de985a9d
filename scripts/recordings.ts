/**
 * `npm run recordings`: drives the real program through a whole session in a real terminal, and writes down what a
 * person sees at 80x24 (docs/recordings/session-80x24.txt) and hears in linear mode (session-linear.txt).
 */
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {projectRoot} from '../test/e2e/harness/house.js';
import {openConsole} from '../test/e2e/harness/open-console.js';
import type {Person} from '../test/e2e/harness/person.js';
import {session, type Step} from './recordings/session.js';
import {maskedText, textOf} from './screens/picture.js';

const folder = join(projectRoot, 'docs/recordings');
await mkdir(folder, {recursive: true});
await record('session-80x24.txt', 'what is seen at 80x24', seen);
await record('session-linear.txt', 'what is heard in linear mode (det --linear)', heard);
// The terminals' libraries keep the process alive.
process.exit();

async function record(name: string, what: string, run: (end: Ending) => Promise<string>): Promise<void> {
	const endings: Array<() => void> = [];
	const text = await run({after: end => endings.push(end as () => void)}).finally(() => {
		for (const end of endings.toReversed()) end();
	});
	const file = join(folder, name);
	await writeFile(
		file,
		`det console, a whole session: ${what}.\nMade from the real program by npm run recordings.\n\n${text}`,
	);
	console.log(file);
}

type Ending = {after(end?: unknown): void};

/** After every step the whole screen. */
async function seen(t: Ending): Promise<string> {
	const person = await openConsole(t, {cols: 80, rows: 24});
	let text = '';
	for (const step of session) {
		await press(person, step);
		await person.sees(step.sees);
		await person.settles();
		text += `${heading(step)}\n${textOf(person.screen)}\n\n`;
	}

	await person.press('ctrl-c');
	await person.leaves(0);
	return `${text}== leaves: Ctrl-C\n`;
}

/** After every step what was said since the one before. */
async function heard(t: Ending): Promise<string> {
	const person = await openConsole(t, {cols: 200, rows: 50, env: {DET_LINEAR: '1'}});
	let text = '';
	for (const step of session) {
		person.forget();
		await press(person, step);
		// Only what is new counts: the same may have been said before.
		for (let tries = 0; !new RegExp(step.hears).test(saidBy(person)); tries++) {
			if (tries > 500) throw new Error(`${step.does}: did not hear ${String(step.hears)} but\n${saidBy(person)}`);
			await pause(20);
		}

		await person.settles();
		text += `${heading(step)}\n${maskedText(saidBy(person)).trim()}\n\n`;
	}

	await person.press('ctrl-c');
	await person.leaves(0);
	return `${text}== leaves: Ctrl-C\n`;
}

/** What was written since the last `forget`, as lines. */
function saidBy(person: Person): string {
	return person
		.written()
		.toString()
		.replaceAll('\r', '')
		.replaceAll(/\u001B\[[?\d]*[a-z]/g, '');
}

async function press(person: Person, {keys}: Step): Promise<void> {
	for (const key of keys) {
		if (typeof key === 'string') await person.press(key);
		else await person.type('type' in key ? key.type : key.secret);
	}
}

function heading({does, keys}: Step): string {
	const pressed = keys.map(key =>
		typeof key === 'string' ? keyName(key) : 'type' in key ? `"${key.type}"` : '(a password)',
	);
	return `== ${does}${pressed.length === 0 ? '' : `: ${pressed.join(' ')}`}`;
}

/** `Enter`, `Ctrl-S`, `d`. */
function keyName(key: string): string {
	if (key.length === 1) return key;
	return key.replaceAll(/(^|-)(\w)/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}
