import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {decodeKeys, isOpenPaste, type KeyEvent} from '../../../source/ui/keys/decode.js';

const ESC = '\u001B';
const key = (name: string): KeyEvent => ({kind: 'key', name});
const text = (typed: string): KeyEvent => ({kind: 'text', text: typed});
const paste = (pasted: string): KeyEvent => ({kind: 'paste', text: pasted});

/** What arrives in these packets, none of them known to be the last. */
function decodePackets(...packets: readonly string[]): readonly KeyEvent[] {
	const all: KeyEvent[] = [];
	let kept = '';
	for (const packet of packets) {
		const {events, rest} = decodeKeys(kept + packet, false);
		all.push(...events);
		kept = rest;
	}

	return [...all, ...decodeKeys(kept, true).events];
}

function namesOf(input: string): readonly string[] {
	return decodeKeys(input, true).events.map(event => (event.kind === 'key' ? event.name : `"${event.text}"`));
}

test('named keys are told apart in the forms terminals send them', () => {
	const forms: Readonly<Record<string, readonly string[]>> = {
		up: ['[A', 'OA'],
		home: ['[H', 'OH', '[1~', '[7~'],
		end: ['[F', 'OF', '[4~', '[8~'],
		delete: ['[3~'],
		pageup: ['[5~'],
		pagedown: ['[6~'],
		f1: ['OP', '[11~'],
		f5: ['[15~'],
		'shift-tab': ['[Z', '[1;1Z'],
		'ctrl-left': ['[1;5D'],
		'alt-right': ['[1;3C'],
		'shift-up': ['[1;2A'],
		'ctrl-delete': ['[3;5~'],
		enter: ['OM'],
	};
	for (const [name, sequences] of Object.entries(forms))
		for (const sequence of sequences) assert.deepEqual(namesOf(ESC + sequence), [name], JSON.stringify(sequence));
});

test('control bytes are keys; Enter, Tab and Backspace have their names', () => {
	assert.deepEqual(namesOf('\r\n\t\u007F\b\u0000\u0001\u001A'), [
		'enter',
		'enter',
		'tab',
		'backspace',
		'backspace',
		'ctrl-space',
		'ctrl-a',
		'ctrl-z',
	]);
});

test('keys glued together by a slow link are keys of their own', () => {
	assert.deepEqual(namesOf(`alice\tpass word\r${ESC}[Bj${ESC}[A`), [
		'"alice"',
		'tab',
		'"pass word"',
		'enter',
		'down',
		'"j"',
		'up',
	]);
});

test('a sequence split anywhere between packets is one key', () => {
	for (const sequence of [`${ESC}[1;5D`, `${ESC}[A`, `${ESC}OP`, `${ESC}[15~`]) {
		const [whole] = decodeKeys(sequence, true).events;
		for (let at = 1; at < sequence.length; at++)
			assert.deepEqual(decodePackets(sequence.slice(0, at), sequence.slice(at)), [whole]);
	}
});

test('a lone ESC is kept while more may come, and is Escape when nothing does', () => {
	assert.deepEqual(decodeKeys(ESC, false), {events: [], rest: ESC, answered: false});
	assert.deepEqual(decodeKeys(ESC, true), {events: [key('escape')], rest: '', answered: false});
	assert.deepEqual(decodeKeys(ESC + ESC, false), {events: [key('escape')], rest: ESC, answered: false});
});

test('Escape before an arrow key stays Escape', () => {
	assert.deepEqual(namesOf(`${ESC}${ESC}[A`), ['escape', 'up']);
});

test('Alt is told with the key it goes with', () => {
	assert.deepEqual(namesOf(`${ESC}b${ESC}\u007F${ESC}\r${ESC}é${ESC}😀`), [
		'alt-b',
		'alt-backspace',
		'alt-enter',
		'alt-é',
		'alt-😀',
	]);
});

test('CSI-u keys have the names of the keys they stand for', () => {
	assert.deepEqual(namesOf(`${ESC}[13u${ESC}[27u${ESC}[9;2u${ESC}[97;5u${ESC}[97;3u${ESC}[13;2u`), [
		'enter',
		'escape',
		'shift-tab',
		'ctrl-a',
		'alt-a',
		'shift-enter',
	]);
});

test('a paste is one event, whatever is in it and however it is split', () => {
	const pasted = `two\nlines, ${ESC}[A and \u0001`;
	const sent = `x${ESC}[200~${pasted}${ESC}[201~y`;
	for (let at = 1; at < sent.length; at++)
		assert.deepEqual(decodePackets(sent.slice(0, at), sent.slice(at)), [text('x'), paste(pasted), text('y')]);
});

test('a paste that has not ended is kept', () => {
	const {events, rest} = decodeKeys(`${ESC}[200~half`, false);
	assert.deepEqual(events, []);
	assert.ok(isOpenPaste(rest));
});

test('an empty paste is a paste', () => {
	assert.deepEqual(decodeKeys(`${ESC}[200~${ESC}[201~`, false).events, [paste('')]);
});

