import assert from 'node:assert/strict';
import {test} from 'node:test';
import {adminPassword, asked, makeSignedInHouse, userPassword} from './signed-in-house.js';

test('what an admin does to users, and what is said when it goes wrong', async t => {
	const {det, does, fails} = await makeSignedInHouse(t);
	await does(['user', 'create', 'alice', '--password-stdin'], {input: userPassword});

	await t.test('a password on the command line works, with a warning', async () => {
		const {code, stderr} = await det(['user', 'create', 'bob', '--admin', '--password', userPassword]);
		assert.equal(code, 0);
		assert.equal(stderr, 'Warning: --password shows the password to everybody on this machine; use --password-stdin\n');
	});

	await t.test('a quoted password is what was typed', async () => {
		assert.equal((await det(['user', 'create', 'quoted', '--password', `"${userPassword}"`])).code, 0);
		const typed = await det(['-u', 'quoted', 'user', 'whoami'], {input: `"${userPassword}"\n`});
		assert.equal(typed.stdout, "You are logged in as user 'quoted'\n");
	});

	await t.test('passwords that differ', async () => {
		const input = `${userPassword}\n${userPassword}x\n`;
		const questions = asked("Password for user 'carol': ") + asked('Confirm password: ');
		assert.equal(await fails(1, ['user', 'create', 'carol'], {input}), `${questions}Passwords do not match\n`);
	});

	await t.test('a weak password: five lines about the rules, ASCII ones where nothing else can be shown', async () => {
		const weak = ['user', 'create', 'carol', '--password-stdin'];
		assert.equal(
			await fails(1, weak, {input: 'weak\n'}),
			`Failed to create user:
✓ password cannot be blank
✗ password must have at least 8 characters
✗ password must include an uppercase letter
✓ password must include a lowercase letter
✗ password must include a number
`,
		);
		assert.match(await fails(1, weak, {input: '', env: {LANG: 'C'}}), /:\nx password cannot be blank\nx password must/);
	});

	await t.test('a name that is taken, or none', async () => {
		const input = userPassword;
		const create = async (name: string) => fails(1, ['user', 'create', name, '--password-stdin'], {input});
		assert.equal(await create('ALICE'), 'Failed to create user: user already exists\n');
		assert.equal(await create('a b'), 'Failed to create user: a username cannot contain white space\n');
		assert.equal(await create(' '), 'Failed to create user: a username cannot be blank\n');
		assert.equal(
			await create('a\u202Eb'),
			'Failed to create user: a username has only ASCII characters, not \\u{202E}\n',
		);
	});

	await t.test('remote users have no password', async () => {
		assert.match(
			await fails(2, ['user', 'create', 'rita', '--remote', '--password', 'x']),
			/det user create: error: argument --password: not allowed with argument --remote\n$/,
		);
		assert.equal(await does(['user', 'create', 'rita', '--remote']), '');
		assert.match(
			await fails(1, ['user', 'edit', 'rita', '--remote', 'false']),
			/^Warning: .*\nPassword for user 'rita': \nFailed to edit user fields: the input ended/,
		);
		assert.equal(
			await does(['user', 'edit', 'rita', '--remote', 'false', '--password-stdin'], {input: userPassword}),
			'Changes made to the following fields: Remote\n',
		);
	});

	await t.test('edit names every field that was given, in the order of the product', async () => {
		assert.equal(
			await does(
				'user edit alice --admin true --username alicia --active yes --remote off --display-name=AliceL'.split(' '),
			),
			'Changes made to the following fields: Display Name, Remote, Active, Username, Admin\n',
		);
		assert.equal(
			await does(['user', 'edit', 'alicia', '--disp=']),
			'Changes made to the following fields: Display Name\n',
		);
		assert.equal(await fails(1, ['user', 'edit', 'alicia']), "No field provided. Use 'det user edit -h' for usage.\n");
		assert.equal(await fails(1, ['user', 'edit', 'nobody']), 'Failed to edit user fields: user not found\n');
		assert.equal(await does(['user', 'rename', 'alicia', 'alice']), '');
	});

	await t.test('the last active admin stays', async () => {
		await does(['user', 'edit', 'alice', '--admin', 'false']);
		await does(['user', 'deactivate', 'bob']);
		assert.equal(
			await fails(1, ['user', 'deactivate', 'admin']),
			'Failed to deactivate user: Cannot be deactivated: admin is the last active admin\n',
		);
	});

	await t.test('a name that cannot be is told before a password is asked', async () => {
		assert.equal(
			await fails(1, ['user', 'create', '--', '-x']),
			'Failed to create user: a username cannot start with -\n',
		);
	});

	await t.test('each command names itself when it fails', async () => {
		for (const [line, text] of [
			[['rename', 'nobody', 'x2'], 'Failed to change username for user: user not found\n'],
			[['activate', 'nobody'], 'Failed to activate user: user not found\n'],
			[['deactivate', 'nobody'], 'Failed to deactivate user: user not found\n'],
			[['change-password', 'nobody'], 'Failed to change password for user: user not found\n'],
			[['describe', 'nobody'], 'Failed to describe user: user not found\n'],
		] as const) {
			assert.equal(await fails(1, ['user', ...line]), text);
		}
	});

	await t.test('who is no admin is told so', async () => {
		await det(['-u', 'alice', 'user', 'whoami'], {input: `${userPassword}\n`});
		assert.equal(
			await fails(1, ['-u', 'alice', 'user', 'create', 'eve', '--remote']),
			'Failed to create user: Forbidden(only admin privileged users can create users): Please contact your administrator in order to access this resource.\n',
		);
		assert.equal(
			await does(['-u', 'alice', 'user', 'edit', 'alice', '--display-name', 'Me']),
			'Changes made to the following fields: Display Name\n',
		);
	});

	await t.test('lists: active ones, all, as JSON, as CSV', async () => {
		const list = await does(['user']);
		assert.equal(list, await does(['u', 'ls']));
		assert.doesNotMatch(list, /bob|determined/);
		assert.match(await does(['user', 'list', '--all']), /bob .*\n/);
		const json = JSON.parse(await does(['user', 'list', '--json'])) as Array<Record<string, unknown>>;
		assert.deepEqual(
			json.map(user => user['username']),
			['admin', 'alice', 'quoted', 'rita'],
		);
		assert.deepEqual(Object.keys(json[0]!), Object.keys(json[0]!).toSorted());
		const csv = await does(['user', 'list', '--csv']);
		assert.equal(csv.split('\r\n').length, json.length + 2);
	});

	await t.test(
		'an own password needs the current one; with a target an admin sets it and stays signed in',
		async () => {
			const input = [adminPassword, 'weak', 'weak', ''].join('\n');
			const refused = await fails(1, ['user', 'change-password'], {input});
			assert.match(refused, /Failed to change password for user:\n✓ password cannot be blank\n✗ password must have/);
			const wrong = await fails(1, ['user', 'change-password', '--password-stdin'], {
				input: `Omnibus92y`,
				env: {DET_USER: 'admin', DET_PASS: 'not this one'},
			});
			assert.equal(
				wrong,
				'Failed to change password for user: The current password is not correct. Please try again.\n',
			);
			await does(['user', 'change-password', 'admin', '--password-stdin'], {input: 'Omnibus92yard'});
			assert.equal(await does(['user', 'whoami']), "You are logged in as user 'admin'\n");
		},
	);

	await t.test('describe tells whom tasks run as', async () => {
		assert.match(
			await does(['user', 'describe', 'alice']),
			/^User Id: +3\nUsername: +alice\n(.*\n)+Tasks Run As: +root:0:root:0/,
		);
		const json = JSON.parse(await does(['user', 'describe', 'admin', '--json'])) as Record<string, unknown>;
		assert.deepEqual(json['roles'], [{role: 'ClusterAdmin', workspace: null}]);
		assert.deepEqual(json['effectiveIdentity'], {gid: 0, group: 'root', source: 'default_task', uid: 0, user: 'root'});
	});
});
