// oxlint-disable-next-line import/no-unassigned-import
import '../../support/with-colour.js';
import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {useState} from 'react';
import {Text} from 'ink';
import {graphemesOf} from '../../../../source/domain/text/graphemes.js';
import {useStatusLine} from '../../../../source/ui/hooks/status.js';
import {TextField, type TextFieldProps} from '../../../../source/ui/components/form/text-field.js';
import {renderWithKeys, type Rendered} from '../../support/render-with-keys.js';

let open: Rendered | undefined;
afterEach(() => open?.unmount());

type Options = Partial<Omit<TextFieldProps, 'onChange'>> & {readonly onRefuse?: (reason: string) => void};

/** A field and below it what its owner has, with every character that is not plain as an escape. */
function field(options: Options = {}) {
	const refused: string[] = [];
	const screen = renderWithKeys(<Owned {...options} onRefuse={reason => refused.push(reason)} />, {
		columns: 60,
		rows: 4,
	});
	open = screen;
	const value = () => JSON.parse(screen.lines()[1] ?? '""') as string;
	return {...screen, refused, value, shown: () => screen.lines()[0]};
}

function Owned({value: initial = '', focus = true, width = 20, ...rest}: Options) {
	const [value, setValue] = useState(initial);
	return (
		<>
			<TextField value={value} onChange={setValue} focus={focus} width={width} {...rest} />
			<Text>{asAscii(value)}</Text>
		</>
	);
}

function asAscii(value: string): string {
	return JSON.stringify(value).replaceAll(/[^ -~]/g, escaped);
}

function escaped(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

test('text is put in where the caret is', async () => {
	const screen = field();
	await screen.type('alce');
	await screen.press('left', 'left');
	await screen.type('i');
	assert.equal(screen.value(), 'alice');
});

test('a field without the focus takes nothing', async () => {
	const screen = field({value: 'abc', focus: false});
	await screen.type('x');
	assert.equal(screen.value(), 'abc');
});

test('a masked field shows one sign a character and never the text', async () => {
	const screen = field({masked: true});
	await screen.type('geheim👨‍👩‍👧');
	assert.equal(screen.shown(), '•••••••');
	const fieldLines = screen.frames.map(frame => frame.split('\n')[0]);
	assert.equal(
		fieldLines.some(line => line?.includes('g') || line?.includes('👨')),
		false,
	);
});

test('a paste of several lines is refused in words and nothing of it is taken', async () => {
	const screen = field();
	await screen.paste('one\ntwo');
	assert.equal(screen.value(), '');
	assert.match(screen.refused.join(), /several lines.*Nothing was pasted/);
});

test('a line break at the end of a paste, as copied with the line, is left out', async () => {
	const screen = field();
	await screen.paste('secret\r\n');
	assert.equal(screen.value(), 'secret');
	assert.deepEqual(screen.refused, []);
});

test('what is longer than the field takes is cut, and it says so', async () => {
	const screen = field({maxLength: 5});
	await screen.type('abcde');
	assert.deepEqual(screen.refused, []);
	await screen.type('f');
	assert.equal(screen.value(), 'abcde');
	assert.match(screen.refused.join(), /At most 5 characters/);
	await screen.press('home');
	await screen.paste('xyz');
	assert.equal(screen.value(), 'abcde');
});

test('a paste of a megabyte is cut or refused, whatever it is made of', async () => {
	const screen = field({maxLength: 1});
	for (const piece of ['x', '漢', '👨‍👩‍👧', 'e\u0301']) {
		await screen.press('end', 'ctrl-u');
		await screen.paste(piece.repeat(1_048_576 / piece.length));
		assert.ok(graphemesOf(screen.value()).length <= 1, piece);
		assert.match(screen.refused.at(-1) ?? '', /At most 1 characters/);
	}

	await screen.press('end', 'ctrl-u');
	await screen.paste(`${'\n'.repeat(1_048_575)}x`);
	assert.equal(screen.value(), '');
	assert.match(screen.refused.at(-1) ?? '', /several lines/);
	await screen.paste(`o${'\r\n'.repeat(524_287)}`);
	assert.equal(screen.value(), 'o');
});

test('where nobody else says it, the status line says why a paste was not taken', async () => {
	const screen = renderWithKeys(<Unheard />, {columns: 90, rows: 4});
	open = screen;
	await screen.paste('one\ntwo');
	await screen.shows('several lines');
});

function Unheard() {
	const {status} = useStatusLine();
	return (
		<>
			<TextField value="" onChange={() => {}} focus width={20} />
			<Text>{status?.text}</Text>
		</>
	);
}

test('a long text scrolls so that the caret stays in view', async () => {
	const screen = field({width: 10});
	await screen.type('0123456789abcdef');
	assert.equal(screen.shown(), '789abcdef');
	await screen.press('home');
	assert.equal(screen.shown(), '012345678…');
});

test('wide characters are never cut in half and never make the field wider', async () => {
	const screen = field({width: 10});
	await screen.type('漢字漢字漢字x');
	assert.equal(screen.shown(), '漢字漢字x');
	await screen.press('home');
	assert.equal(screen.shown(), '漢字漢字…');
});

test('an empty field shows what belongs there', async () => {
	const screen = field({placeholder: 'a name'});
	assert.match(screen.shown() ?? '', /a name/);
	await screen.type('x');
	assert.equal(screen.shown(), 'x');
});

test('control and bidi characters from a paste are shown as marks', async () => {
	const screen = field({width: 40});
	await screen.paste('a\u001B[31m\u202Eb\u200B');
	assert.equal(screen.shown(), 'a␛[31m\\u{202E}b\\u{200B}');
	assert.equal(screen.value(), 'a\u001B[31m\u202Eb\u200B');
});

test('a value its owner replaced is edited from its end', async () => {
	const screen = renderWithKeys(<Emptied />, {columns: 40, rows: 4});
	open = screen;
	await screen.type('ab');
	await screen.press('left');
	await screen.press('right');
	await screen.type('c');
	await screen.shows('"new"');
	await screen.type('er');
	await screen.shows('"newer"');
});

// Stands for a password field that is emptied after a failure.
function Emptied() {
	const [value, setValue] = useState('');
	return (
		<>
			<TextField value={value} onChange={next => setValue(next === 'abc' ? 'new' : next)} focus width={20} />
			<Text>{JSON.stringify(value)}</Text>
		</>
	);
}
