import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {makeHouse, projectRoot} from '../harness/house.js';
import {runDet} from '../harness/run-det.js';

const {version} = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {version: string};

test('help, version and wrong usage need no store and make none', async t => {
	const house = await makeHouse(t);
	const det = async (...line: string[]) => {
		const {code, stdout, stderr} = await runDet(line, {house});
		return {code, stdout, stderr};
	};

	for (const line of [['--version'], ['-v'], ['version']]) {
		assert.deepEqual(await det(...line), {code: 0, stdout: `det ${version}\n`, stderr: ''});
	}

	const userList = `usage: det user list [-h] [-a] [--json | --csv]

options:
  -h, --help  show this help message and exit
  -a, --all   List all active and inactive users. (default: False)
  --json      print as JSON (default: False)
  --csv       print as CSV (default: False)
`;
	for (const line of [
		['user', 'list', '-h'],
		['u', 'ls', '--help'],
		['user', 'list', '--json', '--he'],
	]) {
		assert.deepEqual(await det(...line), {code: 0, stdout: userList, stderr: ''});
	}

	const whole = await det('--help');
	assert.deepEqual([whole.code, whole.stderr], [0, '']);
	assert.match(
		whole.stdout,
		/^usage: det \[-h\] \[-u username\] \[-m address\] \[-v\] \[--data DIR\]\s+\[--master-config FILE\] \[--read-only\] \[--linear\] \[--palette NAME\]\s+\[--keys FILE\] \[--kiosk\] \[--idle-minutes N\]\s+command \.\.\.\n\nDetermined command-line client\n\npositional arguments:\n  command\n    help {16}show help for this command\n/,
	);
	assert.match(whole.stdout, /\n    user \(u\) {12}manage users\n/);
	assert.deepEqual(await det('help'), whole);
	assert.match(
		(await det('user', 'help')).stdout,
		/^usage: det user \[-h\] subcommand \.\.\.\n[^]*\n    list \(ls\) {11}list users\n/,
	);

	const usage =
		'usage: det [-h] [-u username] [-m address] [-v] [--data DIR]\n           [--master-config FILE] [--read-only] [--linear] [--palette NAME]\n           [--keys FILE] [--kiosk] [--idle-minutes N]\n           command ...\n';
	const noPalette =
		"det: error: argument --palette: invalid choice: 'foo' (choose from 'default', 'colour-blind', 'high-contrast', 'none')\n";
	for (const [line, error] of [
		[['user', 'list', '-u', 'admin'], `${usage}det: error: unrecognized arguments: -u admin\n`],
		[['user', '-a'], `${usage}det: error: unrecognized arguments: -a\n`],
		[['-u'], `${usage}det: error: argument -u/--user: expected one argument\n`],
		[['-u', '', 'user', 'whoami'], `${usage}det: error: argument -u/--user: expected one argument\n`],
		[['--data', '', 'user', 'list'], `${usage}det: error: argument --data: expected one argument\n`],
		[['--master-config='], `${usage}det: error: argument --master-config: expected one argument\n`],
		[['--keys', '', 'ui'], `${usage}det: error: argument --keys: expected one argument\n`],
		[['--palette', 'foo', 'user', 'list'], `${usage}${noPalette}`],
		[['--palette', 'foo'], `${usage}${noPalette}`],
		[['user', 'list', '--a\u202Eb'], `${usage}det: error: unrecognized arguments: --a\\u{202E}b\n`],
		[
			['user', 'create'],
			/^usage: det user create [^]*\ndet user create: error: the following arguments are required: username\n$/,
		],
		[
			['user', 'list', '--json', '--csv'],
			/\ndet user list: error: argument --csv: not allowed with argument --json\n$/,
		],
		[
			['user', 'lis'],
			/^usage: det user \[-h\] subcommand \.\.\.\ndet user: error: argument subcommand: invalid choice: 'lis' \(choose from 'help', 'activate', /,
		],
		[['user', 'edit', 'x', '--admin', 'maybe'], /argument --admin: invalid choice: 'maybe'/],
		[['-m', 'host', 'user', 'list'], /^det: -m\/--master is for a later version: .*\n$/],
		[[], /^det: the console needs a terminal: run a command instead, such as det user list; see det --help\n$/],
		[['ui'], /^det: the console needs a terminal/],
	] as const) {
		const {code, stdout, stderr} = await det(...line);
		assert.deepEqual([code, stdout], [2, ''], line.join(' '));
		if (typeof error === 'string') assert.equal(stderr, error);
		else assert.match(stderr, error);
	}

	const completed = await runDet(['__complete', 'user', 'lis'], {house, places: false});
	assert.deepEqual([completed.code, completed.stdout, completed.stderr], [0, 'list\n', '']);
	assert.match((await det('completion', 'zsh')).stdout, /^#compdef det/);
	assert.equal(existsSync(house.data), false);
});

test('before set-up every command says what to do', async t => {
	const house = await makeHouse(t);
	for (const line of [
		['user', 'list'],
		['-u', 'admin', 'user', 'whoami'],
		['user', 'login', 'admin'],
	]) {
		const {code, stderr} = await runDet(line, {house, input: 'x\n'});
		assert.equal(code, 1);
		assert.match(stderr, /^Failed to .*: .* is not set up yet: start the console or run 'det setup'\n$/);
	}
});

test('a reader that goes away is no failure', async t => {
	const house = await makeHouse(t);
	const shell = '"$0" --help | head -1; "$0" user list -h >&-; exit 0';
	const {code, stdout, stderr} = await runDet([], {
		house,
		command: ['sh', '-c', shell, join(projectRoot, 'source/det.sh')],
		places: false,
	});
	assert.deepEqual([code, stderr], [0, '']);
	assert.match(stdout, /^usage: det /);
});

test('COLUMNS decides how help is broken', async t => {
	const house = await makeHouse(t);
	const {stdout} = await runDet(['user', 'create', '-h'], {house, env: {COLUMNS: '200'}});
	assert.match(stdout, /^usage: det user create \[-h\] .* username\n/);
});
