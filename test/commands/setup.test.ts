import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {Readable} from 'node:stream';
import {after, before, test} from 'node:test';
import type {Backend, SetupPlan, SetupState} from '../../source/backend/backend.js';
import type {CommandContext, Outcome as Ending} from '../../source/commands/context.js';
import {outcomeText} from '../../source/commands/outcome-text.js';
import {helpText} from '../../source/commands/grammar/help.js';
import {readFlags} from '../../source/commands/grammar/read-flags.js';
import {scan} from '../../source/commands/grammar/scan.js';
import {usageText} from '../../source/commands/grammar/usage.js';
import type {Places} from '../../source/commands/open-here.js';
import {runSetup} from '../../source/commands/setup/run-setup.js';
import {setupFlags} from '../../source/commands/setup.js';
import {det} from '../../source/commands/table.js';
import {nobodyTask, rootTask} from '../../source/domain/default-task.js';
import type {DetError} from '../../source/domain/errors.js';
import {fail, ok, type Result} from '../../source/domain/result.js';

const strong = 'correctHorse7battery';
let dir: string;
before(async () => {
	dir = await mkdtemp(path.join(tmpdir(), 'det-setup-'));
});
after(() => rm(dir, {recursive: true}));

async function file(content: string | Uint8Array): Promise<string> {
	const name = path.join(await mkdtemp(path.join(dir, 'f-')), 'password');
	await writeFile(name, content);
	return name;
}

type Given = {
	readonly state?: Partial<SetupState>;
	readonly stdin?: string;
	readonly isTTY?: boolean;
	readonly run?: Result<{readonly token: string; readonly lineLeft?: DetError}>;
};

type Outcome = {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
	readonly plans: readonly SetupPlan[];
	readonly opened: readonly Places[];
	/** Calls of the backend that end something: `signOut TOKEN`, `close`. */
	readonly ended: readonly string[];
};

/** Runs the command on a backend that records what it is asked. */
async function setUp(argv: readonly string[], {state, stdin = '', isTTY = false, run}: Given = {}): Promise<Outcome> {
	const plans: SetupPlan[] = [];
	const opened: Places[] = [];
	const ended: string[] = [];
	let stdout = '';
	let stderr = '';
	const found = scan(det, ['setup', ...argv]);
	if (found.kind === 'help') {
		stdout = helpText(found.level, found.prog, 80);
		return {code: 0, stdout, stderr, plans, opened, ended};
	}

	if (found.kind !== 'command') {
		assert.ok(found.kind === 'wrong');
		return {
			code: 2,
			stdout,
			stderr: `${usageText(found.level, found.prog, 78)}${found.prog}: error: ${found.text}`,
			plans,
			opened,
			ended,
		};
	}

	const context = {
		places: {dataDir: '/srv/det', masterConfigFile: '/etc/determined/master.yaml'},
		unicode: true,
		stdin: Object.assign(Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]), {isTTY}),
		stdout: {write: (text: string) => (stdout += text) !== ''},
		stderr: {write: (text: string) => (stderr += text) !== ''},
		async open(places: Places) {
			opened.push(places);
			const backend = {
				place: {...places, hostname: 'gpu01', readOnly: undefined},
				setup: {
					state: async () => ok({...fresh, ...state}),
					async run(plan: SetupPlan) {
						plans.push(plan);
						return run ?? ok({token: 'dct_test'});
					},
				},
				sessions: {signOut: async (token: string) => ok(void ended.push(`signOut ${token}`))},
				close: async () => void ended.push('close'),
			} as unknown as Backend;
			return ok({backend, memory: undefined});
		},
	} as unknown as CommandContext;
	const ending = await runSetup(await readFlags(setupFlags, found.flags.command), context);
	const {text, code} = told(ending);
	return {code, stdout, stderr: stderr + text, plans, opened, ended};
}

/** What is said at the end, as main.ts says it. */
function told(ending: Ending): {readonly text: string; readonly code: number} {
	if (ending.kind !== 'wrong usage') return outcomeText(ending, 'set up', true);
	return {
		text: `${usageText(
			det.commands.find(({name}) => name === 'setup')!,
			'det setup',
			78,
		)}det setup: error: ${ending.text}`,
		code: 2,
	};
}

const fresh: SetupState = {
	initialised: false,
	defaultTask: undefined,
	initialPassword: 'none',
	masterConfigProblem: undefined,
	masterConfigExists: true,
};

