import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import type {Column} from '../../../../source/ui/components/table/column.js';
import {cursorIndex, scrolledTop, sortRows} from '../../../../source/ui/components/table/table-state.js';

type Row = {readonly id: number; readonly name: string; readonly size: number};
const column = (key: (row: Row) => string | number): Column<Row> => ({
	id: 'x',
	title: 'X',
	min: 1,
	max: 1,
	dropFirst: 0,
	cell: String,
	key,
});
const byName = column(row => row.name);
const bySize = column(row => row.size);
const rows = (...names: readonly string[]): readonly Row[] => names.map((name, id) => ({id, name, size: name.length}));
const namesOf = (list: readonly Row[]) => list.map(({name}) => name);

test('texts are ordered ignoring case, numbers by their size', () => {
	assert.deepEqual(namesOf(sortRows(rows('bob', 'Alice', 'carol'), byName, false)), ['Alice', 'bob', 'carol']);
	const sizes = [10, 9, 100].map((size, id) => ({id, name: '', size}));
	assert.deepEqual(
		sortRows(sizes, bySize, false).map(({size}) => size),
		[9, 10, 100],
	);
});

test('letters of other alphabets are ordered as a reader expects', () => {
	assert.deepEqual(namesOf(sortRows(rows('zoe', 'Émile', 'eva', 'Ömer'), byName, false)), [
		'Émile',
		'eva',
		'Ömer',
		'zoe',
	]);
});

test('rows that are equal keep their order, also turned round', () => {
	const equal = rows('aa', 'bb', 'c', 'dd');
	assert.deepEqual(namesOf(sortRows(equal, bySize, false)), ['c', 'aa', 'bb', 'dd']);
	assert.deepEqual(namesOf(sortRows(equal, bySize, true)), ['aa', 'bb', 'dd', 'c']);
});

test('sorting keeps every row and orders every pair', () => {
	fc.assert(
		fc.property(fc.array(fc.string()), fc.boolean(), (names, descending) => {
			const list = rows(...names);
			const sorted = sortRows(list, bySize, descending);
			assert.deepEqual(new Set(sorted), new Set(list));
			const sign = descending ? -1 : 1;
			assert.ok(sorted.every((row, at) => at === 0 || sign * (sorted[at - 1]!.size - row.size) <= 0));
		}),
	);
});

test('the cursor is on its record wherever that went, and stays in place when it has gone', () => {
	assert.equal(cursorIndex(['a', 'b', 'c'], {cursorId: 'c', index: 0}), 2);
	assert.equal(cursorIndex(['a', 'b', 'c'], {cursorId: 'gone', index: 1}), 1);
	assert.equal(cursorIndex(['a', 'b'], {cursorId: 'gone', index: 7}), 1);
	assert.equal(cursorIndex([], {cursorId: 'gone', index: 7}), 0);
});

test('the page scrolls only when the cursor leaves it', () => {
	assert.equal(scrolledTop(0, 4, 5, 20), 0);
	assert.equal(scrolledTop(0, 5, 5, 20), 1);
	assert.equal(scrolledTop(10, 12, 5, 20), 10);
	assert.equal(scrolledTop(10, 9, 5, 20), 9);
	assert.equal(scrolledTop(10, 0, 5, 20), 0);
	assert.equal(scrolledTop(10, 19, 5, 20), 15);
});

test('a page never shows free lines below the last row while there are rows above', () => {
	assert.equal(scrolledTop(15, 15, 10, 20), 10);
	assert.equal(scrolledTop(15, 3, 10, 4), 0);
	fc.assert(
		fc.property(
			fc.nat(50),
			fc.integer({min: 1, max: 50}),
			fc.integer({min: 1, max: 20}),
			fc.nat(),
			(top, count, height, at) => {
				const index = at % count;
				const next = scrolledTop(top, index, height, count);
				assert.ok(next >= 0 && next <= index && index < next + height);
				assert.ok(next <= Math.max(0, count - height));
			},
		),
	);
});
