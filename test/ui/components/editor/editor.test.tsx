// oxlint-disable-next-line import/no-unassigned-import
import '../../support/with-colour.js';
import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {useReducer, useState} from 'react';
import {Text} from 'ink';
import {editorOf, textOfEditor} from '../../../../source/ui/components/editor/edit-state.js';
import {editText} from '../../../../source/ui/components/editor/edit-text.js';
import {Editor, type EditorMark} from '../../../../source/ui/components/editor/editor.js';
import {renderWithKeys, type RenderOptions} from '../../support/render-with-keys.js';

function Box({
	text,
	marks = [],
	onText,
}: {
	text: string;
	marks?: readonly EditorMark[];
	onText: (text: string) => void;
}) {
	const [state, dispatch] = useReducer(editText, text, editorOf);
	const [refusal, setRefusal] = useState('');
	onText(textOfEditor(state));
	return (
		<>
			<Editor state={state} dispatch={dispatch} width={40} height={5} marks={marks} active onRefuse={setRefusal} />
			<Text>{refusal}</Text>
		</>
	);
}

function open(t: TestContext, text: string, marks: readonly EditorMark[] = [], options: RenderOptions = {}) {
	let now = text;
	const screen = renderWithKeys(<Box text={text} marks={marks} onText={next => (now = next)} />, options);
	t.after(screen.unmount);
	return {...screen, now: () => now};
}

const many = Array.from({length: 5000}, (_, line) => `key_${line + 1}: ${line}`).join('\n');

test('text has line numbers, and what is typed, pasted and rubbed out is seen', async t => {
	const screen = open(t, 'a: 1\nb: 2');
	assert.deepEqual(screen.lines().slice(0, 2), ['  1  a: 1', '  2  b: 2']);
	await screen.press('end', 'enter');
	await screen.type('c: x');
	await screen.press('backspace');
	await screen.type('3');
	await screen.paste('\nd: 4\r\n');
	assert.equal(screen.now(), 'a: 1\nc: 3\nd: 4\n\nb: 2');
	assert.deepEqual(screen.lines().slice(0, 5), ['  1  a: 1', '  2  c: 3', '  3  d: 4', '  4', '  5  b: 2']);
});

test('letters and space are text, not commands, and what cannot be seen is shown as a mark', async t => {
	const screen = open(t, '');
	await screen.type('q ?1');
	await screen.paste('a\u202Eb\u001B[2J');
	assert.equal(screen.now(), 'q ?1a\u202Eb\u001B[2J');
	await screen.shows('q ?1a\\u{202E}b␛[2J');
});

test('edits are undone and redone by keys', async t => {
	const screen = open(t, 'a');
	await screen.type('xy');
	await screen.press('enter', 'ctrl-_');
	assert.equal(screen.now(), 'xya');
	await screen.press('ctrl-_');
	assert.equal(screen.now(), 'a');
	await screen.press('alt-_');
	assert.equal(screen.now(), 'xya');
	await screen.press('ctrl-_', 'ctrl-_');
	assert.deepEqual(screen.refusals, ['There is nothing to undo.']);
});

test('only the rows on the screen are drawn; 5,000 lines scroll at the edge', async t => {
	const screen = open(t, many);
	assert.match(screen.text(), / {2}5 {2}key_5/);
	assert.doesNotMatch(screen.text(), /key_6/);
	await screen.press('pagedown', 'down');
	assert.match(screen.text(), /key_6/);
	await screen.press('ctrl-end');
	assert.match(screen.text(), /5000 {2}key_5000: 4999/);
	await screen.type('x');
	assert.match(screen.text(), /4999x/);
});

test('a long line scrolls sideways with the caret', async t => {
	const screen = open(t, `${'a'.repeat(50)}END`);
	assert.doesNotMatch(screen.text(), /END/);
	await screen.press('end');
	assert.match(screen.text(), /aEND/);
	await screen.press('home');
	assert.doesNotMatch(screen.text(), /END/);
});

test('lines with something wrong are marked', async t => {
	const screen = open(t, 'a\nb\nc', [{line: 2, column: 1}]);
	assert.deepEqual(screen.lines().slice(0, 3), ['  1  a', '  2✗ b', '  3  c']);
	const ascii = open(t, 'a\nb', [{line: 2, column: 1}], {unicode: false});
	assert.match(ascii.text(), / {2}2x b/);
});

test('more than fits is refused whole, in words', async t => {
	const screen = open(t, 'a');
	await screen.paste('x'.repeat(300_000));
	assert.equal(screen.now(), 'a');
	await screen.shows('At most 262144 characters fit here.');
});