test('a password file is enough: determined is deactivated, tasks run as det-nobody, and it says so', async () => {
	const {code, stdout, stderr, plans, ended} = await setUp(['--admin-password-file', await file(`${strong}\n`)]);
	assert.equal(stderr, '');
	assert.equal(code, 0);
	assert.deepEqual(plans, [
		{
			adminPassword: {kind: 'given', password: strong},
			determined: {kind: 'deactivate'},
			defaultTask: nobodyTask,
			removeInitialPassword: false,
		},
	]);
	assert.match(stdout, /determined: deactivated, as recommended/);
	assert.match(stdout, /default task: det-nobody:65533:det-nobody:65533, written to \/etc\/determined\/master\.yaml/);
	assert.equal(stdout.includes(strong), false);
	assert.deepEqual(ended, ['signOut dct_test', 'close']);
});

test('options after the word setup win over the global ones', async () => {
	const password = await file(strong);
	const {opened} = await setUp(['--data', '/x/y', '--master-config=/m.yaml', '--admin-password-file', password]);
	assert.deepEqual(opened, [{dataDir: '/x/y', masterConfigFile: '/m.yaml'}]);
	assert.deepEqual((await setUp(['--admin-password-file', password])).opened, [
		{dataDir: '/srv/det', masterConfigFile: '/etc/determined/master.yaml'},
	]);
});

for (const argv of [['--admin-password-file', '-'], ['--admin-password-file=-']]) {
	test(`${argv.join(' ')} reads standard input`, async () => {
		const {code, plans} = await setUp(argv, {stdin: `${strong}\n`});
		assert.equal(code, 0);
		assert.deepEqual(plans[0]?.adminPassword, {kind: 'given', password: strong});
	});
}

test('a terminal as standard input is refused: it would show the password', async () => {
	const {code, stderr, plans} = await setUp(['--admin-password-file', '-'], {isTTY: true});
	assert.equal(code, 1);
	assert.match(stderr, /terminal, which would show the password/);
	assert.deepEqual(plans, []);
});

test('exactly one newline at the end is not part of the password', async () => {
	assert.deepEqual(await passwordOf(`${strong}\r\n`), {kind: 'given', password: strong});
	assert.deepEqual(await passwordOf(` ${strong} `), {kind: 'given', password: ` ${strong} `});
	assert.equal(await passwordOf(`${strong}\n\n`), undefined);
});

for (const [what, content, words] of [
	['a NUL byte', `${strong}\0`, /NUL byte/],
	['bytes that are not UTF-8', Uint8Array.of(0xc3, 0x28), /not UTF-8/],
	['more than a password', 'x'.repeat(5000), /longer than 4096 bytes/],
] as const) {
	test(`a file with ${what} is refused in words, with nothing changed`, async () => {
		const {code, stderr, plans, ended} = await setUp(['--admin-password-file', await file(content)]);
		assert.equal(code, 1);
		assert.match(stderr, words);
		assert.deepEqual(plans, []);
		assert.deepEqual(ended, ['close']);
	});
}

test('a file that is not there, and a directory, are refused in words', async () => {
	assert.match(
		(await setUp(['--admin-password-file', path.join(dir, 'nope')])).stderr,
		/nope cannot be read: no such file/,
	);
	assert.match((await setUp(['--admin-password-file', dir])).stderr, /cannot be read: it is a directory/);
});

test('every rule a password breaks is listed, for both accounts at once', async () => {
	const {code, stderr, plans} = await setUp([
		'--admin-password-file',
		await file('short'),
		'--determined-password-file',
		await file('abc'),
	]);
	assert.equal(code, 1);
	assert.deepEqual(plans, []);
	assert.deepEqual(stderr.trimEnd().split('\n'), [
		'Failed to set up:',
		'The password of admin:',
		'✗ password must have at least 12 characters',
		'✗ password must include an uppercase letter',
		'✗ password must include a number',
		'✗ password must be hard to guess',
		'The password of determined:',
		'✗ password must have at least 8 characters',
		'✗ password must include an uppercase letter',
		'✗ password must include a number',
	]);
});

test('a blank password file is refused', async () => {
	assert.match((await setUp(['--admin-password-file', await file('\n')])).stderr, /✗ password cannot be blank/);
});

test('determined keeps active with a password of its own', async () => {
	const {plans, stdout} = await setUp([
		'--admin-password-file',
		await file(strong),
		'--determined-password-file',
		await file('Tramway91'),
	]);
	assert.deepEqual(plans[0]?.determined, {kind: 'password', password: 'Tramway91'});
	assert.match(stdout, /determined: active, with the password given/);
});

test('an initialised store is refused and left alone', async () => {
	const {code, stderr, plans} = await setUp(['--admin-password-file', await file(strong)], {
		state: {initialised: true},
	});
	assert.equal(code, 1);
	assert.match(stderr, /\/srv\/det was set up already: nothing was changed/);
	assert.deepEqual(plans, []);
});

