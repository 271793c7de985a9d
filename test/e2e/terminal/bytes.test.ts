import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {benchPassword, makeLargeStore} from '../../bench/large-store.js';
import {makeHouse} from '../harness/house.js';
import {openConsole} from '../harness/open-console.js';
import type {Person} from '../harness/person.js';
import type {Cell} from '../harness/screen.js';
import {seesSignIn} from '../steps/signing.js';

// What goes over the line, exactly, with 10,000 users at 120x32: a slow line feels every byte. The limits are those of
// the best programs for terminals (nnn, less), see `npm run bench`.
let person: Person;
const ends: Array<() => void> = [];
const scope = {after: (end?: unknown) => void ends.push(end as () => void)};

before(async () => {
	const house = await makeHouse(scope);
	await makeLargeStore(house.data, 10_000, 10);
	person = await openConsole(scope, {house, cols: 120, rows: 32});
	await seesSignIn(person);
	await person.settles();
});

after(() => {
	for (const end of ends) end();
});

test('the first screen takes at most 3281 bytes', () => {
	assert.ok(person.written().length <= 3281, `${person.written().length}`);
});

test('the list of users takes at most 4157 bytes', async () => {
	await person.type(`admin\t${benchPassword}`);
	await person.settles();
	person.forget();
	await person.press('enter');
	await person.sees('10002 users');
	await person.settles();
	assert.ok(person.written().length <= 4157, `${person.written().length}`);
});

test('a step of the cursor takes 60 bytes, and one write a frame', async () => {
	const costs = await each(20, 'down');
	assert.ok(median(costs) <= 60 && mean(costs) <= 88, told(costs));
	onePieceAFrame(costs);
});

test('a step that scrolls takes 180 bytes, and one write a frame', async () => {
	await each(8, 'down');
	const costs = await each(20, 'down');
	assert.ok(median(costs) <= 180 && mean(costs) <= 200, told(costs));
	onePieceAFrame(costs);
});

test('a page takes 2.2 bytes for every cell that changes', async () => {
	let [bytes, changed] = [0, 0];
	for (let page = 0; page < 9; page++) {
		const cells = allCells();
		const [cost] = await each(1, 'pagedown');
		bytes += cost!.bytes;
		changed += allCells().filter((cell, at) => cell !== cells[at]).length;
	}

	assert.ok(changed > 1000 && bytes / changed <= 2.2, `${bytes} bytes for ${changed} cells`);
});

test('a letter that changes only the filter takes 30 bytes', async () => {
	await person.press('home', '/');
	await person.type('zzz');
	await person.sees('No user');
	await person.settles();
	const costs = await each(4, 'z');
	assert.ok(
		costs.every(({bytes}) => bytes > 0 && bytes <= 30),
		told(costs),
	);
	await person.press('esc');
	await person.settles();
});

test('nothing is written while nothing happens', async () => {
	person.forget();
	await person.settles(1000);
	assert.equal(person.written().toString(), '');
});

type Cost = {readonly bytes: number; readonly pieces: number};

/** Presses a key so many times, each once the last one is through. */
async function each(times: number, key: string): Promise<readonly Cost[]> {
	const costs: Cost[] = [];
	for (let time = 0; time < times; time++) {
		person.forget();
		await person.press(key);
		while (person.pieces() === 0) await person.settles(5);
		await person.settles(40);
		costs.push({bytes: person.written().length, pieces: person.pieces()});
	}

	return costs;
}

/** A second frame follows only where the row under the cursor allows something else than the one before. */
function onePieceAFrame(costs: readonly Cost[]): void {
	const pieces = costs.reduce((sum, cost) => sum + cost.pieces, 0);
	assert.ok(pieces <= 1.5 * costs.length, told(costs));
}

function mean(costs: readonly Cost[]): number {
	return costs.reduce((sum, {bytes}) => sum + bytes, 0) / costs.length;
}

function median(costs: readonly Cost[]): number {
	return costs.map(({bytes}) => bytes).toSorted((a, b) => a - b)[Math.floor(costs.length / 2)]!;
}

function told(costs: readonly Cost[]): string {
	return costs.map(({bytes, pieces}) => `${bytes}/${pieces}`).join(' ');
}

function allCells(): readonly string[] {
	const rows = Array.from({length: 32}, (_, y) => person.screen.cells(y));
	return rows.flat().map((cell: Cell) => JSON.stringify(cell));
}
