import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Flags} from '../../../source/commands/grammar/command.js';
import {readFlags} from '../../../source/commands/grammar/read-flags.js';

const flags = {
	displayName: {kind: 'text', short: 'd', help: ''},
	admin: {kind: 'boolean', help: ''},
	all: {kind: 'switch', short: 'a', help: ''},
} as const satisfies Flags;

test('flags that were not given are undefined, switches false', async () => {
	assert.deepEqual(await readFlags(flags, new Map()), {displayName: undefined, admin: undefined, all: false});
	assert.deepEqual(await readFlags(flags, new Map([['all', '']])), {
		displayName: undefined,
		admin: undefined,
		all: true,
	});
});

test('booleans are read, in any case', async () => {
	for (const [word, value] of [
		['TRUE', true],
		['1', true],
		['off', false],
		['', false],
	] as const) {
		assert.equal((await readFlags(flags, new Map([['admin', word]]))).admin, value);
	}
});

// Each of these is a value that meow alone reads as something else, or not at all.
for (const text of [
	'',
	'--',
	'--all',
	'-a',
	'a=b',
	'007',
	'1e5',
	'true',
	'null',
	"it's",
	'__proto__',
	' x ',
	'ü 日本',
	'"q"',
	'a\nb',
]) {
	test(`a text stays what it is: ${JSON.stringify(text)}`, async () => {
		assert.equal((await readFlags(flags, new Map([['displayName', text]]))).displayName, text);
	});
}
