import assert from 'node:assert/strict';
import {test} from 'node:test';
import {visible} from '../../../source/domain/visible.js';
import {entryOf, marked, markedEntry, partsOf} from '../../../source/ui/linear/marks.js';

test('a line without a mark is plain, and a blank one is nothing', () => {
	assert.deepEqual(partsOf('one\n\n  two  \n'), [
		{kind: 'plain', text: 'one'},
		{kind: 'plain', text: 'two'},
	]);
});

test('a mark is found where a layout has put something beside it', () => {
	assert.deepEqual(partsOf(`Saving... ${marked('focus', 'Button: Cancel')} more`), [
		{kind: 'plain', text: 'Saving...'},
		{kind: 'focus', text: 'Button: Cancel'},
		{kind: 'plain', text: 'more'},
	]);
});

test('a text being typed keeps the blanks at its caret', () => {
	const [part] = partsOf(markedEntry({label: 'Name', before: 'Alice ', after: ' A'}));
	assert.deepEqual(entryOf(part!), {label: 'Name', before: 'Alice ', after: ' A'});
});

test('a stored text cannot pass for a mark', () => {
	const [part, ...more] = partsOf(`Name: ${visible(marked('heading', 'Root console'))}`);
	assert.deepEqual([part?.kind, more.length], ['plain', 0]);
});
