import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {encodeEnvelope} from '../../../source/store/files/envelope.js';
import {currentSchema} from '../../../source/store/schema/migrations.js';
import {firstDocument, noSessions, openEmpty, temporaryDirectory, user} from '../../store/fixture.js';
import {note} from '../support/note.js';
import {randomFor} from '../support/seed.js';
import {mutate} from './mutations.js';

const at = '2026-11-23T10:00:00.000Z';
const link = {agentUid: 1001, agentUser: 'bob', agentGid: 1001, agentGroup: 'ml'};
const store = {
	...firstDocument,
	nextUserId: 4,
	nextWorkspaceId: 3,
	users: [
		user(1, 'admin', {admin: true}),
		user(2, 'bob', {displayName: 'Bob ✓ 日本', agentUserGroup: link}),
		user(3, 'carla', {remote: true, password: null, active: false}),
	],
	workspaces: [...firstDocument.workspaces, {id: 2, name: 'vision', archived: true, ownerId: 2, createdAt: at}],
	roleAssignments: [{userId: 2, role: 'WorkspaceAdmin', workspaceId: 2}],
	configPolicies: [
		{workspaceId: 2, type: 'NTSC', text: 'constraints:\n  priority_limit: 5\n', updatedAt: at, updatedBy: 1},
	],
} as const;
const session = {
	id: 's1',
	tokenHash: 'a'.repeat(64),
	userId: 1,
	kind: 'login',
	credentialEpoch: 1,
	createdAt: at,
	lastUsedAt: at,
	expiresAt: '2026-12-23T10:00:00.000Z',
	origin: 'tty',
	ended: '',
	boundTo: {kind: 'os-uid', value: '1000', active: true},
} as const;
const sessions = {
	...noSessions,
	sessions: [session],
	lastSignIns: [{userId: 1, at, origin: 'tty', knownOrigins: [{origin: 'tty:pts/1', at}], failures: 2}],
	throttle: [{key: 'name:bob', failures: 3, lastAt: at, terminals: ['pts/1'], toldAt: at}],
	clockHighWater: at,
};
const rounds = 5000;

for (const [name, document] of [
	['store.json', store],
	['sessions.json', sessions],
] as const) {
	test(`${rounds} changed bodies of ${name}, checksum right, are refused in words or read as they are (R14)`, async t => {
		const dir = temporaryDirectory(t);
		const random = randomFor(name);
		const write = (file: string, text: string) =>
			fs.writeFileSync(path.join(dir, file), encodeEnvelope(currentSchema, 1, text).bytes, {mode: 0o600});
		write('store.json', JSON.stringify(store));
		write('sessions.json', JSON.stringify(sessions));
		const reader = await openEmpty(t, dir);
		const sound = await reader.read();
		assert.ok(
			sound.ok && sound.value.kind === 'ready' && !isNobody(sound.value.snapshot.sessions),
			JSON.stringify(sound),
		);
		let refused = 0;
		for (let round = 0; round < rounds; round++) {
			const mutant = mutate(document, random);
			write(name, mutant.text);
			const fresh = await openEmpty(t, dir);
			const result = await fresh.read();
			await fresh.close();
			const isRefused =
				name === 'store.json'
					? !result.ok
					: result.ok && result.value.kind === 'ready' && isNobody(result.value.snapshot.sessions);
			if (!result.ok) assert.equal(result.error.code, 'store-damaged', mutant.name);
			if (mutant.refuse) assert.ok(isRefused, `${mutant.name} was accepted: ${mutant.text.slice(0, 2000)}`);
			if (isRefused) refused++;
			else if (result.ok && result.value.kind === 'ready') {
				const read = name === 'store.json' ? result.value.snapshot.store : result.value.snapshot.sessions;
				assert.equal(JSON.stringify(read), mutant.text, mutant.name);
			}
		}

		assert.equal(Reflect.get({}, 'admin'), undefined, 'no prototype was changed');
		assert.equal(Reflect.get({}, 'polluted'), undefined);
		assert.ok(refused > rounds / 2 && refused < rounds, `${refused} refused`);
		note(rounds, `${name}: ${refused} of ${rounds} refused, none in silence`);
	});
}

/** What a damaged file of sessions is taken for: nobody is signed in. */
function isNobody(read: unknown): boolean {
	return JSON.stringify(read) === JSON.stringify(noSessions);
}
