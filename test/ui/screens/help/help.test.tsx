import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keyTable} from '../../../../source/ui/keys/key-table.js';
import {addUser, asAlice, openConsole} from '../../support/open-console.js';

test('help names every key of the screen below, each with its sentence', async t => {
	const screen = await openConsole(t, {rows: 40});
	await screen.shows('determined');
	const offered = screen.offers();
	await screen.press('?');
	await screen.shows('det console ▸ Users ▸ Keys');
	for (const [id, {help}] of keyTable) assert.equal(screen.text().includes(help), offered.includes(id), id);
	assert.ok(offered.length > 10);
});

test('what cannot be done is listed with the reason', async t => {
	const screen = await openConsole(t, {
		columns: 120,
		prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice')),
		as: asAlice,
	});
	await screen.shows('determined');
	await screen.press('?');
	await screen.shows('Create a user  (only admin privileged users can create users)');
});

test('a list too long for the screen scrolls and says where one is', async t => {
	const screen = await openConsole(t, {columns: 60, rows: 15});
	await screen.shows('determined');
	await screen.press('?');
	await screen.shows(/1-9 of \d+/);
	await screen.press('down', 'j', 'pagedown');
	await screen.shows(/4-12 of \d+/);
	for (let step = 0; step < 30; step++) await screen.press('down');
	assert.match(screen.text(), /(\d+) of \1$/m);
	assert.match(screen.text(), /Leave the console at once/);
	await screen.press('up');
	assert.doesNotMatch(screen.text(), /(\d+) of \1$/m);
});

test('the screen below hears no key while the help is open, and is as it was when it closes', async t => {
	const screen = await openConsole(t);
	await screen.shows('determined');
	await screen.press('down');
	const before = screen.lines();
	await screen.type('?ndi/');
	await screen.shows('Keys');
	await screen.press('q');
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
	assert.match(screen.text(), /^ {2}\/ adm$/m);
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
