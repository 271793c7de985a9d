import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {visible} from '../../source/domain/visible.js';
import {hostileTexts} from '../hostile/corpus.js';
import {foreignIn, plainLines} from '../hostile/parse-output.js';

test('ordinary text in any script stays as it is', () => {
	const texts = [
		'',
		'Alice Liddell',
		'Zoë',
		'Дмитрий',
		'田中 太郎',
		'محمد',
		'नमस्ते',
		'สวัสดี',
		'ｆｕｌｌ',
		'a\u0301',
		'–“”…',
		'don’t',
	];
	for (const text of texts) assert.equal(visible(text), text);
});

test('emoji stay whole, joined, coloured and with their selectors', () => {
	for (const text of ['😀', '❤️', '👩🏽‍🚀', '👨‍👩‍👧‍👦', '🏳️‍🌈', '🇩🇪', '1️⃣', '👁️‍🗨️']) assert.equal(visible(text), text);
});

test('control characters become control pictures', () => {
	assert.equal(visible('a\u001B[2Jb'), 'a␛[2Jb');
	assert.equal(visible('\0\t\r\n\b\u007F'), '␀␉␍␊␈␡');
	assert.equal(visible('\u001B]52;c;cm0=\u0007'), '␛]52;c;cm0=␇');
});

test('what draws nothing or elsewhere is shown by its number', () => {
	const table: ReadonlyArray<readonly [text: string, shown: string]> = [
		['\u009B2J', '\\u{9B}2J'],
		['ad\u200Bmin', 'ad\\u{200B}min'],
		['a\u202Eb', 'a\\u{202E}b'],
		['\u2066a\u2069', '\\u{2066}a\\u{2069}'],
		['a\u2028b\u2029', 'a\\u{2028}b\\u{2029}'],
		['a\u{E0041}', 'a\\u{E0041}'],
		['\uFEFFa', '\\u{FEFF}a'],
		['a\u00ADb', 'a\\u{AD}b'],
		['a\uD800b', 'a\\u{D800}b'],
		['\uDC00', '\\u{DC00}'],
		['\u3164', '\\u{3164}'],
		['a\u034Fb', 'a\\u{34F}b'],
		['a\u{E0101}', 'a\\u{E0101}'],
		['a\uFFFEb', 'a\\u{FFFE}b'],
		['a\u2800b', 'a\\u{2800}b'],
	];
	for (const [text, shown] of table) assert.equal(visible(text), shown);
});

test('a joiner or selector that belongs to no emoji is shown', () => {
	assert.equal(visible('ad\u200Dmin'), 'ad\\u{200D}min');
	assert.equal(visible('😀\u200Dx'), '😀\\u{200D}x');
	assert.equal(visible('x\u200D😀'), 'x\\u{200D}😀');
	assert.equal(visible('a\uFE0F'), 'a\\u{FE0F}');
	assert.equal(visible('😀\uFE0F\uFE0F'), '😀\uFE0F\\u{FE0F}');
});

test('a flood of combining marks is cut down', () => {
	const flood = visible(`a${'\u0301'.repeat(40)}b`);
	assert.equal(flood, `a${'\u0301'.repeat(8)}${'\\u{301}'.repeat(32)}b`);
});

test('a combining mark that stands on nothing would draw on what stands before the text: it is shown', () => {
	assert.equal(visible('\u0338admin'), '\\u{338}admin');
	assert.equal(visible('\u0301'), '\\u{301}');
});

test('emoji joined without end are cut after five', () => {
	assert.equal(visible(`👩${'\u200D👩'.repeat(6)}`), `👩${'\u200D👩'.repeat(4)}${'\\u{200D}👩'.repeat(2)}`);
});

test('every text of the corpus is shown harmless, whole and only once', () => {
	for (const {name, text} of hostileTexts) {
		const shown = visible(text);
		assert.deepEqual(foreignIn(shown, plainLines), [], name);
		assert.ok(Array.from(shown).length >= Array.from(text).length, name);
		assert.equal(visible(shown), shown, name);
	}
});

test('no text leaves a character that a terminal acts on, none is dropped, and once is enough', () => {
	const unit = fc.oneof(
		fc.string({unit: 'binary', minLength: 1, maxLength: 1}),
		fc.constantFrom(
			'\u001B',
			'\u009B',
			'\u200B',
			'\u200D',
			'\uFE0F',
			'\u202E',
			'\uD800',
			'\uDC00',
			'\u{E0041}',
			'😀',
			'a',
			'\n',
		),
	);
	fc.assert(
		fc.property(fc.string({unit, maxLength: 30}), text => {
			const shown = visible(text);
			assert.doesNotMatch(
				shown,
				/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u{E0000}-\u{E0FFF}]/u,
			);
			assert.ok(Array.from(shown).length >= Array.from(text).length);
			assert.equal(visible(shown), shown);
		}),
		{numRuns: 10_000},
	);
});
