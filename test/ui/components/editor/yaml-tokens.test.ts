import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cellsOf, runsBetween, scrolledLeft, widthTo} from '../../../../source/ui/components/editor/cells.js';
import {yamlSpans} from '../../../../source/ui/components/editor/yaml-tokens.js';

/** The pieces that have a tone of their own. */
function tones(line: string): readonly string[] {
	return yamlSpans(line)
		.filter(({text, tone}) => tone !== 'plain' && text.trim() !== '')
		.map(({text, tone}) => `${tone} ${text}`);
}

test('keys, texts, numbers, words and comments have tones of their own', () => {
	assert.deepEqual(tones('  max_slots: 15 # why'), ['accent max_slots', 'muted :', 'warn 15', 'muted # why']);
	assert.deepEqual(tones('name: plain text'), ['accent name', 'muted :']);
	assert.deepEqual(tones('"a key": "v\\"1"'), ['accent "a key"', 'muted :', 'good "v\\"1"']);
	assert.deepEqual(tones("- 'it''s'"), ['muted -', "good 'it''s'"]);
	assert.deepEqual(tones('{"a": true, b: 1.5e3}'), [
		'muted {', 'accent "a"', 'muted :', 'warn true', 'muted ,', 'accent b', 'muted :', 'warn 1.5e3', 'muted }',
	]); // prettier-ignore
	assert.deepEqual(tones('url: http://x#y'), ['accent url', 'muted :']);
	assert.deepEqual(tones('version: 1.2.3'), ['accent version', 'muted :']);
});

test('nothing of a line is left out, whatever it is, and a long one takes no time', () => {
	for (const line of [
		'',
		'   ',
		'"open',
		"'open",
		'- - a: b',
		':::',
		'}{',
		'\t\u0000é🇩🇪: x',
		'%YAML',
		'--- # x',
		'&a *b !c',
	])
		assert.equal(
			yamlSpans(line)
				.map(({text}) => text)
				.join(''),
			line,
		);
	const begin = performance.now();
	for (const piece of ['a ', '"', "'", 'a: ', '1', '- ']) yamlSpans(piece.repeat(10_000));
	assert.ok(performance.now() - begin < 3000);
});

test('the part of a line between two cells is shown', () => {
	const cells = cellsOf([
		{text: 'ab', tone: 'accent'},
		{text: 'cd', tone: 'plain'},
	]);
	assert.deepEqual(runsBetween(cells, 1, 2), [
		{text: 'b', tone: 'accent'},
		{text: 'c', tone: 'plain'},
	]);
});

test('wide characters take two cells, half of one is a space; what cannot be seen is a mark', () => {
	const cells = cellsOf([{text: '語x\t', tone: 'plain'}]);
	assert.equal(widthTo(cells, 2), 3);
	assert.deepEqual(runsBetween(cells, 1, 3), [{text: ' x␉', tone: 'plain'}]);
	assert.deepEqual(runsBetween(cells, 0, 1), [{text: ' ', tone: 'plain'}]);
});

test('a long line scrolls by half a screen when the caret leaves it', () => {
	assert.equal(scrolledLeft(0, 9, 10, 10), 0);
	assert.equal(scrolledLeft(0, 10, 11, 10), 6);
	assert.equal(scrolledLeft(6, 7, 8, 10), 6);
	assert.equal(scrolledLeft(6, 2, 3, 10), 0);
});
