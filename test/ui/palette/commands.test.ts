import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keyTable, type ActId} from '../../../source/ui/keys/key-table.js';
import {makeCommands, mayNotLeave, type Names} from '../../../source/ui/palette/commands.js';
import {findCommands, readCommand} from '../../../source/ui/palette/find.js';

const names: Names = {
	users: [
		{username: 'alice', displayName: 'Alice Archer'},
		{username: 'malice', displayName: ''},
		{username: 'Bob', displayName: 'x\u001B[31m'},
	],
	workspaces: [{name: 'vision'}, {name: 'a/b  c'}],
};

function commands(...ids: readonly ActId[]) {
	const offers = ids.map(id => {
		const binding = keyTable.get(id)!;
		const disabled = id === 'users.edit' ? 'not yours' : undefined;
		return {binding, key: binding.keys[0]!, label: binding.label, disabled, choices: [], run() {}};
	});
	return makeCommands(offers, names);
}

const usual = () => commands('users.create', 'users.edit', 'table.reverse', 'go.users', 'app.quit', 'app.help');

const deedOf = (line: string) => {
	const read = readCommand(usual(), line);
	return read.ok ? read.command.deed : read.problem;
};
const textsFor = (typed: string) => findCommands(usual(), typed).map(({command}) => command.text);

test('an act is read by its id and by its words, whatever the case and the spaces', () => {
	const deed = {kind: 'act', id: 'users.create'};
	assert.deepEqual(deedOf('users.create'), deed);
	assert.deepEqual(deedOf('  Create  a USER '), deed);
});

test('every section, the own page, help and quit have a word', () => {
	for (const path of ['users', 'sessions', 'agents', 'default-task', 'workspaces', 'policies'])
		assert.deepEqual(deedOf(path), {kind: 'section', path});
	assert.deepEqual(deedOf('account'), {kind: 'open', path: 'account'});
	assert.deepEqual(deedOf('help'), {kind: 'help'});
	assert.deepEqual(deedOf('quit'), {kind: 'quit'});
	assert.deepEqual(deedOf('go.users'), {kind: 'section', path: 'users'});
});

test('a name after user or workspace opens that page', () => {
	assert.deepEqual(deedOf('user alice'), {kind: 'open', path: 'users/alice'});
	assert.deepEqual(deedOf('user BOB'), {kind: 'open', path: 'users/Bob'});
	assert.deepEqual(deedOf('workspace a/b c'), {kind: 'open', path: 'workspaces/a%2Fb%20%20c'});
});

test('words after a section are a filter, with or without the slash', () => {
	assert.deepEqual(deedOf('users /inactive !bob'), {kind: 'section', path: 'users', filter: 'inactive !bob'});
	assert.deepEqual(deedOf('sessions bob'), {kind: 'section', path: 'sessions', filter: 'bob'});
	assert.deepEqual(deedOf('users /'), {kind: 'section', path: 'users'});
});

test('a screen without a list takes no filter', () => {
	assert.match(deedOf('default-task /x') as string, /^There is no command "default-task \/x"\./);
});

test('an unknown command names the nearest ones', () => {
	assert.equal(deedOf('usres'), 'There is no command "usres". Nearest: users');
	assert.match(deedOf('crea') as string, /^There is no command "crea"\. Nearest: users\.create\b/);
	assert.equal(deedOf('zzz'), 'There is no command "zzz". An empty line lists all.');
});

test('an unknown name names the nearest names', () => {
	assert.equal(deedOf('user alcie'), 'There is no user "alcie". Nearest: user alice, user malice');
	assert.equal(deedOf('workspace vison'), 'There is no workspace "vison". Nearest: workspace vision');
});

test('a name that is missing is asked for', () => {
	assert.match(deedOf('user') as string, /^Which user\? /);
});

test('what cannot be done now says why', () => {
	assert.equal(deedOf('users.edit'), 'not yours');
});

test('where the section keys do nothing no other screen is gone to, but acts and help stay', () => {
	const inForm = commands('form.submit', 'app.help');
	for (const line of ['users', 'user alice', 'users /x', 'quit', 'account'])
		assert.deepEqual(readCommand(inForm, line), {ok: false, problem: mayNotLeave});
	assert.ok(readCommand(inForm, 'form.submit').ok);
	assert.ok(readCommand(inForm, 'help').ok);
});

test('nothing typed lists what has a place in the footer and the screens, but no names', () => {
	const texts = textsFor('');
	assert.deepEqual(texts.slice(0, 3), ['users.create', 'users.edit', 'users']);
	assert.ok(!texts.includes('table.reverse') && !texts.includes('user alice'));
});

test('what is typed finds acts, screens and names alike, names by display name too', () => {
	assert.equal(textsFor('new')[0], undefined);
	assert.ok(textsFor('reverse').includes('table.reverse'));
	assert.equal(textsFor('archer')[0], 'user alice');
	assert.equal(textsFor('vis')[0], 'workspace vision');
});

test('behind user come names only, those that begin so first', () => {
	assert.deepEqual(
		textsFor('user '),
		['user', 'user Bob', 'user alice', 'user malice'].filter(text => text !== 'user'),
	);
	assert.deepEqual(textsFor('user ali'), ['user alice', 'user malice']);
});

test('what cannot be done stands below its equals', () => {
	const found = textsFor('users');
	assert.ok(found.indexOf('users.edit') > found.indexOf('users.create'));
});

test('names are shown as they may be shown', () => {
	const found = findCommands(usual(), 'user bob');
	assert.deepEqual(
		found.map(({command}) => command.title),
		['Open user Bob (x␛[31m)'],
	);
});
