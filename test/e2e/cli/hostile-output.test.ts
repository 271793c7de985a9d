import assert from 'node:assert/strict';
import {appendFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, test, type TestContext} from 'node:test';
import {visible} from '../../../source/domain/visible.js';
import {hostileBytes} from '../../hostile/corpus.js';
import {fillWith, mixedText, storableTexts} from '../../hostile/hostile-store.js';
import {foreignIn, plainLines, terminalLines} from '../../hostile/parse-output.js';
import {environmentOf, launcher, placesOf} from '../harness/house.js';
import {openTerminal} from '../harness/person.js';
import {makeSignedInHouse, type SignedInHouse} from './signed-in-house.js';

const user = `${mixedText}${storableTexts.length + 3}`;
const workspace = `${mixedText}${storableTexts.length}`;
const argument = mixedText;

/** One store for all: setting one up is dear, and nothing here changes what another test looks at. */
let made: Promise<SignedInHouse> | undefined;
const cleanups: Array<() => unknown> = [];
after(async () => {
	for (const cleanup of cleanups) await cleanup();
});

async function hostileHouse(): Promise<SignedInHouse> {
	made ??= make();
	return made;
}

async function make(): Promise<SignedInHouse> {
	const signedIn = await makeSignedInHouse({
		after: cleanup => void cleanups.push(cleanup as () => unknown),
	} as TestContext);
	await fillWith(signedIn.house.data, [...storableTexts, mixedText]);
	return signedIn;
}

test('whatever a store holds, no command prints any of it raw', async () => {
	const {det} = await hostileHouse();
	const lists = [
		['user', 'list', '--all'],
		['session', 'list', '--all'],
		['workspace', 'list', '--limit', '1000'],
		['config-policies', 'describe', 'experiment'],
	];
	const records = [
		['user', 'describe', user],
		['workspace', 'describe', workspace],
		['config-policies', 'describe', 'experiment', '--workspace-name', workspace],
		['user', 'edit', user, '--display-name', 'Plain'],
		['workspace', 'archive', workspace],
	];
	for (const line of [...lists, ...records]) {
		const {stdout, stderr} = await det(line);
		assert.notEqual(stdout + stderr, '', line.join(' '));
		assert.deepEqual(foreignIn(stdout, plainLines), [], line.join(' '));
		assert.deepEqual(foreignIn(stderr, plainLines), [], line.join(' '));
	}

	const {stdout} = await det(lists[0]!);
	for (const text of storableTexts) assert.ok(stdout.includes(visible(text)), JSON.stringify(text));
	for (const form of ['--json', '--csv']) {
		const run = await det(['session', 'list', '--all', form]);
		assert.deepEqual(foreignIn(run.stdout, {sequences: [], controls: '\r\n'}), [], form);
	}
});

test('whatever is asked for, what is said of it is not raw', async () => {
	const {house, det} = await hostileHouse();
	await writeFile(join(house.dir, 'policy.yaml'), `invariant_config:\n  ${JSON.stringify(argument)}: 1\n`);
	const lines = [
		[argument],
		['user', 'describe', argument],
		['user', 'create', argument],
		['user', 'edit', argument, '--admin', argument],
		['-u', argument, 'user', 'list'],
		['workspace', 'create', `${argument}${argument}`],
		['workspace', 'list', '--sort-by', argument],
		['rbac', 'assign-role', argument, '-u', argument],
		['default-task', 'set', argument, '--yes'],
		['config-policies', 'set', 'experiment', argument],
		['config-policies', 'set', 'experiment', join(house.dir, 'policy.yaml')],
		['--data', join(house.dir, argument.slice(0, 40)), 'user', 'list'],
	];
	for (const line of lines) {
		const {code, stdout, stderr} = await det(line, {
			input: `${argument}\n`,
			env: {TERM: argument, SSH_ORIGINAL_COMMAND: argument},
		});
		assert.notEqual(code, 0, line.join(' '));
		assert.deepEqual(foreignIn(stdout + stderr, plainLines), [], line.join(' '));
	}
});

test('bytes that are no UTF-8 in master.yaml are told of and not passed on', async () => {
	const {house, det} = await hostileHouse();
	for (const bytes of hostileBytes.filter((_, index) => index % 4 === 0)) {
		await writeFile(house.masterConfig, 'security:\n  default_task:\n    user: "');
		await appendFile(house.masterConfig, Buffer.concat([bytes, Buffer.from('"\n')]));
		const {stdout, stderr} = await det(['default-task', 'show']);
		assert.notEqual(stdout + stderr, '');
		assert.deepEqual(foreignIn(stdout + stderr, plainLines), [], bytes.toString('hex'));
	}
});

test('on a terminal nothing but lines and colours is written either', async t => {
	const {house} = await hostileHouse();
	const person = openTerminal(t, [launcher, ...placesOf(house), 'user', 'describe', user], {
		cols: 400,
		env: environmentOf(house, {TERM: 'xterm'}),
		cwd: house.home,
	});
	await person.sees('Username');
	await person.leaves(0);
	assert.deepEqual(foreignIn(person.written(), terminalLines), []);
	assert.ok(person.written().toString().includes(visible(user)));
});
