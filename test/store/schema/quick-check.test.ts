import assert from 'node:assert/strict';
import test from 'node:test';
import {assert as assertProperty, constantFrom, nat, property} from 'fast-check';
import {documentText} from '../../../source/store/files/document-text.js';
import {sessionsShapeProblem, storeShapeProblem} from '../../../source/store/schema/check-shape.js';
import {isSoundSessions, isSoundStore} from '../../../source/store/schema/quick-check.js';
import {firstDocument, user} from '../fixture.js';

const at = '2026-11-23T10:00:00.000Z';
const agentUserGroup = {agentUid: 1000, agentUser: 'alice', agentGid: 0, agentGroup: 'users'};
const store = {
	...firstDocument,
	nextUserId: 2000,
	users: [
		user(1, 'admin', {admin: true}),
		user(2, 'alice', {displayName: 'Ålice "Al" \\ \u0007', agentUserGroup, password: null, remote: true}),
		user(1000, 'bob', {displayName: '😀', keptSession: 's1'}),
	],
	nextWorkspaceId: 3,
	workspaces: [...firstDocument.workspaces, {id: 2, name: 'Vision "lab"', archived: true, ownerId: 2, createdAt: at}],
	roleAssignments: [{userId: 2, role: 'WorkspaceAdmin', workspaceId: 2}],
	configPolicies: [
		{workspaceId: null, type: 'EXPERIMENT', text: 'constraints:\n  priority_limit: 10\n', updatedAt: at, updatedBy: 1},
		{workspaceId: 2, type: 'NTSC', text: `# ${'x'.repeat(10_000)}`, updatedAt: at, updatedBy: 2},
	],
};
const sessions = {
	sessions: [
		{
			id: 's1',
			tokenHash: 'h1',
			userId: 1,
			kind: 'login',
			credentialEpoch: 1,
			createdAt: at,
			lastUsedAt: at,
			expiresAt: at,
			origin: 'tty "1"',
			ended: '',
			boundTo: {kind: 'os-uid', value: '1000', active: true},
		},
	],
	lastSignIns: [
		{userId: 1, at, origin: 'tty', knownOrigins: [{origin: 'tty', at}], failures: 3},
		{userId: 2, at: '', origin: '', knownOrigins: []},
	],
	throttle: [
		{key: 'name:a', failures: 1000, lastAt: at, terminals: ['pts/3', 'pts/4'], toldAt: at},
		{key: 'name:b', failures: 1, lastAt: at, terminals: []},
	],
	clockHighWater: at,
	clockSetBack: {from: at, at},
};

const kinds = [
	{name: 'store.json', body: store as unknown, isSound: isSoundStore, problem: storeShapeProblem},
	{name: 'sessions.json', body: sessions as unknown, isSound: isSoundSessions, problem: sessionsShapeProblem},
] as const;

/** Whether the slow checks take it: the form of the text, the bounds, the schema. */
function isTaken(text: string, problem: (data: unknown) => string | undefined): boolean {
	const data: unknown = JSON.parse(text);
	return documentText(data) === text && problem(data) === undefined;
}

for (const {name, body, isSound, problem} of kinds) {
	const text = JSON.stringify(body);

	test(`a body of ${name} that we wrote is seen to be sound without the schemas`, () => {
		assert.equal(isSound(JSON.parse(text), text), true);
		assert.equal(isTaken(text, problem), true);
	});

	test(`the quick check takes no body of ${name} that the schemas refuse`, () => {
		const odd = constantFrom<unknown>(
			null,
			true,
			0,
			-1,
			1.5,
			2 ** 31,
			2 ** 53,
			'',
			'x'.repeat(4097),
			'\uD800',
			'a\u0000',
			[],
			{},
			[1],
			{id: 1},
		);
		let refused = 0;
		assertProperty(
			property(nat(), odd, constantFrom('replace', 'remove', 'add', 'proto'), (place, value, how) => {
				const altered = alter(body, place, value, how);
				if (isSound(JSON.parse(altered), altered)) assert.equal(isTaken(altered, problem), true, altered);
				else refused++;
			}),
			{numRuns: 2000},
		);
		assert.ok(refused > 1000, `${refused} were refused`);
	});

	test(`a body of ${name} in another form of JSON is not taken`, () => {
		for (const [from, to] of [
			['{', '{ '],
			['"userId":1,', '"userId":1,"userId":1,'],
			['"userId":1,', '"userId":1.0,'],
			['"failures":1000', '"failures":1e3'],
			// As long as the right one: what an exponent saves pays for the white space.
			['"failures":1000', '"failures": 1e3'],
			['"failures":1000', '"failures" :1e3'],
			['"failures":1000', '"failures":1E3 '],
			['"id":1000', '"id": 1e3'],
			['"id":1,', String.raw`"\u0069d":1,`],
			['"credentialEpoch":0', '"credentialEpoch":-0'],
			['"admin":true', '"admin":false,"admin":true'],
			['{', '{"__proto__":{"admin":true},'],
			['"at":', '"constructor":{},"at":'],
			['"username":', '"prototype":1,"username":'],
		] as const) {
			const altered = text.replace(from, to);
			assert.equal(altered !== text && isSound(JSON.parse(altered), altered), false, to);
		}
	});
}

/** The text of the body with something done at one of its places, all objects counted together. */
function alter(body: unknown, place: number, value: unknown, how: 'replace' | 'remove' | 'add' | 'proto'): string {
	const copy: unknown = structuredClone(body);
	const holders: object[] = [];
	const visit = (each: unknown) => {
		if (typeof each !== 'object' || each === null) return;
		holders.push(each);
		for (const inner of Object.values(each)) visit(inner);
	};
	visit(copy);
	const holder = holders[place % holders.length] ?? {};
	const keys = Object.keys(holder);
	const name = keys[Math.floor(place / holders.length) % Math.max(keys.length, 1)] ?? 'x';
	if (how === 'replace') Reflect.set(holder, name, value);
	else if (how === 'remove') Reflect.deleteProperty(holder, name);
	else if (how === 'add') Reflect.set(holder, 'extra', value);
	else Object.defineProperty(holder, '__proto__', {value, enumerable: true});
	return JSON.stringify(copy);
}

test('more users, workspaces or roles than fit are not taken', () => {
	for (const [list, most] of [
		['users', 20_000],
		['workspaces', 5000],
		['roleAssignments', 50_000],
		['configPolicies', 10_002],
	] as const) {
		const isTakenWith = (count: number) => {
			const many = JSON.stringify({...store, [list]: Array.from({length: count}, () => store[list][0])});
			return isSoundStore(JSON.parse(many), many);
		};
		assert.deepEqual([isTakenWith(most), isTakenWith(most + 1)], [true, false], list);
	}
});
