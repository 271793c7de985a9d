import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {useState} from 'react';
import {Dialog, type DialogProps} from '../../../source/ui/components/dialog.js';
import {FormPage} from '../../../source/ui/components/form/form-page.js';
import {TextField} from '../../../source/ui/components/form/text-field.js';
import {Deeper, useActs} from '../../../source/ui/keys/use-acts.js';
import {renderWithKeys, type Rendered, type RenderOptions} from '../support/render-with-keys.js';

let open: Rendered | undefined;
afterEach(() => open?.unmount());

function dialog(props: Partial<DialogProps> = {}, size: RenderOptions = {}) {
	const told: string[] = [];
	function Page() {
		useActs([{id: 'app.quit', run: () => told.push('quit')}]);
		return (
			<Dialog
				title="Go?"
				verb="Go"
				lines={[{text: 'What follows.'}]}
				onConfirm={() => told.push('go')}
				onCancel={() => told.push('cancel')}
				{...props}
			/>
		);
	}

	const screen = renderWithKeys(
		<Deeper>
			<Page />
		</Deeper>,
		size,
	);
	open = screen;
	return {...screen, told};
}

test('the focus is on Cancel, and Enter cancels', async () => {
	const screen = dialog();
	assert.match(screen.text(), /\[ Cancel \] +Go/);
	await screen.press('enter');
	assert.deepEqual(screen.told, ['cancel']);
});

test('Tab and Enter act; the arrows move too', async () => {
	const screen = dialog();
	await screen.press('tab');
	assert.match(screen.text(), /Cancel +\[ Go \]/);
	await screen.press('enter');
	assert.deepEqual(screen.told, ['go']);
	await screen.press('left');
	assert.match(screen.text(), /\[ Cancel \]/);
	await screen.press('right');
	assert.match(screen.text(), /\[ Go \]/);
});

test('Esc cancels also from the verb', async () => {
	const screen = dialog();
	await screen.press('tab', 'escape');
	assert.deepEqual(screen.told, ['cancel']);
});

test('refused, it says why and has no verb to press', async () => {
	const screen = dialog({refused: 'It is the last one.'});
	assert.match(screen.text(), /✗ It is the last one\./);
	assert.match(screen.text(), /\[ Close \] +│/);
	await screen.press('tab', 'enter');
	assert.deepEqual(screen.told, ['cancel']);
});

test('while busy no key does anything', async () => {
	const screen = dialog({busy: 'Saving…'});
	await screen.press('tab', 'enter', 'escape', 'q');
	assert.deepEqual(screen.told, []);
	assert.match(screen.text(), /Saving…/);
});

test('nothing below hears a key', async () => {
	const screen = dialog();
	await screen.press('q');
	assert.deepEqual(screen.told, []);
});

/** A page with one field, which counts as changed once it holds something. */
function page(busy?: string) {
	const told: string[] = [];
	function Page() {
		const [value, setValue] = useState('');
		return (
			<FormPage changed={value !== ''} busy={busy} onBack={() => told.push('back')}>
				<TextField value={value} onChange={setValue} focus={busy === undefined} width={20} />
			</FormPage>
		);
	}

	const screen = renderWithKeys(<Page />);
	open = screen;
	return {...screen, told};
}

test('a form nobody typed into is left without a question', async () => {
	const screen = page();
	await screen.press('escape');
	assert.deepEqual(screen.told, ['back']);
});

test('leaving a form asks first, Cancel finds what was typed, Leave leaves', async () => {
	const screen = page();
	await screen.type('abc');
	await screen.press('escape');
	await screen.shows('Leave without saving?');
	await screen.type('zzz');
	await screen.press('enter');
	assert.deepEqual(screen.told, []);
	assert.match(screen.text(), /^ +abc$/m);
	await screen.press('escape', 'tab', 'enter');
	assert.deepEqual(screen.told, ['back']);
});

test('a form that is being sent cannot be left: its answer may be shown only once', async () => {
	const screen = page('Saving…');
	await screen.press('escape');
	assert.deepEqual([screen.told, screen.refusals.length], [[], 1]);
});

test('on the smallest screen all that follows and the buttons are seen', () => {
	const lines = Array.from({length: 6}, (_, index) => `consequence ${index}`);
	open = renderWithKeys(
		<Dialog
			title="Go?"
			verb="Go"
			lines={lines.map(text => ({text}))}
			onConfirm={() => {}}
			onCancel={() => {}}
			refused="It is the last one."
		/>,
		{columns: 60, rows: 15},
	);
	for (const seen of ['Go?', ...lines, 'It is the last one.', '[ Close ]']) assert.ok(open.text().includes(seen), seen);
});

for (const size of [
	{columns: 60, rows: 15},
	{columns: 80, rows: 24},
])
	test(`at ${size.columns}x${size.rows} more text than fits scrolls between title and buttons`, async () => {
		const lines = Array.from({length: 40}, (_, index) => ({sign: '·', text: `consequence ${index + 1}`}));
		const screen = dialog({lines}, size);
		const isWhole = () => screen.text().includes('Go?') && /\[ Cancel \] +Go/.test(screen.text());
		assert.ok(isWhole());
		assert.match(screen.text(), /· consequence 1\b/);
		for (let press = 0; press < 40; press++) await screen.press('down');
		await screen.shows('consequence 40');
		assert.ok(isWhole());
		await screen.press('tab', 'enter');
		assert.deepEqual(screen.told, ['go']);
	});

test('of a name of thousands of characters title and text show the two ends', () => {
	const name = `begin${'x'.repeat(5000)}end`;
	const screen = dialog(
		{title: `Deactivate ${name}?`, lines: [{sign: '·', text: `${name} can no longer sign in.`}]},
		{columns: 60, rows: 15},
	);
	assert.match(screen.text(), /Deactivate\n +beginx+\n? *x*…x*\n? *x+end\?\n/);
	assert.match(screen.text(), /· beginx+\n? *x*…x*\n? *x+end\n +can no longer sign in\./);
	assert.match(screen.text(), /\[ Cancel \] +Go/);
});
