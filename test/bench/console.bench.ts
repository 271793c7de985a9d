/**
 * The console with 10,000 users in a terminal of 120x32: what a person waits for, and what goes over their line. Bytes
 * are exact and held by test/e2e/terminal/bytes.test.ts; times are those of a quiet machine.
 */
import {makeHouse, type House} from '../e2e/harness/house.js';
import {openConsole} from '../e2e/harness/open-console.js';
import type {Person} from '../e2e/harness/person.js';
import {seesSignIn} from '../e2e/steps/signing.js';
import {seesUsers} from '../e2e/steps/users.js';
import {benchPassword, makeLargeStore} from './large-store.js';
import {Figures, type Sample} from './tools/figures.js';
import {measure, measureKeys} from './tools/measure.js';
import {scope} from './tools/scope.js';

const figures = new Figures();
const house = await makeHouse(scope);
await makeLargeStore(house.data, 10_000);

figures.add('first paint (sign-in)', await repeat(7, firstPaint), {bytes: 3281});
const person = await open(house);
await seesSignIn(person);
await person.type(`admin\t${benchPassword}`);
await person.settles();
figures.add('sign in to 10k users', [await measure(person, () => person.press('enter'), 400)], '1.1x htpasswd');
await seesUsers(person);

figures.add('move inside the page', await measureKeys(person, times(20, 'down')), {bytes: 60, p95: 16});
await measureKeys(person, times(7, 'down'));
figures.add('move that scrolls', await measureKeys(person, times(20, 'down')), {bytes: 180, p95: 16});
figures.add('page down', await measureKeys(person, times(15, 'pagedown')), {bytes: 1667});
figures.add('to the last row', await repeat(5, async () => (await measureKeys(person, ['end', 'home']))[0]!));
figures.add('sort by another column', await measureKeys(person, times(8, 's')));
figures.add('filter letter', (await repeat(4, typeFilter)).flat(), {bytes: 871, ms: 7});
figures.add('filter letter that finds nothing', await typeNothing(), {bytes: 30, ms: 7});

await person.press('home');
await person.settles();
const visits = await repeat(8, async () => measureKeys(person, ['enter', 'esc']));
figures.add(
	'open a user',
	visits.map(([into]) => into!),
	{ms: 6},
);
figures.add(
	'and back',
	visits.map(([, back]) => back!),
	{ms: 8},
);
figures.add('nothing happens, 2 s', [await measureRest()], {bytes: 0});
figures.add('quit', [await measureQuit(person)], {ms: 27});
figures.print();
process.exit();

async function open(where: House): Promise<Person> {
	return openConsole(scope, {house: where, cols: 120, rows: 32});
}

async function firstPaint(): Promise<Sample> {
	const start = performance.now();
	const fresh = await open(house);
	await fresh.sees('Password');
	await fresh.settles();
	const sample = {ms: fresh.lastWriteAt - start, bytes: fresh.written().length};
	await fresh.press('ctrl-c');
	await fresh.leaves(0);
	return sample;
}

async function typeFilter(): Promise<readonly Sample[]> {
	await person.press('/');
	await person.settles();
	const letters = await measureKeys(person, ['g', 'r', 'a', 'c', 'e']);
	await person.press('esc');
	await person.settles();
	return letters;
}

/** Letters of a filter that nobody meets: only the filter itself changes. */
async function typeNothing(): Promise<readonly Sample[]> {
	await person.press('/');
	await person.type('zzz');
	await person.settles();
	const letters = await measureKeys(person, times(8, 'z'));
	await person.press('esc');
	await person.settles();
	return letters;
}

async function measureRest(): Promise<Sample> {
	await person.sees('10002 users');
	await person.settles(500);
	person.forget();
	await person.settles(2000);
	return {ms: 0, bytes: person.written().length};
}

async function measureQuit(leaving: Person): Promise<Sample> {
	leaving.forget();
	const start = performance.now();
	await leaving.press('q');
	await leaving.leaves(0);
	return {ms: performance.now() - start, bytes: leaving.written().length};
}

function times(count: number, key: string): string[] {
	return Array.from({length: count}, () => key);
}

async function repeat<T>(count: number, act: () => Promise<T>): Promise<T[]> {
	const results: T[] = [];
	for (let round = 0; round < count; round++) results.push(await act());
	return results;
}
