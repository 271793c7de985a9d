import assert from 'node:assert/strict';
import {test} from 'node:test';
import {loadKeys} from '../../../../source/ui/keys/custom/load-keys.js';
import {keyNotice, listKeys} from '../../../../source/ui/keys/custom/key-list.js';
import {keyTable, type ActId} from '../../../../source/ui/keys/key-table.js';

const load = (...lines: readonly string[]) => loadKeys('/k.yaml', {ok: true, text: `${lines.join('\n')}\n`});
const keysOf = (id: ActId, ...lines: readonly string[]) => load(...lines).table.get(id)!.keys;
const problemsOf = (...lines: readonly string[]) => load(...lines).problems;

test('a line gives an act another key, several, or none; all else stays', () => {
	const {table, problems} = load('users.create: c', 'users.edit: [f5, ctrl-e]', 'app.quit: []');
	assert.deepEqual(problems, []);
	assert.deepEqual(table.get('users.create')?.keys, ['c']);
	assert.deepEqual(table.get('users.edit')?.keys, ['f5', 'ctrl-e']);
	assert.deepEqual(table.get('app.quit')?.keys, []);
	const others = [...table].filter(([id]) => !['users.create', 'users.edit', 'app.quit'].includes(id));
	assert.ok(others.every(([id, {keys}]) => keys.join() === keyTable.get(id)!.keys.join()));
	assert.deepEqual([...table.keys()], [...keyTable.keys()]);
});

test('an empty file and one of comments change nothing', () => {
	assert.deepEqual(load('# nothing yet'), {table: new Map(keyTable), problems: []});
	assert.deepEqual(problemsOf(''), []);
});

test('digits, a tilde and quoted signs are keys, whatever YAML takes them for', () => {
	assert.deepEqual(keysOf('users.create', 'users.create: 9'), ['9']);
	assert.deepEqual(keysOf('users.create', 'users.create: ~'), ['~']);
	assert.deepEqual(keysOf('users.create', "users.create: ['#', '9']"), ['#', '9']);
});

test('an unknown act is told with its line and the act that was meant', () => {
	assert.deepEqual(problemsOf('# mine', '', 'users.creat: c'), [
		'/k.yaml:3: there is no act "users.creat"; write users.create.',
	]);
	assert.deepEqual(problemsOf('zzz: c'), ['/k.yaml:1: there is no act "zzz"; det ui --check-keys lists the acts.']);
});

test('an unknown key is told with its line; the other lines count', () => {
	const {table, problems} = load('users.edit: crtl-e', 'users.create: c');
	assert.deepEqual(problems, ['/k.yaml:1: there is no key "crtl-e"; write ctrl-e.']);
	assert.deepEqual(table.get('users.edit')?.keys, ['e']);
	assert.deepEqual(table.get('users.create')?.keys, ['c']);
});

test('a line without a key asks for one', () => {
	for (const value of ['', ' {a: b}', ' [[c]]'])
		assert.match(problemsOf(`users.create:${value}`)[0] ?? '', /^\/k\.yaml:1: users\.create has no key; write /);
});

test('a key that another act of the same screen has is refused, and both are named', () => {
	const {table, problems} = load('users.create: e');
	assert.deepEqual(problems, [
		'/k.yaml:1: e is also the key of users.edit ("Change names, role and kind of the user") on the same screen; give users.create or users.edit another key.',
	]);
	assert.deepEqual(table.get('users.create')?.keys, ['n']);
});

test('two acts may change keys with each other', () => {
	const {table, problems} = load('users.create: e', 'users.edit: n');
	assert.deepEqual(problems, []);
	assert.deepEqual([table.get('users.create')?.keys, table.get('users.edit')?.keys], [['e'], ['n']]);
});

