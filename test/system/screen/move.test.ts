import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {move} from '../../../source/system/screen/move.js';
import {Screen} from '../../e2e/harness/screen.js';

for (const [what, from, to, sequence] of [
	['nowhere', {x: 5, y: 5}, {x: 5, y: 5}, ''],
	['to the beginning of the next row', {x: 70, y: 3}, {x: 0, y: 4}, '\r\n'],
	['to the beginning of the row', {x: 70, y: 3}, {x: 0, y: 3}, '\r'],
	['a cell to the left', {x: 70, y: 3}, {x: 69, y: 3}, '\b'],
	['a cell to the right', {x: 70, y: 3}, {x: 71, y: 3}, '\u001B[C'],
	['straight up', {x: 7, y: 9}, {x: 7, y: 3}, '\u001B[6A'],
	['home', {x: 7, y: 9}, {x: 0, y: 0}, '\u001B[H'],
	['from an unknown column', {x: undefined, y: 9}, {x: 4, y: 9}, '\u001B[5G'],
	['from anywhere', undefined, {x: 4, y: 9}, '\u001B[10;5H'],
] as const) {
	test(`the shortest way ${what}`, () => {
		assert.equal(move(from, to), sequence);
	});
}

test('every way ends where it should', async () => {
	const place = fc.record({x: fc.nat(29), y: fc.nat(9)});
	await fc.assert(
		fc.asyncProperty(place, place, async (from, to) => {
			const {terminal} = new Screen(30, 10);
			const text = `\u001B[${from.y + 1};${from.x + 1}H${move(from, to)}`;
			await new Promise<void>(resolve => {
				terminal.write(text, resolve);
			});
			const {cursorX, cursorY} = terminal.buffer.active;
			assert.deepEqual([cursorX, cursorY], [to.x, to.y]);
			terminal.dispose();
		}),
	);
});
