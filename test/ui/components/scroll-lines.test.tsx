import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ScrollLines} from '../../../source/ui/components/scroll-lines.js';
import {wrapCells} from '../../../source/ui/components/wrap/wrap-cells.js';
import {renderWithKeys} from '../support/render-with-keys.js';

const numbers = Array.from({length: 12}, (_, index) => ({text: `number ${index + 1}`}));

test('lines that fit are all there, and no key is taken', async () => {
	const screen = renderWithKeys(<ScrollLines lines={numbers} width={40} height={12} />);
	await screen.shows('number 12');
	assert.deepEqual(screen.offers(), []);
	assert.doesNotMatch(screen.text(), /lines/);
	screen.unmount();
});

test('more lines scroll to their end and back, and the last row says where', async () => {
	const screen = renderWithKeys(<ScrollLines lines={numbers} width={40} height={5} />);
	await screen.shows('lines 1-4 of 12');
	await screen.press('up');
	assert.match(screen.text(), /lines 1-4/);
	for (let press = 0; press < 20; press++) await screen.press('down');
	await screen.shows('lines 9-12 of 12');
	assert.match(screen.text(), /^number 9$/m);
	await screen.press('up');
	await screen.shows('lines 8-11 of 12');
	screen.unmount();
});

test('sentences break between words, exact lines anywhere and without loss', async () => {
	const text = 'alpha beta gamma delta';
	const screen = renderWithKeys(<ScrollLines lines={[{text}, {text, exact: true}]} width={12} height={9} />);
	await screen.shows('delta');
	assert.deepEqual(screen.lines().slice(0, 4), ['alpha beta', 'gamma delta', 'alpha beta g', 'amma delta']);
	screen.unmount();
});

test('a sign stands before the first row of its line, and the others are as far in', async () => {
	const line = {sign: '·', text: 'alpha beta gamma'};
	const screen = renderWithKeys(<ScrollLines lines={[line]} width={12} height={9} />);
	await screen.shows('gamma');
	assert.deepEqual(screen.lines().slice(0, 2), ['· alpha beta', '  gamma']);
	screen.unmount();
});

test('pieces of a line have the width and are the line again', () => {
	for (const text of ['', 'a', 'abcdef', 'ab字字cd', 'e\u0301e\u0301e\u0301e\u0301']) {
		const pieces = wrapCells(text, 3);
		assert.equal(pieces.join(''), text);
	}

	assert.deepEqual(wrapCells('ab字字cd', 3), ['ab', '字', '字c', 'd']);
	assert.deepEqual(wrapCells('', 3), ['']);
});
