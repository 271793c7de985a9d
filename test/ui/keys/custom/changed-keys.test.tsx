import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {loadKeys} from '../../../../source/ui/keys/custom/load-keys.js';
import {openConsole} from '../../support/open-console.js';

const text = `
users.create: c
users.edit: f5
go.sessions: '9'
go.agents: []
app.command: ';'
table.sort: []
filter.clear: ctrl-o
`;

async function openWithKeys(t: TestContext) {
	const {table, problems} = loadKeys('/k.yaml', {ok: true, text});
	assert.deepEqual(problems, []);
	const screen = await openConsole(t, {keys: table, rows: 50});
	await screen.shows('determined');
	return screen;
}

test('the changed key does it, and the one it had does not', async t => {
	const screen = await openWithKeys(t);
	const before = screen.lines();
	await screen.press('n');
	assert.deepEqual(screen.lines(), before);
	await screen.press('c');
	await screen.shows('Users ▸ New user');
});

test('footer and section strip show the changed keys, and none where it was taken away', async t => {
	const screen = await openWithKeys(t);
	await screen.resize({columns: 120});
	const footer = screen.lines().at(-1) ?? '';
	assert.match(footer, / c new /);
	assert.match(footer, / f5 edit /);
	assert.match(footer, / ; command /);
	assert.doesNotMatch(footer, /sort/);
	assert.match(screen.lines()[1] ?? '', /─ 1 Users ─ 9 Sessions ─ Agent links ─ 4 Default task/);
});

test('the help lists the changed keys, and the acts without one to be run', async t => {
	const screen = await openWithKeys(t);
	await screen.press('?');
	await screen.shows(/^. c +Create a user$/m);
	await screen.shows(/^ {10,}Sort by the next column$/m);
	await screen.type('agent links\r');
	await screen.shows('▸ Agent links');
});

test('the command line is on its changed key, and names the key an act has now', async t => {
	const screen = await openWithKeys(t);
	await screen.press(';');
	await screen.shows(/^ {2}users\.create .* c$/m);
	await screen.type('table.sort\r');
	await screen.shows(/Sorted by display name/);
});

test('words that name a key name the changed one', async t => {
	const screen = await openWithKeys(t);
	await screen.type('/zzz\r');
	await screen.shows('Press ^O to drop the filter.');
	await screen.press('ctrl-o');
	await screen.shows('determined');
});