test('what a terminal answers by itself is no key and no text', () => {
	for (const answer of [
		`${ESC}[?62;4c`,
		`${ESC}[I`,
		`${ESC}[<0;10;5M`,
		`${ESC}[?0u`,
		`${ESC}]11;rgb:ffff/ffff/dddd${ESC}\\`,
		`${ESC}]11;rgb:ffff/ffff/dddd\u0007`,
		`${ESC}P>|xterm(388)${ESC}\\`,
	]) {
		assert.deepEqual(namesOf(answer), [], JSON.stringify(answer));
		for (let at = 1; at < answer.length; at++)
			assert.deepEqual(decodePackets(answer.slice(0, at), answer.slice(at)), [], JSON.stringify(answer.slice(0, at)));
	}
});

test('the answer to DSR 5 is told, and parts the keys around it', () => {
	assert.deepEqual(decodeKeys(`${ESC}${ESC}[0n`, false), {events: [key('escape')], rest: '', answered: true});
	assert.deepEqual(decodeKeys(`${ESC}[A${ESC}[0nx`, false), {events: [key('up'), text('x')], rest: '', answered: true});
});

test('what began as a sequence and goes no further is neither Escape nor letters', () => {
	assert.deepEqual(namesOf(`${ESC}[`), ['alt-[']);
	assert.deepEqual(namesOf(`${ESC}O`), ['alt-O']);
	for (const begun of [`${ESC}[1;`, `${ESC}[200`, `${ESC}O5`, `${ESC}[?62;`]) {
		assert.deepEqual(namesOf(begun), [], JSON.stringify(begun));
		assert.deepEqual(namesOf(`${begun}${ESC}[A`), ['up'], JSON.stringify(begun));
	}
});

test('C1 control characters are neither text nor keys', () => {
	assert.deepEqual(namesOf('a\u009B31mb'), ['"a"', '"31mb"']);
});

test('plain text comes through whole, however it is split', () => {
	const plain = fc.string({unit: 'grapheme'}).filter(each => !/[\u0000-\u001F\u007F-\u009F]/.test(each));
	fc.assert(
		fc.property(fc.array(plain, {maxLength: 4}), packets => {
			const events = decodePackets(...packets);
			assert.ok(events.every(event => event.kind === 'text'));
			assert.equal(events.map(event => (event.kind === 'text' ? event.text : '')).join(''), packets.join(''));
		}),
		{numRuns: 50},
	);
});

test('whatever arrives, nothing throws and only an open paste is kept for ever', () => {
	const piece = fc.oneof(
		fc.string({unit: 'binary-ascii'}),
		fc.constantFrom(
			ESC,
			'[',
			'O',
			']',
			'200~',
			'201~',
			';',
			'5',
			'~',
			'A',
			'u',
			'\u0007',
			'\\',
			'\r',
			'\uD800',
			'\u009B',
			'é',
			'😀',
		),
	);
	fc.assert(
		fc.property(fc.array(piece), pieces => {
			const {rest} = decodeKeys(pieces.join(''), true);
			assert.ok(rest === '' || isOpenPaste(rest), JSON.stringify(rest));
		}),
	);
});

test('any split of any input gives the keys of the whole, once it is known that nothing more comes', () => {
	const keys = fc.constantFrom(
		`${ESC}[A`,
		`${ESC}[1;5D`,
		`${ESC}OP`,
		'\t',
		'\r',
		`${ESC}[200~a\nb${ESC}[201~`,
		'\u0003',
	);
	fc.assert(
		fc.property(fc.array(keys, {minLength: 1}), fc.nat(), (sent, cut) => {
			const input = sent.join('');
			const at = cut % input.length;
			assert.deepEqual(decodePackets(input.slice(0, at), input.slice(at)), decodeKeys(input, true).events);
		}),
	);
});

test('a Ctrl-C in a paste that is still arriving is text: else the rest of it would go to the shell', () => {
	const cut = '\u001B[200~half a paste\u0003q';
	assert.deepEqual(decodeKeys(cut, false), {events: [], rest: cut, answered: false});
});

test('a paste whose end never comes is dropped when nothing more arrives', () => {
	const open = '\u001B[200~half a paste';
	assert.deepEqual(decodeKeys(open, false), {events: [], rest: open, answered: false});
	assert.deepEqual(decodeKeys(open, true), {events: [], rest: '', answered: false});
});

test('a paste of many megabytes is not kept, and none of it becomes keys', () => {
	let rest = '\u001B[200~';
	for (let part = 0; part < 40; part++) {
		const step = decodeKeys(rest + 'q'.repeat(100_000), false);
		assert.deepEqual(step.events, []);
		rest = step.rest;
	}
	assert.ok(rest.length <= 1_200_000, String(rest.length));
	const {events} = decodeKeys(`${rest}qq\u001B[201~`, false);
	assert.deepEqual(
		events.map(({kind}) => kind),
		['paste'],
	);
});
