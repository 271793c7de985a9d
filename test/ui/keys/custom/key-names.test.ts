import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeKeys} from '../../../../source/ui/keys/decode.js';
import {keyName, namedKeys} from '../../../../source/ui/keys/custom/key-names.js';
import {keyTable} from '../../../../source/ui/keys/key-table.js';

const read = (written: string) => {
	const key = keyName(written);
	return key.ok ? key.name : `${key.what}; ${key.remedy}`;
};

test('every key of the key table can be written as it is named there', () => {
	for (const {keys} of keyTable.values()) for (const key of keys) assert.equal(read(key), key);
});

test('a character is itself, its case counts', () => {
	for (const character of ['n', 'N', '?', ':', '~', '1', 'ä', '-', '+', '^']) assert.equal(read(character), character);
	assert.equal(read(' '), 'space');
});

test('keys may be written as other programs write them', () => {
	assert.equal(read('Ctrl+P'), 'ctrl-p');
	assert.equal(read('^P'), 'ctrl-p');
	assert.equal(read('C-p'), 'ctrl-p');
	assert.equal(read('M-u'), 'alt-u');
	assert.equal(read('Esc'), 'escape');
	assert.equal(read('PgDn'), 'pagedown');
	assert.equal(read('Shift+Ctrl+Up'), 'ctrl-shift-up');
	assert.equal(read('F12'), 'f12');
});

test('Alt tells a letter from its capital', () => {
	assert.equal(read('alt-U'), 'alt-U');
	assert.equal(read('alt-u'), 'alt-u');
});

test('a name that is read is one the decoder gives', () => {
	const sent = {
		'ctrl-p': '\u0010',
		'ctrl-space': '\0',
		'alt-U': '\u001BU',
		'ctrl-shift-up': '\u001B[1;6A',
		f12: '\u001B[24~',
	};
	for (const [name, bytes] of Object.entries(sent)) {
		assert.equal(read(name), name);
		assert.deepEqual(decodeKeys(bytes, true).events, [{kind: 'key', name}]);
	}
});

test('what terminals cannot tell from another key is refused with that key', () => {
	assert.equal(read('ctrl-i'), 'terminals send the same for ctrl-i and tab; write tab, or take another');
	assert.equal(read('ctrl-M'), 'terminals send the same for ctrl-m and enter; write enter, or take another');
	assert.equal(read('shift-x'), 'a letter with Shift is another letter; write X');
});

test('an unknown key names the one that was meant, else some examples', () => {
	assert.equal(read('crtl-s'), 'there is no key "crtl-s"; write ctrl-s');
	assert.equal(read('pageupp'), 'there is no key "pageupp"; write pageup');
	for (const written of ['', 'xyzzy', 'ctrl-', 'ctrl-alt-p', '\u0007', 'shift-enter'])
		assert.match(read(written), /^there is no key /);
});

test('no named key is read as another', () => {
	for (const name of namedKeys) assert.equal(read(name), name);
});