test('losing against another set-up at the same time is exit 1', async () => {
	const {code, stderr, stdout} = await setUp(['--admin-password-file', await file(strong)], {
		run: fail({code: 'already-initialised', dir: '/srv/det', at: '2026-01-01T00:00:00.000Z'}),
	});
	assert.equal(code, 1);
	assert.match(stderr, /set up already/);
	assert.equal(stdout, '');
});

test('without a password file the initial password of master.yaml is used, and that it is clear text is said', async () => {
	const {code, stdout, plans} = await setUp([], {state: {initialPassword: 'usable'}});
	assert.equal(code, 0);
	assert.deepEqual(plans[0]?.adminPassword, {kind: 'initial'});
	assert.deepEqual(plans[0]?.determined, {kind: 'deactivate'});
	assert.match(stdout, /admin: active, with security\.initial_user_password of \/etc\/determined\/master\.yaml/);
	assert.match(stdout, /still stands in clear text/);
});

test('the line is removed on demand', async () => {
	const {stdout, plans} = await setUp(['--remove-initial-password'], {state: {initialPassword: 'usable'}});
	assert.equal(plans[0]?.removeInitialPassword, true);
	assert.match(stdout, /removed from/);
	const none = await setUp(['--remove-initial-password', '--admin-password-file', await file(strong)]);
	assert.equal(none.plans[0]?.removeInitialPassword, false);
});

test('a line that could not be removed is told, with the reason', async () => {
	const lineLeft = {code: 'master-config-changed', file: '/etc/determined/master.yaml'} as const;
	const {code, stdout} = await setUp(['--remove-initial-password'], {
		state: {initialPassword: 'usable'},
		run: ok({token: 'dct_test', lineLeft}),
	});
	assert.equal(code, 0);
	assert.match(
		stdout,
		/still stands in clear text in .*master\.yaml, remove the line by hand: .*was changed by somebody/,
	);
	assert.doesNotMatch(stdout, /removed from/);
});

test('a weak initial password is not used, and none at all is wrong usage', async () => {
	const weak = await setUp([], {state: {initialPassword: 'weak'}});
	assert.equal(weak.code, 1);
	assert.match(weak.stderr, /breaks the rules for the password of admin and is not used/);
	const none = await setUp([]);
	assert.equal(none.code, 2);
	assert.match(none.stderr, /--admin-password-file is required/);
	assert.deepEqual([...weak.plans, ...none.plans], []);
});

test('the default task is what was asked for, else what master.yaml has', async () => {
	assert.deepEqual(await taskOf(['--default-task', 'root']), rootTask);
	assert.deepEqual(await taskOf(['--default-task', 'train:1001:train:1002']), {
		user: 'train',
		uid: 1001,
		group: 'train',
		gid: 1002,
	});
	assert.equal(await taskOf(['--default-task', 'keep']), 'keep');
	assert.equal(await taskOf([], {defaultTask: rootTask}), 'keep');
	assert.equal(await taskOf([], {masterConfigProblem: 'permission denied'}), 'keep');
});

for (const argv of [
	['--nope'],
	['stray'],
	['--admin-password-file'],
	['--admin-password-file='],
	['--admin-password-file', 'a', '--admin-password-file', 'b'],
	['--admin-password-file', '-', '--determined-password-file', '-'],
	['--determined-password-file', 'a', '--deactivate-determined'],
	['--deactivate-determined=maybe'],
	['--default-task', 'daemon'],
	['--default-task', 'train:0x10:train:1'],
]) {
	test(`wrong usage is exit 2 and opens nothing: ${argv.join(' ')}`, async () => {
		const {code, stderr, opened} = await setUp(argv);
		assert.equal(code, 2);
		assert.match(stderr, /^usage: det/);
		assert.match(stderr, /^det( setup)?: error: /m);
		assert.deepEqual(opened, []);
	});
}

test('help is exit 0', async () => {
	for (const flag of ['-h', '--help']) {
		const {code, stdout} = await setUp([flag]);
		assert.equal(code, 0);
		assert.match(stdout, /--remove-initial-password/);
	}
});

async function passwordOf(content: string): Promise<SetupPlan['adminPassword'] | undefined> {
	return (await setUp(['--admin-password-file', await file(content)])).plans[0]?.adminPassword;
}

async function taskOf(
	argv: readonly string[],
	state: Partial<SetupState> = {},
): Promise<SetupPlan['defaultTask'] | undefined> {
	return (await setUp([...argv, '--admin-password-file', await file(strong)], {state})).plans[0]?.defaultTask;
}
