import type {DefaultTask} from '../../domain/default-task.js';
import {effectiveIdentity, type EffectiveIdentity} from '../../domain/identity/effective-identity.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {User} from '../../domain/user.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {findByName, userIn, usersIn} from '../user-view.js';
import type {UserIdentity} from './agents-backend.js';
import {readDefaultTask} from './default-task-state.js';

/** `AgentsBackend.identities`: see there. */
export async function identities(context: Context, token: Token): Promise<Result<readonly UserIdentity[]>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const users = usersIn(reading.value.snapshot);
	const defaultTask = await usableDefault(context, users);
	return ok(users.map(user => ({user, identity: identityOf(user, defaultTask)})));
}

/** `AgentsBackend.describe`: see there. */
export async function describeUser(context: Context, token: Token, username: string): Promise<Result<UserIdentity>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const {snapshot} = reading.value;
	const stored = findByName(snapshot.store.users, username);
	if (stored === undefined) return fail({code: 'user-not-found', name: username.trim()});
	const user = userIn(snapshot, stored);
	return ok({user, identity: identityOf(user, await usableDefault(context, [user]))});
}

function identityOf({agentUserGroup}: User, defaultTask: Result<DefaultTask | undefined>): Result<EffectiveIdentity> {
	if (agentUserGroup !== undefined) return ok(effectiveIdentity(agentUserGroup, undefined));
	return defaultTask.ok ? ok(effectiveIdentity(undefined, defaultTask.value)) : defaultTask;
}

/** The default task where it is needed; an error when the block is there but wrong: the master would not start with it. */
async function usableDefault(context: Context, users: readonly User[]): Promise<Result<DefaultTask | undefined>> {
	if (users.every(({agentUserGroup}) => agentUserGroup !== undefined)) return ok(undefined);
	const read = await readDefaultTask(context);
	if (!read.ok) return read;
	const {defaultTask, defaultTaskProblem} = read.value.config;
	if (defaultTask !== undefined || defaultTaskProblem === undefined) return ok(defaultTask);
	return fail({code: 'master-config-invalid', file: context.masterConfigFile, detail: defaultTaskProblem});
}
