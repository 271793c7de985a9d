import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {useState} from 'react';
import {Form, type FormProps} from '../../../../source/ui/components/form/form.js';
import type {FormRow} from '../../../../source/ui/components/form/form-rows.js';
import {renderWithKeys, type Rendered} from '../../support/render-with-keys.js';

let open: Rendered | undefined;
afterEach(() => open?.unmount());

type Values = {readonly name: string; readonly kind: string; readonly secret: string; readonly place: string};
type Options = Partial<Pick<FormProps, 'busy' | 'steady'>> & {
	readonly rows?: (rows: readonly FormRow[], values: Values) => readonly FormRow[];
};

/** A form with a text, a switch, a list and a password. `sent` holds what was sent. */
function form({
	size = {},
	...options
}: Options & {readonly size?: {readonly columns?: number; readonly rows?: number}} = {}) {
	const sent: Values[] = [];
	const screen = renderWithKeys(<Owned {...options} onSend={values => sent.push(values)} />, size);
	open = screen;
	/** The label of the row with the focus mark; the button's when it has the focus. */
	const focus = () => /^▸ (\w+)/m.exec(screen.text())?.[1] ?? /\[ (\w+) \]/.exec(screen.text())?.[1];
	return {...screen, sent, focus};
}

const identity = (rows: readonly FormRow[]) => rows;

function Owned({rows = identity, onSend, ...rest}: Options & {readonly onSend: (values: Values) => void}) {
	const [values, setValues] = useState<Values>({name: '', kind: 'local', secret: '', place: 'a'});
	const [attempt, setAttempt] = useState(0);
	const set = (change: Partial<Values>) => setValues({...values, ...change});
	const all: readonly FormRow[] = [
		{kind: 'note', id: 'note', text: 'About this form'},
		{
			kind: 'text',
			id: 'name',
			label: 'Name',
			value: values.name,
			hint: 'Any name.',
			error: attempt > 0 && values.name === 'bad' ? 'Not that name' : undefined,
			onChange: name => set({name}),
		},
		{
			kind: 'choice',
			id: 'kind',
			label: 'Kind',
			layout: 'line',
			value: values.kind,
			options: [
				{value: 'local', label: 'Local'},
				{value: 'remote', label: 'Remote'},
			],
			onChange: kind => set({kind}),
		},
		{
			kind: 'choice',
			id: 'place',
			label: 'Place',
			layout: 'list',
			value: values.place,
			options: ['a', 'b', 'c'].map(value => ({value, label: `place ${value}`})),
			onChange: place => set({place}),
		},
		...(values.kind === 'remote'
			? []
			: [
					{
						kind: 'secret' as const,
						id: 'secret',
						label: 'Secret',
						value: values.secret,
						onChange: (secret: string) => set({secret}),
					},
				]),
	];
	return (
		<Form
			rows={rows(all, values)}
			submitLabel="Send"
			onSubmit={() => {
				setAttempt(attempt + 1);
				onSend(values);
			}}
			attempt={attempt}
			width={70}
			{...rest}
		/>
	);
}

test('Tab and Shift-Tab go through the fields and the button, and stay at the ends', async () => {
	const screen = form();
	const seen = [screen.focus()];
	for (let step = 0; step < 5; step++) {
		await screen.press('tab');
		seen.push(screen.focus());
	}

	assert.deepEqual(seen, ['Name', 'Kind', 'Place', 'Secret', 'Send', 'Send']);
	for (let step = 0; step < 5; step++) await screen.press('shift-tab');
	assert.equal(screen.focus(), 'Name');
});

test('Enter goes on, and sends from the last field and from the button', async () => {
	const screen = form();
	await screen.press('enter', 'enter', 'enter');
	assert.equal(screen.focus(), 'Secret');
	assert.equal(screen.sent.length, 0);
	await screen.press('enter');
	assert.equal(screen.sent.length, 1);
	await screen.press('tab', 'enter');
	assert.equal(screen.sent.length, 2);
});

test('Ctrl-S sends from anywhere, with what was typed before it in the same packet', async () => {
	const screen = form();
	await screen.type('alice\u0013');
	assert.deepEqual(
		screen.sent.map(({name}) => name),
		['alice'],
	);
});

