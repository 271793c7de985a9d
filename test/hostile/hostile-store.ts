import {openStore} from '../../source/store/open-store.js';
import type {StoredSession, StoredUser, StoreDocument} from '../../source/store/document.js';
import {hostileTexts} from './corpus.js';

/** Those a store can hold: it refuses halves of characters. */
export const storableTexts: readonly string[] = hostileTexts.map(({text}) => text).filter(text => text.isWellFormed());

/**
 * A text of every kind in one, for pages that show one record: names pass there through the same border as in lists. No
 * slash, since a path of the console would end at it.
 */
export const mixedText = [
	'osc 3',
	'csi 0',
	'esc 0',
	'strings 1',
	'c0 1',
	'c0 13',
	'c1 27',
	'overwrite 1',
	'bidi 7',
	'invisible 8',
	'tags 0',
	'floods 1',
	'broken 5',
]
	.map(name => `<${hostileTexts.find(each => each.name === name)!.text.replaceAll('/', '_')}>`)
	.join('');

/**
 * Writes the texts into every text field of a store that is set up: users with links, sessions, last sign-ins,
 * workspaces, roles, policies and the activity log. As somebody would with an editor: no rule of the domain is asked.
 */
export async function fillWith(dataDir: string, texts: readonly string[]): Promise<void> {
	const store = await openStore({dir: dataDir, clock, origin: {tty: 'x', address: '', osUser: 'x', osUid: 0}});
	if (!store.ok) throw new Error(store.error.code);
	const filled = await store.value.transact(({store: document, sessions}) => {
		const users = texts.map((text, index) => hostileUser(document, text, document.nextUserId + index));
		const firstWorkspace = document.nextWorkspaceId;
		return {
			store: {
				...document,
				nextUserId: document.nextUserId + texts.length,
				users: [...document.users, ...users],
				nextWorkspaceId: firstWorkspace + texts.length,
				workspaces: [
					...document.workspaces,
					...texts.map((text, index) => ({
						id: firstWorkspace + index,
						name: unique(text, index),
						archived: index % 2 === 1,
						ownerId: users[index]!.id,
						createdAt: text,
					})),
				],
				roleAssignments: [
					...document.roleAssignments,
					...texts.map((_, index) => ({
						userId: users[index]!.id,
						role: 'WorkspaceAdmin' as const,
						workspaceId: firstWorkspace + index,
					})),
				],
				configPolicies: [
					...document.configPolicies,
					{
						workspaceId: null,
						type: 'EXPERIMENT',
						text: texts.join('\n'),
						updatedAt: texts[0]!,
						updatedBy: users[0]!.id,
					},
					...texts.map((text, index) => ({
						workspaceId: firstWorkspace + index,
						type: 'EXPERIMENT' as const,
						text: `# ${text}\ninvariant_config:\n  description: ${JSON.stringify(text)}\n`,
						updatedAt: text,
						updatedBy: users[index]!.id,
					})),
				],
			},
			sessions: {
				...sessions,
				sessions: [...sessions.sessions, ...users.map((user, index) => hostileSession(user, texts[index]!))],
				lastSignIns: [
					...sessions.lastSignIns,
					...users.map(({id}, index) => ({
						userId: id,
						at: texts[index]!,
						origin: texts[index]!,
						knownOrigins: [{origin: texts[index]!, at: texts[index]!}],
					})),
				],
			},
			activity: texts.map((text, index) => ({
				act: 'policy.set',
				actor: {userId: users[index]!.id, username: text, sessionId: text},
				object: 'cluster EXPERIMENT',
				changes: {text: ['', text] as const},
				result: 'ok' as const,
				reason: '',
			})),
			value: undefined,
		};
	});
	await store.value.close();
	if (!filled.ok) throw new Error(JSON.stringify(filled.error));
}

const clock = () => new Date('2026-11-23T08:00:00.000Z');

/** Names are told apart without upper and lower case. */
function unique(text: string, index: number): string {
	return `${text}${index}`;
}

function hostileUser({users}: StoreDocument, text: string, id: number): StoredUser {
	return {
		...users[0]!,
		id,
		username: unique(text, id),
		displayName: text,
		admin: id % 3 === 0,
		active: true,
		agentUserGroup: {agentUid: id, agentUser: text, agentGid: id, agentGroup: text},
		createdAt: text,
		modifiedAt: text,
	};
}

function hostileSession({id, credentialEpoch}: StoredUser, text: string): StoredSession {
	return {
		id: unique(text, id),
		tokenHash: `none ${id}`,
		userId: id,
		kind: 'login',
		credentialEpoch,
		createdAt: '2026-11-23T08:00:00.000Z',
		lastUsedAt: '2026-11-23T08:00:00.000Z',
		expiresAt: '2099-01-01T00:00:00.000Z',
		origin: text,
		ended: '',
	};
}
