import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {longestPolicyText} from '../../../source/domain/config-policy/policy.js';
import {encodeEnvelope} from '../../../source/store/files/envelope.js';
import {boundsProblem} from '../../../source/store/schema/bounds.js';
import {sessionsShapeProblem, storeShapeProblem} from '../../../source/store/schema/check-shape.js';
import {currentSchema, migrations, type Migration} from '../../../source/store/schema/migrations.js';
import {
	addUser,
	codeOf,
	firstDocument,
	initialise,
	namesIn,
	noSessions,
	openEmpty,
	snapshotOf,
	temporaryDirectory,
	user,
	valueOf,
} from '../fixture.js';

/** A directory with these bodies in its two files. */
function directoryWith(t: TestContext, store: unknown, sessions: unknown, schema = currentSchema): string {
	const dir = temporaryDirectory(t);
	for (const [name, data] of [
		['store.json', store],
		['sessions.json', sessions],
	] as const) {
		const text = typeof data === 'string' ? data : JSON.stringify(data);
		fs.writeFileSync(path.join(dir, name), encodeEnvelope(schema, 1, text).bytes, {mode: 0o600});
	}
	return dir;
}

test('fields of a later version survive every round trip', async t => {
	const future = {future: {deep: [1, {x: null}]}};
	const users = [{...user(1, 'admin', {admin: true}), ...future, password: {...user(1, 'a').password, ...future}}];
	const dir = directoryWith(t, {...firstDocument, ...future, users}, {...noSessions, ...future});
	const store = await openEmpty(t, dir);
	valueOf(
		await store.transact(({store: document, sessions}) => ({
			...addUser('alice')({store: document, sessions}),
			sessions: {...sessions, throttle: [{key: 'name:a', failures: 1, lastAt: ''}]},
		})),
	);
	const snapshot = await snapshotOf(await openEmpty(t, dir));
	assert.deepEqual(snapshot.store, {...firstDocument, ...future, nextUserId: 3, users: [...users, user(2, 'alice')]});
	assert.deepEqual(snapshot.sessions, {...noSessions, ...future, throttle: [{key: 'name:a', failures: 1, lastAt: ''}]});
});

test('a newer schema is shown as far as it fits, and takes no change', async t => {
	const users = [
		{...user(1, 'admin', {admin: true}), extra: 1},
		{id: 2, username: 'of another shape'},
	];
	const dir = directoryWith(t, {...firstDocument, users}, {sessions: 'of another shape'}, currentSchema + 1);
	const before = fs.readdirSync(dir).map(name => fs.readFileSync(path.join(dir, name), 'utf8'));
	const store = await openEmpty(t, dir);
	assert.match(String(store.readOnly), /newer version .*schema 3/);
	assert.deepEqual(await namesIn(store), ['admin']);
	assert.equal(codeOf(await store.transact(addUser('alice'))), 'read-only');
	assert.equal(codeOf(await initialise(store)), 'read-only');
	assert.deepEqual(
		fs.readdirSync(dir).map(name => fs.readFileSync(path.join(dir, name), 'utf8')),
		before,
	);
});

test('a schema that becomes newer under an open console is not written over', async t => {
	const dir = directoryWith(t, firstDocument, noSessions);
	const store = await openEmpty(t, dir);
	assert.equal(store.readOnly, undefined);
	fs.writeFileSync(
		path.join(dir, 'store.json'),
		encodeEnvelope(currentSchema + 1, 9, JSON.stringify(firstDocument)).bytes,
	);
	assert.equal(codeOf(await store.transact(addUser('alice'))), 'store-newer');
	await snapshotOf(store);
	assert.match(String(store.readOnly), /newer/);
});

test('a newer schema that fits nowhere is refused by name', async t => {
	const store = await openEmpty(t, directoryWith(t, {accounts: []}, noSessions, 7));
	const result = await store.read();
	assert.ok(!result.ok && result.error.code === 'store-newer' && result.error.schema === 7);
});

