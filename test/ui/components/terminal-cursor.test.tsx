import {test} from 'node:test';
import {useReducer, useState} from 'react';
import {Box, Text} from 'ink';
import {Dialog} from '../../../source/ui/components/dialog.js';
import {editText} from '../../../source/ui/components/editor/edit-text.js';
import {editorOf} from '../../../source/ui/components/editor/edit-state.js';
import {Editor} from '../../../source/ui/components/editor/editor.js';
import {TextField} from '../../../source/ui/components/form/text-field.js';
import {useActs} from '../../../source/ui/keys/use-acts.js';
import {renderOnTerminal} from '../support/render-on-terminal.js';

/** Two fields under a line of text; Tab takes the focus from one to the other, Enter puts a line above them. */
function TwoFields({masked = false}: {readonly masked?: boolean}) {
	const [values, setValues] = useState(['', 'below']);
	const [focus, setFocus] = useState(0);
	const [lines, setLines] = useState(1);
	useActs([
		{id: 'form.next', run: () => setFocus(1 - focus)},
		{id: 'form.continue', run: () => setLines(lines + 1)},
	]);
	return (
		<Box flexDirection="column" paddingLeft={3}>
			<Box height={lines}>
				<Text>title</Text>
			</Box>
			{values.map((value, index) => (
				<TextField
					// oxlint-disable-next-line react/no-array-index-key
					key={index}
					value={value}
					onChange={next => setValues(values.with(index, next))}
					focus={focus === index}
					width={12}
					masked={masked}
				/>
			))}
		</Box>
	);
}

test('the cursor of the terminal is the caret of the field in focus', async t => {
	const terminal = renderOnTerminal(t, <TwoFields />);
	await terminal.hasCursorAt('3,1');
	terminal.type('alice');
	await terminal.hasCursorAt('8,1');
	terminal.press('left', 'left');
	await terminal.hasCursorAt('6,1');
	terminal.press('home');
	await terminal.hasCursorAt('3,1');
});

test('it goes with the focus, down and up again', async t => {
	const terminal = renderOnTerminal(t, <TwoFields />);
	await terminal.hasCursorAt('3,1');
	terminal.press('tab');
	await terminal.hasCursorAt('8,2');
	terminal.press('tab');
	await terminal.hasCursorAt('3,1');
});

test('it goes with the field when the field moves', async t => {
	const terminal = renderOnTerminal(t, <TwoFields />);
	await terminal.hasCursorAt('3,1');
	terminal.press('enter');
	await terminal.hasCursorAt('3,2');
});

test('it stands behind wide characters, joined emoji and marks where the terminal has drawn them', async t => {
	const terminal = renderOnTerminal(t, <TwoFields />);
	terminal.type('漢字');
	await terminal.hasCursorAt('7,1');
	terminal.type('e\u0301');
	await terminal.hasCursorAt('8,1');
	terminal.press('ctrl-u');
	terminal.type('🇩🇪👨‍👩‍👧x');
	await terminal.hasCursorAt('8,1');
	terminal.press('left', 'left');
	await terminal.hasCursorAt('5,1');
});

test('in a masked field it tells the place and nothing of the width', async t => {
	const terminal = renderOnTerminal(t, <TwoFields masked />);
	terminal.type('漢字x');
	await terminal.hasCursorAt('6,1');
});

test('it stays in the field however long the text is', async t => {
	const terminal = renderOnTerminal(t, <TwoFields />);
	terminal.type('a text of more cells than the field');
	await terminal.hasCursorAt('14,1');
});

function Asked() {
	const [isOpen, setOpen] = useState(false);
	useActs([{id: 'app.help', run: () => setOpen(true)}]);
	return (
		<>
			<TwoFields />
			{isOpen ? (
				<Dialog
					title="Sure?"
					verb="Do"
					lines={[{text: 'It matters.'}]}
					onConfirm={() => {}}
					onCancel={() => setOpen(false)}
				/>
			) : null}
		</>
	);
}

test('it is hidden where nothing is typed into, and while a dialog stands before the field', async t => {
	const terminal = renderOnTerminal(t, <Asked />, {columns: 60, rows: 20});
	await terminal.hasCursorAt('3,1');
	terminal.press('f1');
	await terminal.shows('Sure?');
	await terminal.hasCursorAt(undefined);
	terminal.press('escape');
	await terminal.hasCursorAt('3,1');
});

function Edited() {
	const [state, dispatch] = useReducer(editText, editorOf('a: 漢字\nb'));
	return (
		<Box marginLeft={2} marginTop={1}>
			<Editor state={state} dispatch={dispatch} width={30} height={5} marks={[]} active onRefuse={() => {}} />
		</Box>
	);
}

test('in the editor it stands on the line and column of the caret, behind the numbers', async t => {
	const terminal = renderOnTerminal(t, <Edited />);
	await terminal.hasCursorAt('7,1');
	terminal.press('end');
	await terminal.hasCursorAt('14,1');
	terminal.press('down');
	await terminal.hasCursorAt('8,2');
	terminal.press('enter');
	await terminal.hasCursorAt('7,3');
});
