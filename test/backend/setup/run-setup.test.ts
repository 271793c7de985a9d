import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import fs, {existsSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {test} from 'node:test';
import type {Backend, SetupPlan} from '../../../source/backend/backend.js';
import {createBackend} from '../../../source/backend/open-backend.js';
import {nobodyTask} from '../../../source/domain/default-task.js';
import {fileOperations} from '../../../source/store/files/file-operations.js';
import {openStore} from '../../../source/store/open-store.js';
import {
	adminPassword,
	alicePassword,
	atTheDesk,
	errorOf,
	makePlace,
	makeReadyPlace,
	otherPassword,
	plainPlan,
	valueOf,
	type Place,
} from '../helpers/test-backend.js';

const initialPlan: SetupPlan = {
	adminPassword: {kind: 'initial'},
	determined: {kind: 'deactivate'},
	defaultTask: 'keep',
	removeInitialPassword: true,
};
const initial = 'violetTractor88harbour';
const configText = `# ours\nport: 8080\nsecurity:\n  initial_user_password: ${initial}\n`;

test('set-up makes admin and determined and signs in as admin', async t => {
	const place = await makePlace(t);
	const backend = await place.open();
	const {token, user, previous, failedSince} = valueOf(await backend.setup.run(plainPlan));
	assert.deepEqual([user.id, user.username, user.admin, user.active], [1, 'admin', true, true]);
	assert.equal(user.lastSignInAt, place.now().toISOString());
	assert.deepEqual([previous, failedSince], [undefined, 0]);
	const users = valueOf(await backend.users.list(token));
	assert.deepEqual(
		users.map(({id, username, admin, active}) => [id, username, admin, active]),
		[
			[1, 'admin', true, true],
			[2, 'determined', false, false],
		],
	);
	assert.equal((await place.stored('determined')).password, null);
});

test('determined can be given a password and is active then', async t => {
	const place = await makePlace(t);
	const backend = await place.open();
	valueOf(await backend.setup.run({...plainPlan, determined: {kind: 'password', password: alicePassword}}));
	const {user} = valueOf(await backend.sessions.signIn('determined', alicePassword));
	assert.deepEqual([user.id, user.active, user.mustChangePassword], [2, true, false]);
});

test('the state tells whether set-up is still to be done', async t => {
	const place = await makePlace(t);
	const backend = await place.open();
	assert.equal(valueOf(await backend.setup.state()).initialised, false);
	valueOf(await backend.setup.run(plainPlan));
	assert.equal(valueOf(await backend.setup.state()).initialised, true);
});

test('before set-up nobody can sign in or ask for anything', async t => {
	const place = await makePlace(t);
	const backend = await place.open();
	assert.equal(errorOf(await backend.sessions.signIn('admin', adminPassword)).code, 'not-initialised');
	assert.equal(errorOf(await backend.users.list('dct_x')).code, 'not-initialised');
});

test('a weak admin password is refused with every rule it breaks, and leaves nothing behind', async t => {
	const place = await makePlace(t);
	const backend = await place.open();
	const weak = {...plainPlan, adminPassword: {kind: 'given', password: 'admin1'}} as const;
	const error = errorOf(await backend.setup.run({...weak, defaultTask: nobodyTask}));
	assert.ok(error.code === 'password-weak' && error.name === 'admin');
	for (const rule of ['upper', 'length-12', 'strength'] as const) assert.ok(error.failed.includes(rule), rule);
	assert.equal(valueOf(await backend.setup.state()).initialised, false);
	assert.equal(existsSync(place.masterConfigFile), false);
});

test('an admin password that keeps the four rules but is easy to guess is refused', async t => {
	const place = await makePlace(t);
	const backend = await place.open();
	for (const password of ['Password1234', 'Qwerty123456', 'Determined12', 'Gpu01Gpu01Gpu01']) {
		const plan = {...plainPlan, adminPassword: {kind: 'given', password}} as const;
		assert.equal(errorOf(await backend.setup.run(plan)).code, 'password-weak', password);
	}
});

test("determined's password follows the rules of every user", async t => {
	const place = await makePlace(t);
	const backend = await place.open();
	const error = errorOf(await backend.setup.run({...plainPlan, determined: {kind: 'password', password: 'short'}}));
	assert.ok(error.code === 'password-weak' && error.name === 'determined');
});

test('the default task goes into a new master.yaml that holds nothing else', async t => {
	const place = await makePlace(t);
	const backend = await place.open();
	assert.equal(valueOf(await backend.setup.state()).masterConfigExists, false);
	valueOf(await backend.setup.run({...plainPlan, defaultTask: nobodyTask}));
	assert.equal(
		await readFile(place.masterConfigFile, 'utf8'),
		'security:\n  default_task:\n    user: det-nobody\n    uid: 65533\n    group: det-nobody\n    gid: 65533\n',
	);
});

test('with nothing to change a master.yaml is neither made nor touched', async t => {
	const place = await makePlace(t);
	valueOf(await (await place.open()).setup.run(plainPlan));
	assert.equal(existsSync(place.masterConfigFile), false);

	const other = await makePlace(t);
	await writeFile(other.masterConfigFile, 'port: [8080\n');
	valueOf(await (await other.open()).setup.run(plainPlan));
	assert.equal(await readFile(other.masterConfigFile, 'utf8'), 'port: [8080\n');
});

test('the initial password of master.yaml serves both accounts, and its line can be removed', async t => {
	const place = await makePlace(t);
	await writeFile(place.masterConfigFile, configText);
	const backend = await place.open();
	const state = valueOf(await backend.setup.state());
	assert.equal(state.initialPassword, 'usable');
	assert.ok(!JSON.stringify(state).includes(initial), 'the state carries no password');
	valueOf(
		await backend.setup.run({
			adminPassword: {kind: 'initial'},
			determined: {kind: 'initial'},
			defaultTask: 'keep',
			removeInitialPassword: true,
		}),
	);
	valueOf(await backend.sessions.signIn('admin', initial));
	valueOf(await backend.sessions.signIn('determined', initial));
	const text = await readFile(place.masterConfigFile, 'utf8');
	assert.ok(text.startsWith('# ours\nport: 8080\n'));
	assert.ok(!text.includes('initial_user_password'));
	const [, , line] = await place.activity();
	assert.deepEqual(
		[line?.act, line?.actor?.username, line?.object, line?.result],
		['setup.remove-initial-password', 'admin', place.masterConfigFile, 'ok'],
	);
	assert.deepEqual(line?.changes['initialUserPassword'], ['(set)', '(removed)']);
});

test('the initial password still stands in master.yaml when the store appears: a crash then loses nobody’s password', async t => {
	const place = await makePlace(t);
	await writeFile(place.masterConfigFile, configText);
	let seen = '';
	const backend = await openAtRename(place, () => {
		seen = fs.readFileSync(place.masterConfigFile, 'utf8');
	});
	const done = valueOf(await backend.setup.run({...initialPlan, defaultTask: nobodyTask}));
	assert.match(seen, new RegExp(`initial_user_password: ${initial}\n`));
	assert.match(seen, /det-nobody/);
	assert.equal(done.lineLeft, undefined);
	assert.doesNotMatch(await readFile(place.masterConfigFile, 'utf8'), /initial_user_password/);
	assert.match(await readFile(place.masterConfigFile, 'utf8'), /det-nobody/);
});

test('a set-up broken off before the store appeared can be run again with the initial password', async t => {
	const crashed = await makePlace(t);
	await writeFile(crashed.masterConfigFile, configText);
	let left = '';
	const broken = await openAtRename(crashed, () => {
		left = fs.readFileSync(crashed.masterConfigFile, 'utf8');
	});
	valueOf(await broken.setup.run({...initialPlan, defaultTask: nobodyTask}));

	const place = await makePlace(t);
	await writeFile(place.masterConfigFile, left);
	const backend = await place.open();
	assert.equal(valueOf(await backend.setup.state()).initialPassword, 'usable');
	valueOf(await backend.setup.run({...initialPlan, defaultTask: nobodyTask}));
	valueOf(await backend.sessions.signIn('admin', initial));
});

test('a line that cannot be removed any more is told, and the set-up stands', async t => {
	const place = await makePlace(t);
	await writeFile(place.masterConfigFile, configText);
	const backend = await openAtRename(place, () => fs.writeFileSync(place.masterConfigFile, 'security: [\n'));
	const done = valueOf(await backend.setup.run(initialPlan));
	assert.equal(done.lineLeft?.code, 'master-config-invalid');
	assert.equal(await readFile(place.masterConfigFile, 'utf8'), 'security: [\n');
	assert.equal(valueOf(await backend.setup.state()).initialised, true);
	valueOf(await backend.sessions.signIn('admin', initial));
});

test('what somebody else writes into master.yaml meanwhile stays when the line is removed', async t => {
	const place = await makePlace(t);
	await writeFile(place.masterConfigFile, configText);
	const backend = await openAtRename(place, () =>
		fs.writeFileSync(place.masterConfigFile, configText.replace('8080', '9090')),
	);
	assert.equal(valueOf(await backend.setup.run(initialPlan)).lineLeft, undefined);
	const text = await readFile(place.masterConfigFile, 'utf8');
	assert.match(text, /port: 9090/);
	assert.doesNotMatch(text, /initial_user_password/);
});

test('a weak initial password is not used', async t => {
	const place = await makePlace(t);
	await writeFile(place.masterConfigFile, 'security:\n  initial_user_password: Password1\n');
	const backend = await place.open();
	assert.equal(valueOf(await backend.setup.state()).initialPassword, 'weak');
	const plan = {...plainPlan, adminPassword: {kind: 'initial'}} as const;
	assert.equal(errorOf(await backend.setup.run(plan)).code, 'password-weak');
	const onlyDetermined = {...plainPlan, determined: {kind: 'initial'}} as const;
	assert.equal(errorOf(await backend.setup.run(onlyDetermined)).code, 'password-weak');
});

test('an initial password that is not there cannot be used', async t => {
	const place = await makePlace(t);
	const backend = await place.open();
	assert.equal(valueOf(await backend.setup.state()).initialPassword, 'none');
	const plan = {...plainPlan, adminPassword: {kind: 'initial'}} as const;
	assert.equal(errorOf(await backend.setup.run(plan)).code, 'input-invalid');
});

test('a broken master.yaml is told in words and stops a set-up that would change it', async t => {
	const place = await makePlace(t);
	await writeFile(place.masterConfigFile, 'security: {default_task: [\n');
	const backend = await place.open();
	assert.match(valueOf(await backend.setup.state()).masterConfigProblem ?? '', /master\.yaml/);
	const error = errorOf(await backend.setup.run({...plainPlan, defaultTask: nobodyTask}));
	assert.equal(error.code, 'master-config-invalid');
	assert.equal(valueOf(await backend.setup.state()).initialised, false);
});

test('a default task the edit would refuse is told before anybody chooses one', async t => {
	const place = await makePlace(t);
	await writeFile(place.masterConfigFile, 'a: &x {user: root}\nsecurity:\n  default_task: *x\n');
	const backend = await place.open();
	assert.notEqual(valueOf(await backend.setup.state()).masterConfigProblem, undefined);
});

test('without a master.yaml set-up still works, but cannot set a default task', async t => {
	const place = await makePlace(t);
	const backend = await place.open({masterConfigFile: ''});
	assert.match(valueOf(await backend.setup.state()).masterConfigProblem ?? '', /--master-config/);
	assert.equal(errorOf(await backend.setup.run({...plainPlan, defaultTask: nobodyTask})).code, 'input-invalid');
	valueOf(await backend.setup.run(plainPlan));
});

test('a default task with a uid that would become root is refused', async t => {
	const place = await makePlace(t);
	const backend = await place.open();
	const defaultTask = {...nobodyTask, uid: 4_294_967_295};
	assert.equal(errorOf(await backend.setup.run({...plainPlan, defaultTask})).code, 'input-invalid');
});

test('of two wizards at once one wins, and the other is told and changes nothing', async t => {
	const place = await makePlace(t);
	const [one, two] = [await place.open(), await place.open()];
	const results = await Promise.all([
		one.setup.run({...plainPlan, defaultTask: nobodyTask}),
		two.setup.run({
			...plainPlan,
			adminPassword: {kind: 'given', password: 'purpleGiraffe42mountain'},
			defaultTask: {...nobodyTask, uid: 4000},
		}),
	]);
	assert.equal(results.filter(({ok}) => ok).length, 1);
	const error = errorOf(results.find(({ok}) => !ok)!);
	assert.ok(error.code === 'already-initialised' && error.at === place.now().toISOString());
	const winnersUid = results[0].ok ? 'uid: 65533' : 'uid: 4000';
	assert.ok((await readFile(place.masterConfigFile, 'utf8')).includes(winnersUid));
	assert.equal((await place.activity()).filter(({act}) => act === 'setup.run').length, 1);
});

test('set-up is refused for good once it was done', async t => {
	const {backend, advance, dir} = await makeReadyPlace(t);
	advance(60_000);
	const error = errorOf(await backend.setup.run({...plainPlan, defaultTask: nobodyTask}));
	assert.deepEqual(error, {code: 'already-initialised', dir, at: '2026-11-23T08:00:00.000Z'});
});

test('set-up and the sign-in it ends with are recorded without any secret', async t => {
	const place = await makePlace(t);
	const backend = await place.open();
	const {token} = valueOf(
		await backend.setup.run({
			...plainPlan,
			determined: {kind: 'password', password: otherPassword},
			defaultTask: nobodyTask,
		}),
	);
	const [setup, signIn] = await place.activity();
	assert.deepEqual([setup?.act, setup?.actor?.username, setup?.result], ['setup.run', 'admin', 'ok']);
	assert.deepEqual(setup?.changes['defaultTask'], ['(not set)', 'det-nobody:65533:det-nobody:65533']);
	assert.deepEqual([signIn?.act, signIn?.object], ['session.sign-in', 'admin']);
	const written = await place.everythingWritten();
	for (const secret of [adminPassword, otherPassword, token]) assert.ok(!written.includes(secret));
});

/** A backend that does something at the moment at which store.json would appear. */
async function openAtRename(place: Place, happens: () => void): Promise<Backend> {
	const operations = {
		...fileOperations,
		renameSync(from: fs.PathLike, to: fs.PathLike) {
			if (String(to).endsWith('/store.json')) happens();
			fs.renameSync(from, to);
		},
	};
	const options = {
		dataDir: place.dir,
		masterConfigFile: place.masterConfigFile,
		origin: atTheDesk,
		hostname: 'gpu01',
		clock: place.now,
		randomBytes: (count: number) => randomBytes(count),
		bcryptCost: 4,
	};
	const store = valueOf(await openStore({dir: place.dir, clock: place.now, origin: atTheDesk, operations}));
	return createBackend(store, options);
}
