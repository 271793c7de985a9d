import assert from 'node:assert/strict';
import {test} from 'node:test';
import {array, assert as check, constantFrom, oneof, property, string} from 'fast-check';
import {editorOf, textOfEditor, type EditorState} from '../../../../source/ui/components/editor/edit-state.js';
import {editText, isEditKey, type EditAction} from '../../../../source/ui/components/editor/edit-text.js';

/** What keys make of a text; `|` is the caret. `+text` types, `undo` and `redo` do that. */
function edited(marked: string, ...keys: readonly string[]): string {
	return shown(press(opened(marked), ...keys));
}

function opened(marked: string): EditorState {
	const before = marked.split('|', 1)[0]!.split('\n');
	const state = editorOf(marked.replace('|', ''));
	return editText(state, {type: 'go', line: before.length - 1, column: before.at(-1)!.length});
}

function press(state: EditorState, ...keys: readonly string[]): EditorState {
	return keys.reduce((now, key) => editText(now, actionOf(key)), state);
}

function shown(state: EditorState): string {
	const {line, column} = state.caret;
	return state.lines
		.map((text, at) => (at === line ? `${text.slice(0, column)}|${text.slice(column)}` : text))
		.join('\n');
}

function actionOf(key: string): EditAction {
	if (key.startsWith('+')) return {type: 'insert', text: key.slice(1)};
	if (key === 'undo' || key === 'redo') return {type: key};
	return {type: 'key', key, page: 2};
}

test('typing goes in at the caret, pasted lines stay lines', () => {
	assert.equal(edited('a|c', '+b'), 'ab|c');
	assert.equal(edited('a|d', '+b\r\n  c\rx'), 'ab\n  c\nx|d');
});

test('Enter keeps the indentation, and goes deeper below a key', () => {
	assert.equal(edited('  a: 1|', 'enter'), '  a: 1\n  |');
	assert.equal(edited('  a:|', 'enter', '+b'), '  a:\n    b|');
	assert.equal(edited('  a: # why|', 'enter'), '  a: # why\n    |');
	assert.equal(edited('# a:|', 'enter'), '# a:\n|');
	assert.equal(edited('  a|  b', 'enter'), '  a\n  |b');
});

test('Tab indents by two spaces, Shift-Tab takes them back, and Backspace too', () => {
	assert.equal(edited('|a', 'tab'), '  |a');
	assert.equal(edited('   a|', 'shift-tab'), ' a|');
	assert.equal(edited('a|', 'shift-tab'), 'a|');
	assert.equal(edited('    |a', 'backspace'), '  |a');
	assert.equal(edited('   |a', 'backspace'), '  |a');
	assert.equal(edited('a  |', 'backspace'), 'a |');
});

test('Backspace and Delete join lines at their ends', () => {
	assert.equal(edited('a\n|b', 'backspace'), 'a|b');
	assert.equal(edited('a|\nb', 'delete'), 'a|b');
	assert.equal(edited('|a', 'backspace'), '|a');
	assert.equal(edited('a|', 'delete'), 'a|');
});

test('the line editing keys are those of one-line fields', () => {
	assert.equal(edited('ab|cd\nx', 'ctrl-k'), 'ab|\nx');
	assert.equal(edited('ab|\nx', 'ctrl-k'), 'ab|x');
	assert.equal(edited('ab|cd', 'ctrl-u'), '|cd');
	assert.equal(edited('a: some_word|', 'ctrl-w'), 'a: |');
	assert.equal(edited('a: |b.c d', 'alt-d'), 'a: |.c d');
	assert.equal(edited('a b|', 'ctrl-a', '+x', 'ctrl-e', '+y'), 'xa by|');
});

test('arrows go over line ends, up and down keep the column, Home knows the indentation', () => {
	assert.equal(edited('a|\nb', 'right'), 'a\n|b');
	assert.equal(edited('a\n|b', 'left'), 'a|\nb');
	assert.equal(edited('abcd|\nx\nabcd', 'down', 'down'), 'abcd\nx\nabcd|');
	assert.equal(edited('a|b\ncd', 'down', 'down'), 'ab\ncd|');
	assert.equal(edited('ab\nc|d', 'up', 'up'), '|ab\ncd');
	assert.equal(edited('  ab|', 'home'), '  |ab');
	assert.equal(edited('  |ab', 'home'), '|  ab');
	assert.equal(edited('1|\n2\n3\n4', 'pagedown'), '1\n2\n3|\n4');
	assert.equal(edited('a|\nb', 'ctrl-end'), 'a\nb|');
	assert.equal(edited('one two|', 'alt-b', 'ctrl-left'), '|one two');
	assert.equal(edited('one|\ntwo', 'ctrl-right', 'alt-f'), 'one\ntwo|');
});

