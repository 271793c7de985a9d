import type {Backend} from '../../../source/backend/backend.js';
import {ok, type Result} from '../../../source/domain/result.js';
import {openTokenMemory} from '../../../source/memory/open-token-memory.js';
import type {TokenMemory} from '../../../source/memory/token-memory.js';
import {restore} from '../../../source/backend/recovery/restore.js';
import {alicePassword, atTheDesk, otherPassword} from '../../backend/helpers/test-backend.js';
import {cluster, idOf, setupPlan, type House, type Tokens} from './house.js';

/** What acts work with. */
type Hands = {readonly backend: Backend; readonly tokens: Tokens; readonly house: House; readonly at: string};

/** Everything a person can do that changes a file, once each, in a furnished house; `set up` in an empty one. */
export const acts = {
	'set up': ({backend}) => backend.setup.run(setupPlan),
	'create a user': ({backend, tokens}) => backend.users.create(tokens.admin, {...carol, password: given}),
	'create a remote user': ({backend, tokens}) =>
		backend.users.create(tokens.admin, {...carol, password: {kind: 'remote'}}),
	'edit a display name': edit('bob', {displayName: 'Bob B.'}, {displayName: ''}),
	'rename a user': edit('bob', {username: 'robert'}, {username: 'bob'}),
	'activate a user': edit('dora', {active: true}, {active: false}),
	'deactivate a user': edit('alice', {active: false}, {active: true}),
	'make a user an admin': edit('bob', {admin: true}, {admin: false}),
	'make a user remote': edit('bob', {remote: true}, {remote: false}),
	'reset a password': ({backend, tokens}) =>
		backend.users.resetPassword(tokens.admin, idOf.alice, {kind: 'given', password: otherPassword}),
	'change the own password': ({backend, tokens}) =>
		backend.users.changeOwnPassword(tokens.alice, alicePassword, otherPassword),
	'link a user': ({backend, tokens}) => backend.agents.link(tokens.admin, idOf.bob, link, undefined),
	'unlink a user': ({backend, tokens}) => backend.agents.unlink(tokens.admin, idOf.alice),
	'set the default task': defaultTask({user: 'tasks', uid: 1500, group: 'tasks', gid: 1500}),
	'unset the default task': defaultTask('unset'),
	'create a workspace': ({backend, tokens}) => backend.workspaces.create(tokens.bob, 'studio'),
	'rename a workspace': ({backend, tokens}) => backend.workspaces.rename(tokens.alice, idOf.lab, 'hall', 'lab'),
	'archive a workspace': ({backend, tokens}) => backend.workspaces.archive(tokens.admin, idOf.lab),
	'unarchive a workspace': ({backend, tokens}) => backend.workspaces.unarchive(tokens.admin, idOf.attic),
	'delete a workspace': ({backend, tokens}) => backend.workspaces.remove(tokens.admin, idOf.lab),
	'assign a role': ({backend, tokens}) =>
		backend.roles.assign(tokens.admin, idOf.bob, {role: 'WorkspaceAdmin', workspaceId: idOf.lab}),
	'unassign a role': ({backend, tokens}) =>
		backend.roles.unassign(tokens.admin, idOf.alice, {role: 'WorkspaceAdmin', workspaceId: idOf.lab}),
	'set a policy': ({backend, tokens}) =>
		backend.policies.set(tokens.admin, cluster, 'NTSC', 'constraints:\n  priority_limit: 30\n', undefined),
	'delete a policy': ({backend, tokens}) => backend.policies.remove(tokens.admin, cluster, 'EXPERIMENT', undefined),
	'sign in': ({backend}) => backend.sessions.signIn('bob', alicePassword),
	'sign in with a wrong password': ({backend}) => backend.sessions.signIn('bob', 'Wrong0password'),
	'sign out': ({backend, tokens}) => backend.sessions.signOut(tokens.alice),
	'revoke sessions': ({backend, tokens}) => backend.sessions.revoke(tokens.admin, {username: 'alice'}),
	'restore a generation': ({house, at}) =>
		restore({dataDir: house.data, origin: atTheDesk, clock: () => new Date(at)}, 2),
	'remember a token': hands => memoryOf(hands).keep('alice', hands.tokens.alice, {makeActive: true}),
	'forget a token': hands => memoryOf(hands).forget('bob'),
} satisfies Readonly<Record<string, (hands: Hands) => Promise<Result<unknown>>>>;

export type ActName = keyof typeof acts;

export const actNames = Object.keys(acts) as readonly ActName[];

/** The memory of tokens, in the house. */
export function memoryOf({
	backend,
	house,
}: {
	readonly backend: {readonly place: Pick<Backend['place'], 'storeId'>};
	readonly house: House;
}): TokenMemory {
	return openTokenMemory({
		deployment: {kind: 'file'},
		storeId: backend.place.storeId,
		stateDir: house.state,
		dataDir: house.data,
		bound: async () => ok([]),
	});
}

const given = {kind: 'given', password: alicePassword} as const;
const carol = {username: 'carol', displayName: 'Carol', admin: false};
const link = {agentUid: 1002, agentUser: 'bob', agentGid: 1002, agentGroup: 'bob'};

function edit(who: 'alice' | 'bob' | 'dora', changes: object, base: object) {
	return ({backend, tokens}: Hands) => backend.users.edit(tokens.admin, idOf[who], {changes, base});
}

function defaultTask(task: 'unset' | {user: string; uid: number; group: string; gid: number}) {
	return async ({backend, tokens}: Hands): Promise<Result<unknown>> => {
		const proposal = await backend.agents.proposeDefaultTask(tokens.admin, task);
		return proposal.ok ? backend.agents.applyDefaultTask(tokens.admin, proposal.value) : proposal;
	};
}
