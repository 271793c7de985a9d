import assert from 'node:assert/strict';
import {test} from 'node:test';
import {command, type Flags, type Group, type Positionals} from '../../../source/commands/grammar/command.js';
import {helpText} from '../../../source/commands/grammar/help.js';
import {scan, type Scan} from '../../../source/commands/grammar/scan.js';
import {usageText} from '../../../source/commands/grammar/usage.js';
import {example} from './example-table.js';

const run = async () => ({kind: 'done'}) as const;

function one(flags: Flags, positionals: Positionals = {}): Group {
	return {
		kind: 'group',
		name: 'det',
		help: '',
		commands: [command({name: 'do', help: 'do it', flags, positionals, run})],
	};
}

function found(root: Group, ...argv: readonly string[]): Scan & {readonly kind: 'command'} {
	const result = scan(root, argv);
	assert.ok(result.kind === 'command', JSON.stringify(result));
	return result;
}

function wrong(root: Group, ...argv: readonly string[]): string {
	const result = scan(root, argv);
	assert.ok(result.kind === 'wrong', JSON.stringify(result));
	return `${result.prog}: error: ${result.text}`;
}

test('flags before the command belong to the program, flags after it to the command', () => {
	const {command: chosen, flags, args} = found(example, '-u', 'admin', 'user', 'edit', 'alice', '--admin', 'yes');
	assert.equal(chosen.name, 'edit');
	assert.deepEqual([...flags.root], [['user', 'admin']]);
	assert.deepEqual([...flags.command], [['admin', 'yes']]);
	assert.deepEqual([...args], [['targetUser', ['alice']]]);
});

test('a value may be anything after = and anything that is no flag as a word', () => {
	for (const [argv, value] of [
		[['--display-name=--odd'], '--odd'],
		[['--display-name', ''], ''],
		[['--display-name='], ''],
		[['--display-name', '-'], '-'],
		[['--display-name', '-5'], '-5'],
		[['--display-name', '- with space'], '- with space'],
		[['--display-name=a=b'], 'a=b'],
		[['--display-name', '__proto__'], '__proto__'],
	] as const) {
		assert.equal(found(example, 'user', 'edit', 'alice', ...argv).flags.command.get('displayName'), value);
	}
});

test('of a flag given twice the last counts', () => {
	const {flags} = found(example, 'user', 'edit', 'alice', '--disp', 'A', '--display-name=B');
	assert.deepEqual([...flags.command], [['displayName', 'B']]);
});

test('a name that begins with a dash is passed after --', () => {
	assert.deepEqual(
		[...found(example, 'user', 'edit', '--admin=yes', '--', '--admin').args],
		[['targetUser', ['--admin']]],
	);
});

test('an unknown boolean is refused', () => {
	assert.equal(
		wrong(example, 'user', 'edit', 'alice', '--admin', 'maybe'),
		"det user edit: error: argument --admin: invalid choice: 'maybe' (choose from 'true', 'false')",
	);
	for (const word of ['y', 'YES', 't', 'True', 'on', '1', 'n', 'No', 'f', 'false', 'OFF', '0', '']) {
		assert.equal(found(example, 'user', 'edit', 'alice', '--admin', word).flags.command.get('admin'), word);
	}
});

test('a flag that must be filled is refused when it is empty, and may be repeated', () => {
	const root = one({dir: {kind: 'text', filled: true, help: ''}});
	assert.equal(wrong(root, 'do', '--dir', ''), 'det do: error: argument --dir: expected one argument');
	assert.equal(found(root, 'do', '--dir', 'a', '--dir=b').flags.command.get('dir'), 'b');
});

test('a flag with choices takes no other word, and shows them in its usage', () => {
	const root = one({type: {kind: 'text', choices: ['a', "b'c"], help: ''}});
	assert.equal(
		wrong(root, 'do', '--type=x'),
		`det do: error: argument --type: invalid choice: 'x' (choose from 'a', "b'c")`,
	);
	const {command: chosen, flags} = found(root, 'do', '--type', 'a');
	assert.equal(flags.command.get('type'), 'a');
	assert.equal(usageText(chosen, 'det do', 80), "usage: det do [-h] [--type {a,b'c}]\n");
});

test('a required flag is asked for like a positional argument, and its usage and help say so', () => {
	const root = one({type: {kind: 'text', short: 't', required: true, help: 'the type'}}, {file: {help: 'the file'}});
	assert.equal(wrong(root, 'do'), 'det do: error: the following arguments are required: -t/--type, file');
	assert.equal(wrong(root, 'do', 'x'), 'det do: error: the following arguments are required: -t/--type');
	const {command: chosen} = found(root, 'do', 'x', '-t', 'y');
	assert.equal(usageText(chosen, 'det do', 80), 'usage: det do [-h] -t TYPE file\n');
	assert.match(helpText(chosen, 'det do', 80), /\n {2}-t TYPE, --type TYPE +the type\n/);
});

test('a default that is told in words is told once', () => {
	const {command: chosen} = found(one({}, {n: {arity: 'optional', help: 'which one (default: 1)'}}), 'do');
	assert.match(helpText(chosen, 'det do', 80), /which one \(default: 1\)\n/);
});

test('a strict flag is refused when it is empty or repeated', () => {
	const root = one({file: {kind: 'text', strict: true, help: ''}});
	assert.equal(wrong(root, 'do', '--file='), 'det do: error: argument --file: expected one argument');
	assert.equal(wrong(root, 'do', '--file', 'a', '--fi=b'), 'det do: error: argument --file: given twice');
	assert.equal(found(root, 'do', '--file', '-').flags.command.get('file'), '-');
});

test('a flag of a later version says so, whatever follows', () => {
	const root: Group = {...one({}), flags: {master: {kind: 'text', short: 'm', help: '', later: 'not yet'}}};
	for (const argv of [['-m', 'host', 'do'], ['-mhost'], ['--master=host', 'nope'], ['-m']]) {
		assert.deepEqual(scan(root, argv), {kind: 'later', text: 'not yet'});
	}
});

test('help can be asked for any command from above', () => {
	for (const argv of [
		['help', 'user', 'edit'],
		['user', 'help', 'edit'],
		['user', 'edit', '-h'],
	]) {
		const result = scan(example, argv);
		assert.ok(result.kind === 'help');
		assert.equal(result.prog, 'det user edit');
	}
});

test('several words can be one argument, and the rest of the line too', () => {
	const many = one({}, {ids: {arity: 'many', help: ''}});
	assert.deepEqual([...found(many, 'do', 'a', 'b').args], [['ids', ['a', 'b']]]);
	assert.deepEqual([...found(many, 'do').args], [['ids', []]]);
	const rest = one({all: {kind: 'switch', help: ''}}, {first: {help: ''}, rest: {arity: 'rest', help: ''}});
	const {args, flags} = found(rest, 'do', '--all', 'x', 'y', '--all', '--', '-z');
	assert.deepEqual(
		[...args],
		[
			['first', ['x']],
			['rest', ['y', '--all', '--', '-z']],
		],
	);
	assert.deepEqual([...flags.command], [['all', '']]);
});
