import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import type {Column} from '../../../../source/ui/components/table/column.js';
import {filterRows, fold, parseFilter, piecesOf, searchable} from '../../../../source/ui/components/table/filter.js';

type Row = {readonly name: string; readonly kind: string};
const column = (id: keyof Row, search: 'part' | 'word'): Column<Row> => ({
	id,
	title: id,
	min: 1,
	max: 1,
	dropFirst: 0,
	cell: row => row[id],
	search,
	key: row => row[id],
});
const columns = [column('name', 'part'), column('kind', 'word')];

/** Names of the rows a filter leaves, of rows written as `name` or `name: kind`. */
function left(filter: string, ...rows: readonly string[]): readonly string[] {
	const list = rows.map(row => {
		const [name = '', kind = ''] = row.split(': ');
		return {name, kind};
	});
	return filterRows(searchable(list, columns), parseFilter(filter)).map(({name}) => name);
}

const marked = (text: string, filter: string, by: 'part' | 'word' = 'part') =>
	piecesOf(text, parseFilter(filter).wanted, by)
		.map(({text: part, found}) => (found ? `[${part}]` : part))
		.join('');

test('a filter keeps rows with all its words, whatever their case and order', () => {
	const rows = ['Alice Member', 'Bob Admin', 'Alice Admin'];
	assert.deepEqual(left('ADMIN alice', ...rows), ['Alice Admin']);
	assert.deepEqual(left('  ', ...rows), rows);
	assert.deepEqual(left('nobody', ...rows), []);
});

test('!word leaves rows out, and a lone ! nothing yet', () => {
	const rows = ['alice member', 'bob admin'];
	assert.deepEqual(left('!admin', ...rows), ['alice member']);
	assert.deepEqual(left('b !member', ...rows), ['bob admin']);
	assert.deepEqual(left('!', ...rows), rows);
});

test('states are found by their whole word', () => {
	const rows = ['alice: ● active', 'bob: ○ inactive'];
	assert.deepEqual(left('active', ...rows), ['alice']);
	assert.deepEqual(left('inactive', ...rows), ['bob']);
	assert.deepEqual(left('activ', ...rows), []);
});

test('a text is found however its letters are composed and whatever their case', () => {
	for (const typed of ['zoë', 'ZOË', 'zoe\u0308', 'ZOE\u0308']) {
		assert.deepEqual(left(typed, 'Zoë', 'Zoe\u0308', 'zorro'), ['Zoë', 'Zoe\u0308'], typed);
	}

	assert.deepEqual(left('STRASSE', 'straße'), ['straße']);
	assert.deepEqual(left('οδοσ', 'ΟΔΟΣ', 'οδος'), ['ΟΔΟΣ', 'οδος']);
});

test('what a screen shows of hidden characters can be looked for as it is shown', () => {
	assert.deepEqual(left('\\u{202E}', 'a\u202Eb', 'ab'), ['a\u202Eb']);
	assert.deepEqual(left('␛', 'a\u001Bb'), ['a\u001Bb']);
});

test('matches are marked where they are, words apart and overlapping', () => {
	assert.equal(marked('alice', 'LI'), 'a[li]ce');
	assert.equal(marked('banana', 'ana'), 'b[anana]');
	assert.equal(marked('alice adams', 'ad al'), '[al]ice [ad]ams');
	assert.equal(marked('alice', 'bob'), 'alice');
	assert.equal(marked('alice', '!li'), 'alice');
});

test('matches are marked in letters of any form, never within one', () => {
	assert.equal(marked('Zoe\u0308 Tell', 'zoë'), '[Zoe\u0308] Tell');
	assert.equal(marked('straße', 'ss'), 'stra[ß]e');
	assert.equal(marked('漢字 ab', '字'), '漢[字] ab');
});

test('in a column of words only a whole word is marked', () => {
	assert.equal(marked('● active  ', 'active', 'word'), '● [active]  ');
	assert.equal(marked('○ inactive', 'active', 'word'), '○ inactive');
});

test('the parts of a text are the text, and one is marked in every row a filter finds', () => {
	fc.assert(
		fc.property(
			fc.string({unit: 'grapheme', maxLength: 12}),
			fc.string({unit: 'grapheme', minLength: 1, maxLength: 4}),
			(text, word) => {
				const words = parseFilter(word).wanted;
				const pieces = piecesOf(text, words, 'part');
				assert.equal(pieces.map(piece => piece.text).join(''), text);
				const isFound = words.some(each => fold(text).includes(each));
				assert.equal(
					pieces.some(({found}) => found),
					isFound,
				);
			},
		),
	);
});