test('arrows down and up move between the fields, in a list first between its choices', async () => {
	const screen = form();
	await screen.press('down', 'down');
	assert.equal(screen.focus(), 'Place');
	await screen.press('down', 'down');
	assert.match(screen.text(), /● place c/);
	assert.equal(screen.focus(), 'Place');
	await screen.press('down');
	assert.equal(screen.focus(), 'Secret');
	await screen.press('up', 'up');
	assert.match(screen.text(), /● place b/);
});

test('space and the side arrows switch a choice, round and round', async () => {
	const screen = form();
	await screen.press('tab', 'space');
	assert.match(screen.text(), /○ Local +● Remote/);
	await screen.press('space');
	assert.match(screen.text(), /● Local +○ Remote/);
	await screen.press('left');
	assert.match(screen.text(), /● Remote/);
	await screen.press('right');
	assert.match(screen.text(), /● Local/);
});

test('a space typed into a text is text', async () => {
	const screen = form();
	await screen.type('a b');
	await screen.press('ctrl-s');
	assert.equal(screen.sent[0]?.name, 'a b');
});

test('a row that vanishes while it has the focus gives it to a row that is there', async () => {
	const screen = form({rows: (rows, {name}) => rows.filter(row => name !== 'ab' || row.id !== 'name')});
	await screen.type('ab');
	await screen.hides('Name');
	assert.equal(screen.focus(), 'Kind');
	await screen.press('tab');
	assert.equal(screen.focus(), 'Place');
});

test('a row hidden by a choice is out of the round', async () => {
	const screen = form();
	await screen.press('tab', 'space', 'tab');
	assert.doesNotMatch(screen.text(), /Secret/);
	await screen.press('tab');
	assert.equal(screen.focus(), 'Send');
});

test('a locked row cannot have the focus and says why, to the end', async () => {
	const locked = 'only admin privileged users can update other users, and this one is not even that of a member';
	const screen = form({
		rows: rows => rows.map(row => (row.id === 'name' ? {...row, value: 'a\u001Bb', locked} : row) as FormRow),
	});
	assert.equal(screen.focus(), 'Kind');
	assert.match(screen.text(), /Name +a␛b · only admin/);
	assert.match(screen.text(), /of a\s+member/);
});

test('what is wrong is said at its row after an attempt, and the focus goes there', async () => {
	const screen = form();
	await screen.type('bad');
	assert.doesNotMatch(screen.text(), /Not that name/);
	await screen.press('tab', 'tab', 'ctrl-s');
	await screen.shows('✗ Not that name');
	assert.equal(screen.focus(), 'Name');
	await screen.press('tab');
	assert.equal(screen.focus(), 'Kind');
});

test('a correction while typing does not move the focus', async () => {
	const screen = form();
	await screen.type('bad');
	await screen.press('ctrl-s');
	await screen.shows('✗ Not that name');
	await screen.type('ger');
	assert.doesNotMatch(screen.text(), /Not that name/);
	assert.equal(screen.focus(), 'Name');
});

test('steady, what is wrong takes the place of the hint and nothing moves', async () => {
	const screen = form({steady: true});
	await screen.type('bad');
	const before = screen.lines().findIndex(line => line.includes('Send'));
	assert.match(screen.text(), /Any name\./);
	await screen.press('ctrl-s');
	await screen.shows('✗ Not that name');
	assert.doesNotMatch(screen.text(), /Any name\./);
	assert.equal(
		screen.lines().findIndex(line => line.includes('Send')),
		before,
	);
});

test('while busy it says what is going on, and neither typing nor any key changes a thing', async () => {
	const screen = form({busy: 'Saving…'});
	await screen.type('x');
	await screen.paste('y');
	await screen.press('tab', 'enter', 'ctrl-s', 'space');
	assert.match(screen.text(), /Saving…/);
	assert.equal(screen.focus(), undefined);
	assert.deepEqual([screen.sent, screen.offers()], [[], []]);
	assert.doesNotMatch(screen.text(), /Name +[xy]/);
});

