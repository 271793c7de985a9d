import assert from 'node:assert/strict';
import {test} from 'node:test';
import {adminPassword, asked, makeSignedInHouse, userPassword} from './signed-in-house.js';

/*
 * Every command line that the document "User Accounts" prints about users and sessions, in its order, as a person types
 * it at first: not signed in. Those about agent users are in agent-commands.test.ts.
 */

test('the command lines of the document work as they are printed', async t => {
	const {det, does, fails} = await makeSignedInHouse(t, {signIn: false});
	const nextPassword = 'anotherHorse8battery';

	await t.test('det -u admin user change-password', async () => {
		const input = [adminPassword, nextPassword, nextPassword, ''].join('\n');
		const run = await det(['-u', 'admin', 'user', 'change-password'], {input});
		assert.deepEqual(run, {
			code: 0,
			signal: null,
			stdout: '',
			stderr:
				asked("Current password for user 'admin': ") +
				asked("New password for user 'admin': ") +
				asked('Confirm password: '),
		});
	});

	await t.test('det -u admin user create <username>', async () => {
		// Admin is not asked again: the session in which the password was changed goes on.
		const {code, stdout, stderr} = await det(['-u', 'admin', 'user', 'create', 'alice'], {
			input: `${userPassword}\n${userPassword}\n`,
		});
		assert.deepEqual(
			[code, stdout, stderr],
			[0, '', asked("Password for user 'alice': ") + asked('Confirm password: ')],
		);
	});

	await t.test('det -u admin user deactivate determined', async () => {
		assert.equal(await does(['-u', 'admin', 'user', 'deactivate', 'determined']), '');
	});

	await t.test('det user login <username>', async () => {
		const {code, stdout} = await det(['user', 'login', 'alice'], {input: `${userPassword}\n`});
		assert.deepEqual([code, stdout], [0, '']);
		assert.equal(await does(['user', 'whoami']), "You are logged in as user 'alice'\n");
		const [session] = JSON.parse(await does(['session', 'list', '--json'])) as Array<Record<string, string>>;
		const days = (Date.parse(session!['expiresAt']!) - Date.parse(session!['createdAt']!)) / 86_400_000;
		assert.deepEqual([session!['kind'], days], ['login', 30]);
	});

	await t.test('det user logout', async () => {
		assert.equal(await does(['user', 'logout']), '');
		assert.equal(
			await fails(1, ['user', 'whoami']),
			"Failed to print the active user: Unauthenticated: Please use 'det user login <username>' for password login.\n",
		);
	});

	await t.test('det -u <username> ... asks once, and changes nobody’s active user', async () => {
		const first = await det(['-u', 'alice', 'user', 'whoami'], {input: `${userPassword}\n`});
		assert.equal(first.stderr, asked("Password for user 'alice': "));
		assert.equal(await does(['-u', 'alice', 'user', 'whoami']), "You are logged in as user 'alice'\n");
		assert.match(await fails(1, ['user', 'whoami']), /Unauthenticated/);
	});

	await t.test('det -u <username> user logout', async () => {
		assert.equal(await does(['-u', 'alice', 'user', 'logout']), '');
		assert.match(await fails(1, ['-u', 'alice', 'user', 'whoami']), /^Warning: .*\nPassword for user 'alice': /);
	});

	await t.test('det user change-password', async () => {
		await det(['user', 'login', 'alice'], {input: `${userPassword}\n`});
		const input = [userPassword, 'Omnibus92y', 'Omnibus92y', ''].join('\n');
		const {code, stderr} = await det(['user', 'change-password'], {input});
		assert.equal(code, 0);
		assert.match(stderr, /Current password for user 'alice': \n.*\nNew password for user 'alice': \n.*\nConfirm/);
		assert.equal(await does(['user', 'whoami']), "You are logged in as user 'alice'\n");
	});

	await t.test('det -u admin user change-password <target-user>', async () => {
		const input = `${userPassword}\n${userPassword}\n`;
		const {code, stderr} = await det(['-u', 'admin', 'user', 'change-password', 'alice'], {input});
		assert.deepEqual([code, stderr], [0, asked("New password for user 'alice': ") + asked('Confirm password: ')]);
		// It ended alice's session.
		assert.match(await fails(1, ['user', 'whoami']), /Password for user 'alice': /);
	});

	await t.test('det -u admin user deactivate <target-user>', async () => {
		assert.equal(await does(['-u', 'admin', 'user', 'deactivate', 'alice']), '');
		assert.doesNotMatch(await does(['-u', 'admin', 'user', 'list']), /alice/);
		assert.match(await does(['-u', 'admin', 'user', 'list', '-a']), /alice +\| +\| False +\| False /);
		const refused = await fails(1, ['user', 'login', 'alice'], {input: `${userPassword}\n`});
		assert.match(refused, /Failed to log in user: Invalid username\/password combination\. Please try again\.\n$/);
	});

	await t.test('det user activate', async () => {
		assert.equal(await does(['-u', 'admin', 'user', 'activate', 'alice']), '');
		assert.equal((await det(['user', 'login', 'alice'], {input: `${userPassword}\n`})).code, 0);
	});
});
