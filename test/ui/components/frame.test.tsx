import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {useEffect, useState} from 'react';
import {Text} from 'ink';
import {hintsThatFit} from '../../../source/ui/components/footer.js';
import {Frame} from '../../../source/ui/components/frame.js';
import {TextField} from '../../../source/ui/components/form/text-field.js';
import {wrapWords} from '../../../source/ui/components/wrap/wrap-words.js';
import {useStatus, type Status} from '../../../source/ui/hooks/status.js';
import {useBodySize} from '../../../source/ui/hooks/use-size.js';
import {keyTable, type ActId} from '../../../source/ui/keys/key-table.js';
import {renderWithKeys, type Rendered, type RenderOptions} from '../support/render-with-keys.js';

let open: Rendered | undefined;
afterEach(() => open?.unmount());

type Options = RenderOptions & {
	readonly crumbs?: readonly string[];
	readonly who?: string;
	readonly banner?: string;
	readonly status?: Status;
	readonly count?: string;
};

function frame({crumbs = ['Users'], who = 'admin@gpu01', banner, status, count = '', ...size}: Options = {}) {
	function Body() {
		const [value, setValue] = useState('');
		const {say, count: setCount} = useStatus();
		const {rows} = useBodySize();
		useEffect(() => {
			say(status);
			setCount(count);
		}, [say, setCount]);
		return (
			<>
				<TextField value={value} onChange={setValue} focus width={20} />
				{Array.from({length: rows - 1}, (_, row) => (
					<Text key={row}>row {row}</Text>
				))}
			</>
		);
	}

	const screen = renderWithKeys(
		<Frame crumbs={crumbs} who={who} banner={banner}>
			<Body />
		</Frame>,
		size,
	);
	open = screen;
	return screen;
}

test('header, body, status line and footer fill the terminal exactly', async () => {
	for (const size of [
		{columns: 80, rows: 24},
		{columns: 60, rows: 15},
		{columns: 120, rows: 32},
	]) {
		const screen = frame({...size, status: {kind: 'ok', text: 'done'}, count: '3 users'});
		await screen.shows('✓ done');
		const lines = screen.lines();
		assert.equal(lines.length, size.rows);
		assert.equal(lines[1], '─'.repeat(size.columns));
		assert.equal(lines.at(-3), '─'.repeat(size.columns));
		assert.equal(lines.at(-4), `row ${size.rows - 7}`);
		assert.match(lines.at(-2) ?? '', /^ ✓ done +3 users$/);
		screen.unmount();
	}
});

test('below 60x15 it says the size it needs; what was typed is there again afterwards', async () => {
	const screen = frame();
	await screen.type('abc');
	for (const size of [
		{columns: 59, rows: 24},
		{columns: 80, rows: 14},
		{columns: 24, rows: 3},
	]) {
		await screen.resize(size);
		assert.equal(screen.text().trim(), `Needs 60x15, has ${size.columns}x${size.rows}`);
	}

	await screen.resize({columns: 60, rows: 15});
	assert.match(screen.text(), /^abc$/m);
	await screen.type('d');
	assert.match(screen.text(), /^abcd$/m);
});

test('a banner takes one row from the body and none from the frame', () => {
	const screen = frame({banner: 'View only: \u001B[5mfull', rows: 20});
	assert.equal(screen.lines()[2], ' ! View only: ␛[5mfull');
	assert.equal(screen.lines().at(-4), 'row 12');
	assert.equal(screen.lines().length, 20);
});

test('when header or status are too long the frame keeps its lines', async () => {
	const screen = frame({
		crumbs: ['Users', 'x'.repeat(100)],
		status: {kind: 'error', text: 'very long '.repeat(20)},
		count: '12 of 340',
		columns: 60,
		rows: 15,
	});
	await screen.shows('12 of 340');
	assert.equal(screen.lines().length, 15);
	assert.ok(screen.lines().every(line => line.length <= 60));
	assert.match(screen.lines().at(-2) ?? '', /^ ✗ very long .*… +12 of 340$/);
	assert.match(screen.lines()[0] ?? '', /^ det console ▸ Users ▸ x+…x+ admin$/);
});