test('a password is shown only when asked for, and only where one is typed', async () => {
	const screen = form();
	assert.ok(!screen.offers().includes('form.reveal'));
	await screen.press('tab', 'tab', 'tab');
	await screen.type('hush');
	assert.match(screen.text(), /Secret +••••/);
	await screen.press('ctrl-r');
	assert.match(screen.text(), /Secret +hush/);
	await screen.press('ctrl-r');
	assert.doesNotMatch(screen.text(), /hush/);
});

test('a refused paste is said in the place of the hint until the focus moves', async () => {
	const screen = form();
	await screen.paste('two\nlines');
	assert.match(screen.text(), /several lines/);
	await screen.press('tab', 'shift-tab');
	assert.match(screen.text(), /Any name\./);
});

test('where rows are few the button and the hint share a line', async () => {
	const screen = form({size: {columns: 80, rows: 15}});
	const line = screen.lines().find(each => each.includes('Send'));
	assert.match(line ?? '', /Send.*Any name\./);
});

/** The rows of the form, each with a note of three lines below it, and a last one that nothing follows. */
const longer = (rows: readonly FormRow[]) =>
	rows.flatMap((row): readonly FormRow[] => [
		row,
		{
			kind: 'note',
			id: `${row.id} note`,
			text: Array.from({length: 3}, () => `about ${row.id}`.padEnd(70, '.')).join(' '),
		},
	]);

test('where a form is longer than the screen what has the focus is in view, and so is the button', async () => {
	const screen = form({size: {columns: 80, rows: 15}, rows: longer});
	await screen.shows(/lines 1-13 of 28/);
	const seen = [screen.focus()];
	for (let step = 0; step < 4; step++) {
		assert.match(screen.text(), /Send/);
		await screen.press('tab');
		seen.push(screen.focus());
	}

	assert.deepEqual(seen, ['Name', 'Kind', 'Place', 'Secret', 'Send']);
	assert.match(screen.text(), /about secret[^]*lines 16-28 of 28/);
	await screen.press('shift-tab', 'shift-tab', 'shift-tab', 'shift-tab');
	assert.match(screen.text(), /About this form[^]*▸ Name[^]*lines 1-13 of 28/);
});

test('a long form moves only when the focus would leave it', async () => {
	const screen = form({size: {columns: 80, rows: 15}, rows: longer});
	await screen.shows(/lines 1-13 of 28/);
	await screen.press('tab');
	assert.match(screen.text(), /▸ Kind[^]*lines 1-13 of 28/);
	await screen.press('tab');
	assert.match(screen.text(), /▸ Place[^]*place c\n[^]*lines \d+-\d+ of 28/);
	const shown = /lines \d+-\d+/.exec(screen.text())?.[0] ?? '';
	await screen.press('down', 'up', 'shift-tab');
	assert.match(screen.text(), /▸ Kind/);
	assert.ok(screen.text().includes(shown), screen.text());
});

test('in a larger window a long form is whole again', async () => {
	const screen = form({size: {columns: 80, rows: 15}, rows: longer});
	await screen.press('tab', 'tab', 'tab', 'tab');
	await screen.shows(/of 28/);
	await screen.resize({rows: 40});
	await screen.hides(/of 28/);
	assert.match(screen.text(), /^About this form/);
	assert.match(screen.text(), /about secret/);
});

test('a long text without fields scrolls with the arrows', async () => {
	const screen = form({
		size: {columns: 80, rows: 10},
		rows: () => [
			{kind: 'note', id: 'note', text: Array.from({length: 12}, (_, at) => `line-${at}`.padEnd(60, '.')).join(' ')},
		],
	});
	await screen.shows(/^line-0/);
	assert.equal(screen.focus(), 'Send');
	await screen.press('down', 'down', 'up');
	await screen.shows(/^line-1\./);
	for (let step = 0; step < 20; step++) await screen.press('down');
	await screen.shows(/line-11\.+\n\nlines 6-13 of 13/);
	assert.equal(screen.focus(), 'Send');
});

test('no line of a note begins with a space, however full the one before it is', async () => {
	const screen = form({rows: () => [{kind: 'note', id: 'note', text: `${'x'.repeat(70)} once.`}]});
	assert.match(screen.text(), /^x{70}\nonce\.\n/);
});
