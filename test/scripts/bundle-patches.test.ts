import assert from 'node:assert/strict';
import {test} from 'node:test';
import stringWidth from 'string-width';
import {narrow} from '../../source/system/screen/narrow.js';

const isNarrow = new RegExp(`^[${narrow}]$`);
const characters = Array.from({length: 0x1_00_00}, (_, code) => String.fromCharCode(code)).filter(c =>
	isNarrow.test(c),
);

test('what the patched width takes for narrow is one cell wide without the patch', () => {
	assert.ok(characters.length > 1000);
	assert.deepEqual(
		characters.filter(character => stringWidth(character) !== 1),
		[],
	);
});

test('narrow characters join with nothing among themselves', () => {
	for (let step = 1; step < 50; step++) {
		const text = characters.filter((_, index) => index % step === 0).join('');
		assert.equal(stringWidth(text), text.length);
	}
});
