import assert from 'node:assert/strict';
import {chmodSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {adminPassword, asked, makeSignedInHouse, userPassword} from './signed-in-house.js';

const unauthenticated = "Unauthenticated: Please use 'det user login <username>' for password login.\n";
const wrongPassword = 'Invalid username/password combination. Please try again.\n';

test('whom a command runs as, and what is remembered', async t => {
	const {house, det, does, fails} = await makeSignedInHouse(t);
	for (const name of ['alice', 'bob']) await does(['user', 'create', name, '--password-stdin'], {input: userPassword});
	const signIn = async (name: string) => det(['-u', name, 'user', 'whoami'], {input: `${userPassword}\n`});
	const whoami = async (env = {}) => (await does(['user', 'whoami'], {env})).split("'")[1];

	await t.test('-u goes before DET_USER, and that before the active user', async () => {
		const env = {DET_USER: 'bob', DET_PASS: userPassword};
		await signIn('alice');
		assert.equal(await does(['-u', 'alice', 'user', 'whoami'], {env}), "You are logged in as user 'alice'\n");
		assert.equal(await whoami(env), 'bob');
		assert.equal(await whoami(), 'admin');
	});

	await t.test('DET_USER alone, or DET_PASS alone, counts for nothing', async () => {
		assert.equal(await whoami({DET_USER: 'bob'}), 'admin');
		assert.equal(await whoami({DET_PASS: 'x'}), 'admin');
		assert.equal(await whoami({DET_USER: '', DET_PASS: ''}), 'admin');
	});

	await t.test('a kept session is used whatever DET_PASS says', async () => {
		assert.equal(await whoami({DET_USER: 'bob', DET_PASS: 'wrong'}), 'bob');
	});

	await t.test('-u asks though DET_PASS is set', async () => {
		await does(['-u', 'bob', 'user', 'logout']);
		const env = {DET_USER: 'bob', DET_PASS: userPassword};
		assert.match(await fails(1, ['-u', 'bob', 'user', 'whoami'], {env}), /Password for user 'bob': /);
	});

	await t.test('a wrong DET_PASS fails without a question', async () => {
		const env = {DET_USER: 'bob', DET_PASS: 'wrong'};
		assert.equal(await fails(1, ['user', 'whoami'], {env}), `Failed to print the active user: ${wrongPassword}`);
	});

	await t.test('a short wait after it is announced', async () => {
		const {code, stderr} = await det(['user', 'whoami'], {env: {DET_USER: 'bob', DET_PASS: userPassword}});
		assert.equal(code, 0);
		assert.match(stderr, /^(Too many attempts: trying again in 1 s\n)?$/);
	});

	await t.test('unknown, inactive and remote users are refused like a wrong password', async () => {
		await does(['user', 'create', 'rita', '--remote']);
		await does(['user', 'create', 'ian', '--password-stdin'], {input: userPassword});
		await does(['user', 'deactivate', 'ian']);
		for (const name of ['nobody', 'rita', 'ian']) {
			assert.equal(
				(await fails(1, ['user', 'login', name], {input: `${userPassword}\n`})).replace(/Too many.*\n/, ''),
				`${asked(`Password for user '${name}': `)}Failed to log in user: ${wrongPassword}`,
			);
		}
	});

	await t.test('without a name login asks for one on standard output', async () => {
		const {code, stdout, stderr} = await det(['user', 'login'], {input: `alice\n${userPassword}\n`});
		assert.deepEqual([code, stdout, stderr], [0, 'Username: ', asked("Password for user 'alice': ")]);
		assert.equal(await whoami(), 'alice');
		await det(['user', 'login', 'admin'], {input: `${adminPassword}\n`});
	});

	await t.test('a renamed user stays signed in, under the new name', async () => {
		await signIn('alice');
		await does(['-u', 'alice', 'user', 'rename', 'alice', 'alicia']);
		assert.equal(await does(['-u', 'alicia', 'user', 'whoami']), "You are logged in as user 'alicia'\n");
		await does(['user', 'rename', 'alicia', 'alice']);
	});

	await t.test('who was deactivated is told once, and then has to sign in again', async () => {
		await signIn('bob');
		await does(['user', 'deactivate', 'bob']);
		assert.equal(
			await fails(1, ['-u', 'bob', 'user', 'list']),
			'Failed to list users: Forbidden(user does not have permission): Please contact your administrator in order to access this resource.\n',
		);
		await does(['user', 'activate', 'bob']);
		assert.match(await fails(1, ['-u', 'bob', 'user', 'list']), /Password for user 'bob': /);
	});

	await t.test('session list: own ones, all for admins, one marked as the present one', async () => {
		await signIn('bob');
		type Row = {readonly id: string; readonly username: string; readonly kind: string; readonly current: boolean};
		const rows = async (...line: string[]) => JSON.parse(await does(['session', 'list', '--json', ...line])) as Row[];
		assert.deepEqual([...new Set((await rows()).map(({username}) => username))], ['admin']);
		assert.equal((await rows('-a')).filter(({current}) => current).length, 1);
		const [bobs] = await rows('--user', 'bob');
		assert.equal(bobs!.kind, 'temporary');
		assert.match(await fails(1, ['-u', 'bob', 'session', 'list', '-a']), /Failed to list sessions: Forbidden\(/);
		assert.match(
			await does(['session']),
			/^ Id +\| Username +\| Kind +\| Created +\| Last Used +\| Expires +\| Origin +\| Current\n/,
		);
		assert.match(
			await does(['session', 'list', '--csv']),
			/^createdAt,current,expiresAt,id,kind,lastUsedAt,origin,username\r\n/,
		);

		assert.equal(await does(['session', 'revoke', bobs!.id]), `Ended session ${bobs!.id}\n`);
		assert.match(await fails(1, ['-u', 'bob', 'user', 'whoami']), /Password for user 'bob': /);
		assert.equal(await fails(1, ['session', 'revoke', 'f00']), 'Failed to end sessions: session not found: f00\n');
		const others = (await rows()).filter(({current}) => !current).map(({id}) => id);
		assert.deepEqual(JSON.parse(await does(['session', 'revoke', '--others', '--json'])), {ended: others});
		assert.equal(await whoami(), 'admin');
		assert.match(await fails(2, ['session', 'revoke']), /exactly one of ID, --user and --others is needed/);
	});

	await t.test('tokens lie in a file of one’s own, and another home is not signed in', async () => {
		const dir = join(house.home, '.local/state/det-console');
		assert.equal(statSync(dir).mode & 0o777, 0o700);
		for (const name of readdirSync(dir)) assert.equal(statSync(join(dir, name)).mode & 0o077, 0, name);
		assert.doesNotMatch(readFileSync(join(house.data, 'sessions.json'), 'utf8'), /dct_/);
		assert.match(await fails(1, ['user', 'whoami'], {env: {HOME: house.dir}}), /Unauthenticated/);
	});

	await t.test('a damaged file of tokens is said, and signs out', async () => {
		const dir = join(house.home, '.local/state/det-console');
		const file = join(
			dir,
			readdirSync(dir).find(name => name.endsWith('.json'))!,
		);
		const before = readFileSync(file);
		writeFileSync(file, '{"nonsense":');
		chmodSync(file, 0o600);
		const said = await fails(1, ['user', 'whoami']);
		assert.ok(said.endsWith(`Failed to print the active user: ${unauthenticated}`), said);
		assert.ok(said.split('\n').length > 2, said);
		writeFileSync(file, before);
		chmodSync(file, 0o600);
	});

	await t.test('logout -a ends all kept sessions; again it is nothing to do', async () => {
		await signIn('alice');
		assert.equal(await does(['user', 'logout', '-a']), '');
		assert.equal(await fails(1, ['user', 'whoami']), `Failed to print the active user: ${unauthenticated}`);
		assert.match(await fails(1, ['-u', 'alice', 'user', 'whoami']), /Password for user 'alice': /);
		assert.equal(await does(['user', 'logout']), '');
		assert.equal(await does(['user', 'logout', '-a']), '');
	});

	await t.test('in a shared account nothing is kept', async () => {
		const env = {SSH_ORIGINAL_COMMAND: 'x', DET_USER: 'bob', DET_PASS: userPassword};
		assert.match(await fails(1, ['user', 'login', 'bob'], {env}), /this account is shared/);
		assert.equal(await whoami(env), 'bob');
		assert.match(await fails(1, ['user', 'whoami'], {env: {SSH_ORIGINAL_COMMAND: 'x'}}), /Unauthenticated/);
		await det(['user', 'login', 'admin'], {input: `${adminPassword}\n`});
		assert.equal(
			await does(['session', 'list', '--user', 'bob', '--csv']),
			'createdAt,current,expiresAt,id,kind,lastUsedAt,origin,username\r\n',
		);
		assert.match(await fails(2, ['--kiosk', 'user', 'list']), /this account is for the console only/);
		assert.match(await fails(2, ['store', 'generations'], {env: {DET_KIOSK: '1'}}), /for the console only/);
	});
});
