import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {OutsideContext, type Outside} from '../../../../source/ui/hooks/use-outside.js';
import {asAlice, valueOf, type OpenConsole, type OpenOptions} from '../../support/open-console.js';
import {openPolicies} from './house.js';

/** Opens the explanation; the cluster allows 4 slots, `vision` a priority of 60. */
async function open(t: TestContext, options: OpenOptions = {}): Promise<OpenConsole> {
	const screen = await openPolicies(t, {startPath: 'policies/explain', ...options});
	await screen.shows('Policies for experiments.');
	return screen;
}

test('a member without roles may ask too: a limit that is broken is told with the values of both', async t => {
	const screen = await open(t, {as: asAlice});
	await screen.type('\t\t\r');
	await screen.shows('^S explain');
	await screen.paste('resources:\n  slots_per_trial: 8\n');
	await screen.press('ctrl-s');
	await screen.shows('✗ It would be refused (scheduler agent):');
	await screen.shows(/8[^]*4[^]*\(cluster\)/);
	await screen.press('e');
	await screen.shows('  2    slots_per_trial: 8');
	await screen.press('ctrl-home', 'down', 'end', 'backspace');
	await screen.type('4');
	await screen.press('ctrl-s');
	await screen.shows('✓ It would run (scheduler agent).');
});

test('a workspace deleted meanwhile is said at its name, and the text typed is still there', async t => {
	const screen = await open(t);
	await screen.type('\tresearch\t\r');
	await screen.shows('^S explain');
	await screen.paste('name: x\n');
	const {id} = valueOf(await screen.other.workspaces.get(screen.admin, 'research'));
	valueOf(await screen.other.workspaces.remove(screen.admin, id));
	await screen.press('ctrl-s');
	await screen.shows("Workspace 'research' not found");
	await screen.press('ctrl-u');
	await screen.type('vision\t\r');
	await screen.shows('  1  name: x');
});

test('a file that is no YAML is marked at its line, not explained', async t => {
	const outside: Outside = {
		dir: '~',
		editor: undefined,
		write: async () => ({ok: true, file: ''}),
		read: async () => ({ok: true, text: 'name: x\nresources: {[\n'}),
	};
	const screen = await open(t, {
		wrap: element => <OutsideContext.Provider value={outside}>{element}</OutsideContext.Provider>,
	});
	await screen.type('\t\t/bad.yaml\r');
	await screen.shows('  1  name: x');
	await screen.press('ctrl-s');
	await screen.shows(/✗ Line [23], column \d+/);
	assert.doesNotMatch(screen.text(), /It would/);
	await screen.press('escape');
	await screen.shows('/bad.yaml');
});

test('why a file cannot be read is visible text', async t => {
	const outside: Outside = {
		dir: '~',
		editor: undefined,
		write: async () => ({ok: true, file: ''}),
		read: async () => ({ok: false, reason: '/x\u001B[2J\u202E cannot be read'}),
	};
	const screen = await open(t, {
		wrap: element => <OutsideContext.Provider value={outside}>{element}</OutsideContext.Provider>,
	});
	await screen.type('\t\t/x\r');
	await screen.shows('/x␛[2J\\u{202E} cannot be read');
	assert.ok(!screen.frames.some(frame => /\u001B\[2J|\u202E/.test(frame)));
});

test('values that draw nothing or draw elsewhere are marks in the explanation', async t => {
	const screen = await open(t);
	await screen.type('\t\t\r');
	await screen.shows('^S explain');
	await screen.paste('name: "a\\x1b[2Jb\\u202Ec"\n');
	await screen.press('ctrl-s');
	await screen.shows('user       name: a␛[2Jb\\u{202E}c');
	assert.ok(!screen.frames.some(frame => /\u001B\[2J|\u202E/.test(frame)));
});

test('at the smallest size and without UTF-8 a long explanation scrolls, in ASCII', async t => {
	const screen = await open(t, {columns: 60, rows: 15, unicode: false});
	await screen.type('\t\t\r');
	await screen.shows('^S explain');
	await screen.paste(`hyperparameters:\n${Array.from({length: 20}, (_, each) => `  p${each}: ${each}\n`).join('')}`);
	await screen.press('ctrl-s');
	await screen.shows('+ It would run');
	await screen.shows(/lines 1-\d+ of \d+/);
	for (let press = 0; press < 30; press++) await screen.press('down');
	await screen.shows('Overridden by policies:');
	const bad = screen.frames.find(frame => /[^\n\u001B -~]/.test(frame));
	assert.equal(bad, undefined);
});
