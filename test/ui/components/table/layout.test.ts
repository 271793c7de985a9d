import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import stringWidth from 'string-width';
import {layOut, type Column} from '../../../../source/ui/components/table/column.js';
import {fit} from '../../../../source/ui/components/table/fit.js';
import {userColumns} from '../../../../source/ui/screens/users/user-columns.js';
import {unicodeGlyphs} from '../../../../source/ui/theme/glyphs.js';

const users = userColumns(unicodeGlyphs, new Date(0), new Map());
const laidOut = (width: number) => layOut(users, width).map(({column, width: cells}) => `${column.id} ${cells}`);

const idsAt = (width: number) => layOut(users, width - 2).map(({column}) => column.id);

test('the users table keeps what matters most at 60, 80 and 120 columns', () => {
	assert.deepEqual(idsAt(60), ['username', 'displayName', 'role', 'active', 'lastSignInAt']);
	assert.deepEqual(idsAt(80), ['username', 'displayName', 'role', 'active', 'remote', 'agent', 'lastSignInAt']);
	assert.deepEqual(idsAt(120), [
		'username',
		'displayName',
		'role',
		'active',
		'remote',
		'agent',
		'lastSignInAt',
		'modifiedAt',
	]);
});

test('columns fill the width when they may and never exceed it', () => {
	for (const width of [58, 78, 118]) {
		const sum = layOut(users, width).reduce((cells, column) => cells + column.width + 2, -2);
		assert.equal(sum, width, laidOut(width).join(', '));
	}
});

test('no column is narrower than its least or wider than its most, whatever the width', () => {
	const anyColumn = fc
		.record({min: fc.integer({min: 1, max: 20}), more: fc.nat(20), dropFirst: fc.nat(5)})
		.map(({min, more, dropFirst}): Column<string> => ({
			id: 'x',
			title: '',
			min,
			max: min + more,
			dropFirst,
			cell: text => text,
			key: text => text,
		}));
	fc.assert(
		fc.property(fc.array(anyColumn, {minLength: 1}), fc.nat(200), (columns, width) => {
			const kept = layOut(columns, width);
			assert.ok(kept.length > 0);
			assert.ok(kept.every(({column, width: cells}) => cells >= column.min && cells <= column.max));
			const sum = kept.reduce((cells, column) => cells + column.width + 2, -2);
			const mustStay = kept.length === 1 || kept.every(({column}) => column.dropFirst === 0);
			assert.ok(sum <= width || mustStay);
			assert.ok(
				columns.every(column => column.dropFirst > 0 || kept.some(each => each.column === column) || kept.length === 1),
			);
		}),
	);
});

test('columns leave in the order of their numbers, the highest first', () => {
	let before = layOut(users, 200).map(({column}) => column);
	for (let width = 199; width > 20; width--) {
		const now = layOut(users, width).map(({column}) => column);
		const gone = before.filter(column => !now.includes(column));
		for (const column of gone) assert.ok(now.every(other => other.dropFirst <= column.dropFirst));
		before = now;
	}

	assert.deepEqual(
		before.map(({id}) => id),
		['username', 'active'],
	);
});

test('a text is padded to its cells on the side away from its edge', () => {
	assert.equal(fit('ab', 5, '…'), 'ab   ');
	assert.equal(fit('ab', 5, '…', 'right'), '   ab');
	assert.equal(fit('é', 3, '…'), 'é  ');
	assert.equal(fit('漢', 4, '…', 'right'), '  漢');
});

test('a text too long is cut with a mark, between characters only', () => {
	assert.equal(fit('abcdef', 4, '…'), 'abc…');
	assert.equal(fit('abcdef', 4, '~'), 'abc~');
	assert.equal(fit('漢字漢字', 4, '…'), '漢… ');
	assert.equal(fit('e\u0301e\u0301e\u0301', 2, '…'), 'e\u0301…');
});

test('control characters become visible marks before the text is measured', () => {
	assert.equal(fit('a\u001B[2Jb', 8, '…'), 'a␛[2Jb  ');
	assert.equal(fit('a\u202Eb', 6, '…'), 'a\\u{2…');
	assert.equal(fit('\n', 2, '…'), '␊ ');
});

test('any text takes exactly its cells', () => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme'}), fc.integer({min: 1, max: 30}), fc.boolean(), (text, width, right) => {
			assert.equal(stringWidth(fit(text, width, '…', right ? 'right' : 'left')), width);
		}),
	);
});
