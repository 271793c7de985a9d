import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keyTable} from '../../../../source/ui/keys/key-table.js';
import {addUser, asAlice, openConsole} from '../../support/open-console.js';

test('help names every key of the screen below, each with its sentence, and no other', async t => {
	const screen = await openConsole(t, {rows: 60});
	await screen.shows('determined');
	const offered = new Set<string>(screen.offers());
	await screen.press('?');
	await screen.shows('det console ▸ Users ▸ Keys');
	const sentences = new Set([...keyTable].filter(([id]) => offered.has(id)).map(([, {help}]) => help));
	for (const {help} of keyTable.values()) assert.equal(screen.text().includes(help), sentences.has(help), help);
	assert.ok(offered.size > 10);
});

test('what cannot be done is listed with the reason in a line of its own, which Enter repeats', async t => {
	const screen = await openConsole(t, {
		prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice')),
		as: asAlice,
	});
	await screen.shows('determined');
	await screen.type('?create');
	await screen.shows(/^▸ n +Create a user\n +Ask admin: only a ClusterAdmin may\.$/m);
	await screen.press('enter');
	await screen.shows('· Ask admin: only a ClusterAdmin may.');
	await screen.shows('▸ Keys');
});

test('keys stand in groups, and the cursor passes over the headings', async t => {
	const screen = await openConsole(t);
	await screen.shows('determined');
	await screen.press('?');
	await screen.shows(/^ {2}Tables\n▸ ↵ +Open the row$/m);
	while (!/^▸ n /m.test(screen.text()) && !screen.text().includes('▸ ^C')) await screen.press('down');
	await screen.shows(/^ {2}Users\n▸ n +Create a user$/m);
	await screen.press('up');
	await screen.shows(/^▸ end {2}G +Last row$/m);
});

test('typing looks for words, and for a key by its name', async t => {
	const screen = await openConsole(t);
	await screen.shows('determined');
	await screen.type('?order');
	await screen.shows(/^▸ S +Turn the order round$/m);
	assert.doesNotMatch(screen.text(), /Create a user/);
	await screen.press('ctrl-u');
	await screen.type('n');
	await screen.shows(/^▸ n +Create a user$/m);
	await screen.press('ctrl-u');
	await screen.type('zzz');
	await screen.shows('No key of this screen matches.');
});

test('Enter closes the help and does it on the screen below', async t => {
	const screen = await openConsole(t);
	await screen.shows('determined');
	await screen.type('?deactivate the\r');
	await screen.shows('Deactivate admin?');
});

test('a list too long for the screen scrolls and says where one is', async t => {
	const screen = await openConsole(t, {columns: 60, rows: 15});
	await screen.shows('determined');
	await screen.press('?');
	await screen.shows(/1-9 of \d+/);
	for (let step = 0; step < 9; step++) await screen.press('down');
	await screen.shows(/3-11 of \d+/);
	await screen.press('pagedown', 'pagedown', 'pagedown', 'pagedown', 'pagedown');
	assert.match(screen.text(), /(\d+) of \1$/m);
	assert.match(screen.text(), /^▸ \^C +Leave the console at once/m);
	await screen.press('pageup', 'pageup', 'pageup', 'pageup', 'pageup');
	await screen.shows(/^ {2}Tables$/m);
});

test('the screen below hears no key while the help is open, and is as it was when it closes', async t => {
	const screen = await openConsole(t);
	await screen.shows('determined');
	await screen.press('down');
	const before = screen.lines();
	await screen.type('?ndi/');
	await screen.shows('Keys');
	await screen.press('escape');
	await screen.hides('Keys');
	assert.deepEqual(screen.lines(), before);
});

test('each key that opens the help closes it', async t => {
	const screen = await openConsole(t);
	await screen.shows('determined');
	for (const key of ['?', 'f1', 'escape']) {
		await screen.press('?');
		await screen.shows('▸ Keys');
		await screen.press(key);
		await screen.hides('▸ Keys');
	}
});

test('typed text survives the help, over a form and over a filter', async t => {
	const screen = await openConsole(t);
	await screen.shows('determined');
	await screen.type('/adm');
	await screen.press('f1');
	await screen.shows('▸ Keys');
	await screen.type('xyz');
	await screen.press('escape');
	assert.match(screen.text(), /^ {3}\/ adm$/m);
	await screen.press('escape', 'n');
	await screen.shows('Create user');
	await screen.type('ali');
	await screen.press('f1', 'escape');
	await screen.type('ce');
	assert.match(screen.text(), /Username +alice$/m);
});

test('help over a dialog explains the dialog and leaves it open', async t => {
	const screen = await openConsole(t);
	await screen.shows('determined');
	await screen.press('d');
	await screen.shows('Deactivate admin?');
	await screen.press('?');
	await screen.shows('Close without doing anything');
	assert.doesNotMatch(screen.text(), /Create a user/);
	await screen.press('escape');
	await screen.shows('Deactivate admin?');
});

test('no sentence of the help holds the sign that closes it', () => {
	for (const {id, help} of keyTable.values()) assert.ok(!help.includes('?'), id);
});