test('what a person counts as one character is one step and is rubbed out whole', () => {
	const flag = '🇩🇪';
	const typed = editText(editorOf(''), {type: 'insert', text: `a${flag}e`});
	const accented = editText(typed, {type: 'insert', text: '\u0301'});
	assert.deepEqual(accented.caret, {line: 0, column: 3});
	assert.equal(textOfEditor(press(accented, 'left', 'backspace')), 'ae\u0301');
	assert.equal(textOfEditor(press(accented, 'backspace')), `a${flag}`);
});

test('typing is undone in one step, other edits each in their own, and redone', () => {
	const steps = ['+a', '+b', 'enter', '+c'];
	assert.equal(edited('|', ...steps, 'undo'), 'ab\n|');
	assert.equal(edited('|', ...steps, 'undo', 'undo', 'undo', 'undo'), '|');
	assert.equal(edited('|', ...steps, 'undo', 'undo', 'redo', 'redo'), 'ab\nc|');
	assert.equal(edited('|', ...steps, 'undo', '+d', 'redo'), 'ab\nd|');
	assert.equal(edited('|ab', '+x', 'right', '+y', 'undo'), 'xa|b');
});

test('another text can take the place of the whole, and be undone', () => {
	const state = editText(opened('a\nb|'), {type: 'replace', text: 'x\ny\nz'});
	assert.equal(shown(state), '|x\ny\nz');
	assert.equal(shown(editText(state, {type: 'undo'})), 'a\nb|');
});

test('keys that do not edit are left to the screen', () => {
	for (const key of ['escape', 'ctrl-s', 'ctrl-g', 'ctrl-c', 'ctrl-_', 'alt-_', 'ctrl-x', 'f1', 'ctrl-z'])
		assert.equal(isEditKey(key), false, key);
	for (const key of ['enter', 'tab', 'up', 'home', 'ctrl-k', 'alt-b']) assert.equal(isEditKey(key), true, key);
});

test('whatever is done, the caret is in the text, and undoing everything gives the text back', () => {
	const keys = [
		'left', 'right', 'up', 'down', 'home', 'end', 'pageup', 'pagedown', 'ctrl-left', 'ctrl-right', 'enter', 'tab',
		'shift-tab', 'backspace', 'delete', 'ctrl-k', 'ctrl-u', 'ctrl-w', 'alt-d', 'undo', 'redo',
	]; // prettier-ignore
	const key = oneof(
		constantFrom(...keys),
		string({unit: 'grapheme', maxLength: 5}).map(text => `+${text}\n${text}`),
	);
	check(
		property(string({unit: 'grapheme'}), array(key, {maxLength: 30}), (text, pressed) => {
			const start = editorOf(text);
			let state = start;
			for (const each of pressed) {
				state = editText(state, actionOf(each));
				const {line, column} = state.caret;
				assert.ok(line >= 0 && line < state.lines.length);
				assert.ok(column >= 0 && column <= Array.from(new Intl.Segmenter().segment(state.lines[line]!)).length);
			}

			while (state.past.length > 0) state = editText(state, {type: 'undo'});
			assert.deepEqual(state.lines, start.lines);
		}),
		{numRuns: 300},
	);
});

test('5,000 lines stay quick to edit', () => {
	let state = editorOf(Array.from({length: 5000}, (_, line) => `key_${line}: value`).join('\n'));
	state = editText(state, {type: 'go', line: 2500, column: 0});
	const begin = performance.now();
	for (let turn = 0; turn < 500; turn++) {
		state = editText(state, {type: 'insert', text: 'x'});
		state = editText(state, {type: 'key', key: turn % 2 === 0 ? 'enter' : 'backspace', page: 20});
	}

	// A key may take 16 ms; here a thousand take less than a second even on a busy machine.
	assert.ok(performance.now() - begin < 4000);
});