test('an older schema is migrated, and its file is kept for good', async t => {
	const old = {id: 'abc', people: [user(1, 'admin', {admin: true})]};
	const dir = directoryWith(t, old, [], 0);
	const text = fs.readFileSync(path.join(dir, 'store.json'), 'utf8');
	const migration: Migration = {
		store: data => ({...firstDocument, users: Reflect.get(Object(data), 'people')}),
		sessions: () => noSessions,
	};
	const store = await openEmpty(t, dir, {migrations: new Map([...migrations, [0, migration]])});
	assert.deepEqual(await namesIn(store), ['admin']);
	assert.equal(fs.readFileSync(path.join(dir, 'store.json'), 'utf8'), text, 'reading alone changes nothing');
	for (let n = 0; n < 12; n++) valueOf(await store.transact(addUser(`user-${n}`)));
	assert.equal(fs.readFileSync(path.join(dir, 'store.json.schema-0'), 'utf8'), text);
	assert.equal((await namesIn(await openEmpty(t, dir))).length, 13, 'it is of the present schema now');
});

test('schema 1 gains workspaces: Uncategorized, nobody with a role, no policy', async t => {
	const {nextWorkspaceId, workspaces, roleAssignments, configPolicies, ...old} = firstDocument;
	assert.deepEqual([nextWorkspaceId, roleAssignments, configPolicies], [2, [], []]);
	const dir = directoryWith(t, {...old, future: 1}, noSessions, 1);
	const text = fs.readFileSync(path.join(dir, 'store.json'), 'utf8');
	const store = await openEmpty(t, dir);
	assert.deepEqual((await snapshotOf(store)).store, {...firstDocument, future: 1, workspaces});
	assert.equal(fs.readFileSync(path.join(dir, 'store.json'), 'utf8'), text, 'reading alone changes nothing');
	// A sign-in writes the sessions in the new schema first; the store's own file is still kept when its turn comes.
	valueOf(await store.transact(({sessions}) => ({sessions: {...sessions}, activity: [], value: 0})));
	assert.ok(!fs.existsSync(path.join(dir, 'store.json.schema-1')));
	valueOf(await store.transact(addUser('alice')));
	assert.equal(fs.readFileSync(path.join(dir, 'store.json.schema-1'), 'utf8'), text);
	const again = (await snapshotOf(await openEmpty(t, dir))).store;
	assert.deepEqual([again.workspaces, again.nextWorkspaceId], [workspaces, 2]);
});

test('a policy may be 256 KiB of text, no other field may', async t => {
	const policy = {workspaceId: null, type: 'EXPERIMENT', updatedAt: '', updatedBy: 1} as const;
	const withText = (length: number) => ({...firstDocument, configPolicies: [{...policy, text: 'x'.repeat(length)}]});
	assert.equal(storeShapeProblem(withText(longestPolicyText)), undefined);
	assert.match(String(storeShapeProblem(withText(longestPolicyText + 1))), /^configPolicies\[0\]\.text/);
	assert.match(String(storeShapeProblem(withText(0))), /^configPolicies\[0\]\.text/);
	const [workspace] = firstDocument.workspaces;
	const long = {...firstDocument, workspaces: [{...workspace, name: 'x'.repeat(5000)}]};
	assert.match(String(storeShapeProblem(long)), /^workspaces\[0\]\.name/);
	const store = await openEmpty(t, directoryWith(t, withText(longestPolicyText), noSessions));
	assert.equal((await snapshotOf(store)).store.configPolicies[0]?.text.length, longestPolicyText);
});

test('an older schema without a way up is refused', async t => {
	const store = await openEmpty(t, directoryWith(t, firstDocument, noSessions, 0));
	assert.equal(codeOf(await store.read()), 'store-damaged');
});

