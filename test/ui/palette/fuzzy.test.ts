import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {fuzzy} from '../../../source/ui/palette/fuzzy.js';

/** The matched letters in brackets. */
function marked(query: string, text: string): string | undefined {
	const match = fuzzy(query, text);
	if (match === undefined) return undefined;
	return Array.from(text, (letter, at) => (match.at.includes(at) ? `[${letter}]` : letter))
		.join('')
		.replaceAll('][', '');
}

test('a word is found where another word begins with it, before any place inside one', () => {
	assert.equal(marked('use', 'Excuse a user'), 'Excuse a [use]r');
	assert.equal(marked('use', 'Excuse me'), 'Exc[use] me');
});

test('letters may stand apart when each begins a word or follows in its word', () => {
	assert.equal(marked('cau', 'Create a user'), '[C]re[a]te a [u]ser');
	assert.equal(marked('dactv', 'Deactivate'), '[D]e[act]i[v]ate');
	assert.equal(marked('cre', 'Leave the console from anywhere'), undefined);
});

test('all words of the query have to be there, in any order', () => {
	assert.equal(marked('user cre', 'Create a user'), '[Cre]ate a [user]');
	assert.equal(marked('user del', 'Create a user'), undefined);
});

test('case does not matter, and nothing typed matches everything', () => {
	assert.equal(marked('CREATE', 'create'), '[create]');
	assert.equal(marked('', 'create'), 'create');
});

test('the beginning of a text counts most, then that of a word, then a place inside, then letters apart', () => {
	const texts = ['up above all', 'look up now', 'the cup', 'under paper'];
	const scores = texts.map(text => fuzzy('up', text)?.score ?? -Infinity);
	assert.deepEqual(
		scores,
		scores.toSorted((a, b) => b - a),
	);
	assert.equal(new Set(scores).size, 4);
});

test('what is marked are letters of the query, whatever the texts are', () => {
	fc.assert(
		fc.property(fc.string({maxLength: 8}), fc.string({maxLength: 40}), (query, text) => {
			const letters = new Set(query.toLowerCase());
			for (const at of fuzzy(query, text)?.at ?? []) assert.ok(letters.has(text[at]!.toLowerCase()));
		}),
	);
});