test('of a long header the role goes first, then the host, then the middle of the crumbs, never the username', () => {
	const who = 'admin@gpu01 · ClusterAdmin';
	const head = (crumb: string, columns = 80) => {
		const screen = frame({crumbs: ['Workspaces', crumb, 'Assign'], who, columns, rows: 15});
		const [line] = screen.lines();
		screen.unmount();
		return line;
	};

	assert.match(head('vision') ?? '', /vision ▸ Assign +admin@gpu01 · ClusterAdmin$/);
	assert.match(head('v'.repeat(25)) ?? '', /▸ v{25} ▸ Assign +admin@gpu01$/);
	assert.match(head('v'.repeat(35)) ?? '', /▸ v{35} ▸ Assign +admin$/);
	assert.match(head('v'.repeat(80)) ?? '', /▸ Workspaces ▸ v+…v+ ▸ Assign admin$/);
	assert.match(head('v'.repeat(80), 60) ?? '', /▸ Workspaces ▸ v+…v+ ▸ Assign admin$/);
});

test('a status is told by its sign, not by colour alone', async () => {
	const signs = {ok: '✓', error: '✗', info: '·'} as const;
	for (const kind of ['ok', 'error', 'info'] as const) {
		const screen = frame({status: {kind, text: 'said'}});
		await screen.shows(`${signs[kind]} said`);
		screen.unmount();
	}
});

function offers(...ids: readonly ActId[]) {
	return ids.map(id => {
		const binding = keyTable.get(id)!;
		return {binding, key: binding.keys[0]!, label: binding.label, disabled: undefined, choices: [], run() {}};
	});
}

test('the footer shows as many keys as fit, the first ones, and help always', () => {
	const all = offers('users.create', 'users.edit', 'table.filter', 'app.help', 'table.down');
	const shown = (width: number) => hintsThatFit(all, width, true).map(({key, label}) => `${key} ${label}`);
	assert.deepEqual(shown(80), ['n new', 'e edit', '/ filter', '? help']);
	assert.deepEqual(shown(23), ['n new', 'e edit', '? help']);
	assert.deepEqual(shown(22), ['n new', '? help']);
	assert.deepEqual(shown(6), ['? help']);
});

test('the way back and what the page is for are told before what works everywhere', () => {
	const own = offers('table.open', 'workspaces.rename', 'roles.assign', 'roles.unassign', 'workspaces.archive');
	const all = [...own, ...offers('table.filter', 'app.undo', 'app.back', 'app.command', 'app.help')];
	const shown = (width: number) => hintsThatFit(all, width, true).map(({key}) => key);
	assert.deepEqual(shown(120), ['↵', 'e', 'r', 'x', 'a', 'esc', '/', 'u', ':', '?']);
	assert.deepEqual(shown(97), ['↵', 'e', 'r', 'x', 'a', 'esc', 'u', '?']);
	assert.deepEqual(shown(78), ['↵', 'e', 'r', 'x', 'a', 'esc', '?']);
	assert.deepEqual(shown(58), ['↵', 'e', 'r', 'esc', '?']);
});

test('the way back is told before the way to copy a command, which stands nearer', () => {
	const all = offers('form.next', 'form.submit', 'copy.command', 'app.back', 'app.help');
	const shown = (width: number) => hintsThatFit(all, width, true).map(({label}) => label);
	assert.deepEqual(shown(80), ['next field', 'send', 'back', 'as command', 'help']);
	assert.deepEqual(shown(48), ['next field', 'send', 'back', 'help']);
});

test('an act whose key was taken away has no place in the footer', () => {
	const [create, help] = offers('users.create', 'app.help');
	assert.deepEqual(
		hintsThatFit([{...create!, key: ''}, help!], 80, true).map(({label}) => label),
		['help'],
	);
});

test('text is wrapped between words, and no line begins with a space', () => {
	assert.deepEqual(wrapWords('one two three', 7), ['one two', 'three']);
	assert.deepEqual(wrapWords('one verylongword x', 5), ['one', 'verylongword', 'x']);
	assert.deepEqual(wrapWords('', 5), ['']);
});