const hostile: ReadonlyArray<readonly [what: string, text: string]> = [
	['a key named __proto__', JSON.stringify(firstDocument).replace('{', '{"__proto__":{"admin":true},')],
	[
		'an escaped key named __proto__',
		JSON.stringify(firstDocument).replace('{', String.raw`{"\u005f_proto__":{"admin":true},`),
	],
	['a key named constructor in a user', JSON.stringify(firstDocument).replace('"remote"', '"constructor":{},"remote"')],
	['duplicate keys', JSON.stringify(firstDocument).replace('"admin":true', '"admin":false,"admin":true')],
	['2^53+1', JSON.stringify(firstDocument).replace('"nextUserId":2', '"nextUserId":9007199254740993')],
	['2^53', JSON.stringify(firstDocument).replace('"nextUserId":2', '"nextUserId":2,"x":9007199254740992')],
	['-0', JSON.stringify(firstDocument).replace('"nextUserId":2', '"nextUserId":2,"x":-0')],
	['an infinite number', JSON.stringify(firstDocument).replace('"nextUserId":2', '"nextUserId":2,"x":1e999')],
	['half a character', JSON.stringify(firstDocument).replace('"displayName":""', String.raw`"displayName":"\ud800"`)],
	['a name of 1 MB', JSON.stringify(firstDocument).replace('"displayName":""', `"displayName":"${'x'.repeat(1e6)}"`)],
	['deep nesting', JSON.stringify(firstDocument).replace('{', `{"x":${'['.repeat(40)}${']'.repeat(40)},`)],
	['very deep nesting', JSON.stringify(firstDocument).replace('{', `{"x":${'['.repeat(1e5)}${']'.repeat(1e5)},`)],
	['20,001 users', JSON.stringify({...firstDocument, users: Array.from({length: 20_001}, () => 0)})],
	['more than 16 MiB', JSON.stringify({...firstDocument, x: Array.from({length: 5000}, () => 'x'.repeat(4000))})],
	['an array', '[]'],
	['null', 'null'],
	['users that are no list', JSON.stringify({...firstDocument, users: {}})],
	['a user that is null', JSON.stringify({...firstDocument, users: [null]})],
];

for (const [what, text] of hostile) {
	test(`a store with ${what} is refused`, async t => {
		const store = await openEmpty(t, directoryWith(t, text, noSessions));
		assert.equal(codeOf(await store.read()), 'store-damaged');
		assert.equal(Reflect.get({}, 'admin'), undefined);
	});
}

test('names like __proto__ and constructor are just names', async t => {
	const store = await openEmpty(t, directoryWith(t, firstDocument, noSessions));
	for (const name of ['__proto__', 'constructor', 'toString']) valueOf(await store.transact(addUser(name)));
	assert.deepEqual(await namesIn(store), ['admin', '__proto__', 'constructor', 'toString']);
});

test('every field of a user and of the session lists is checked', () => {
	const whole = user(1, 'admin', {admin: true});
	for (const key of Object.keys(whole)) {
		const {[key]: _left, ...rest} = {...whole} as Record<string, unknown>;
		assert.match(String(storeShapeProblem({...firstDocument, users: [rest]})), new RegExp(`users\\[0\\].${key}`));
		const wrong = {...whole, [key]: {}};
		assert.match(String(storeShapeProblem({...firstDocument, users: [wrong]})), new RegExp(`users\\[0\\].${key}`));
	}
	assert.equal(storeShapeProblem({...firstDocument, users: [whole]}), undefined);
	for (const list of ['sessions', 'lastSignIns', 'throttle']) {
		assert.match(String(sessionsShapeProblem({...noSessions, [list]: [{}]})), new RegExp(`^${list}\\[0\\]`));
	}
});

test('bounds name the place of what they refuse', () => {
	assert.equal(boundsProblem({a: [1, {b: NaN}]}, 'x'), 'x.a[1].b is a number that JSON cannot keep');
	assert.equal(boundsProblem({a: () => 1}, 'x'), 'x.a is not JSON');
	assert.equal(boundsProblem({a: undefined, b: 'ok', c: 1.5}, 'x'), undefined);
});