test('a line that counts only because of one that does not is refused too', () => {
	const problems = problemsOf('users.create: e', 'users.edit: a');
	assert.equal(problems.length, 2);
	assert.match(problems[0] ?? '', /^\/k\.yaml:1: e is also the key of users\.edit /);
	assert.match(problems[1] ?? '', /^\/k\.yaml:2: a is also the key of users\.activate /);
});

test('of two lines that give one key to two acts the later is refused', () => {
	const {table, problems} = load('users.create: c', 'users.edit: c');
	assert.equal(problems.length, 1);
	assert.match(problems[0] ?? '', /^\/k\.yaml:2: c is also the key of users\.create /);
	assert.deepEqual(table.get('users.create')?.keys, ['c']);
});

test('acts that never meet may share a key', () => {
	assert.deepEqual(problemsOf('users.create: X', 'workspaces.archive: D', 'workspaces.unarchive: D'), []);
});

test('Ctrl-C stays the way out', () => {
	assert.deepEqual(problemsOf('app.force-quit: []'), [
		'/k.yaml:1: ctrl-c always leaves the console; add ctrl-c to the keys of app.force-quit.',
	]);
	assert.deepEqual(problemsOf('app.help: ctrl-c'), [
		'/k.yaml:1: ctrl-c always leaves the console; give app.help another key.',
	]);
	assert.deepEqual(keysOf('app.force-quit', 'app.force-quit: [f10, ctrl-c]'), ['f10', 'ctrl-c']);
	assert.deepEqual(keysOf('bulk.stop', 'bulk.stop: [f10, ctrl-c]'), ['f10', 'ctrl-c']);
});

test('a key that types or edits is refused where there are fields, and allowed where there are none', () => {
	for (const line of [
		'form.submit: a',
		'filter.clear: space',
		'command.run: x',
		'editor.apply: tab',
		'lock.sign-out: ctrl-u',
	])
		assert.match(problemsOf(line)[0] ?? '', / (is typed into the field|edits the text) where /, line);
	assert.deepEqual(problemsOf('form.change: x', 'table.open: f4'), []);
});

test('what is no list of lines at all is told once, and nothing is used', () => {
	assert.match(problemsOf('- users.create')[0] ?? '', /^\/k\.yaml:1: the file is no list of acts/);
	assert.match(problemsOf('a: b', 'users.create: [c')[0] ?? '', /^\/k\.yaml:\d+: not valid YAML: /);
	assert.match(
		problemsOf('users.edit: c', 'users.edit: d')[0] ?? '',
		/^\/k\.yaml:2: the key "users\.edit" is there twice/,
	);
});

test('what stands in the file acts on no terminal', () => {
	const said = problemsOf('"users\\u001b[2Jx": c', 'users.create: "\\u001b[2Jx"').join('\n');
	assert.doesNotMatch(said, /\u001B/);
	assert.match(said, /␛\[2J/);
});

test('a file that cannot be read changes nothing and says why', () => {
	const {table, problems} = loadKeys('/k.yaml', {ok: false, problem: 'Others may write in it: chmod go-w.'});
	assert.equal(table, keyTable);
	assert.deepEqual(problems, ['/k.yaml: Others may write in it: chmod go-w.']);
});

test('the list names every act and stars what was changed', () => {
	const list = listKeys(load('users.create: c', 'app.quit: []').table, false);
	for (const id of keyTable.keys()) assert.ok(list.includes(` ${id} `), id);
	assert.deepEqual(
		list
			.split('\n')
			.filter(line => line.startsWith('*'))
			.map(line => line.split(/ +/).slice(0, 3)),
		[
			['*', 'users.create', 'c'],
			['*', 'app.quit', '(none)'],
		],
	);
});

test('the notice counts the mistakes, names the file and the command that tells more', () => {
	assert.equal(keyNotice(0, '/k'), undefined);
	assert.equal(keyNotice(1, '/k'), 'A mistake in the key file; det ui --check-keys tells: /k');
	assert.equal(keyNotice(3, '/k'), '3 mistakes in the key file; det ui --check-keys tells: /k');
});
