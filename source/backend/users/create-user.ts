import {displayNameTaken, parseDisplayName} from '../../domain/display-name.js';
import {mayCreateUser} from '../../domain/permission.js';
import {fail, ok, type Result} from '../../domain/result.js';
import {parseUsername, reservedNameProblem} from '../../domain/username.js';
import type {StoredUser} from '../../store/document.js';
import type {CreatedUser, NewUser, Token} from '../backend.js';
import type {Context} from '../context.js';
import {contextOf, passwordProblem, preparePassword, storedPassword, type PreparedPassword} from '../new-password.js';
import {perform, type Acting, type Change} from '../perform.js';
import {findByName, userView} from '../user-view.js';

/**
 * Creates a user, active from the start; admins only. Errors: `forbidden`, `name-invalid`, `user-exists`,
 * `display-name-taken`, `password-weak`.
 */
export async function createUser(context: Context, token: Token, input: NewUser): Promise<Result<CreatedUser>> {
	const prepared = input.password.kind === 'remote' ? undefined : await preparePassword(context, input.password);
	return perform(context, token, {
		id: 'user.create',
		object: () => objectOf(input.username),
		decide: acting => decide(context, acting, input, prepared),
	});
}

/** What cannot be a name may be a password typed into the wrong field: it is not written down. */
function objectOf(username: string): string {
	const name = parseUsername(username);
	return name.ok ? name.value : '(unknown)';
}

function decide(
	context: Context,
	{snapshot, now, actor}: Acting,
	input: NewUser,
	prepared: PreparedPassword | undefined,
): Result<Change<CreatedUser>> {
	const reason = mayCreateUser(actor);
	if (reason !== undefined) return fail({code: 'forbidden', act: 'user.create', reason});
	const {store} = snapshot;
	const username = parseUsername(input.username);
	if (!username.ok) return username;
	const displayName = parseDisplayName(input.displayName);
	if (!displayName.ok) return displayName;
	const names = {username: username.value, displayName: displayName.value};
	const problem =
		reservedNameProblem(names.username, {admin: input.admin}) ??
		(findByName(store.users, names.username) && ({code: 'user-exists', name: names.username} as const)) ??
		displayNameTaken(names.displayName, undefined, store.users) ??
		(prepared && passwordProblem(prepared, contextOf(names, context)));
	if (problem !== undefined) return fail(problem);
	const user: StoredUser = {
		id: store.nextUserId,
		...names,
		admin: input.admin,
		active: true,
		remote: prepared === undefined,
		password: prepared === undefined ? null : storedPassword(prepared, now),
		credentialEpoch: 1,
		credentialChange: 'created',
		keptSession: '',
		agentUserGroup: null,
		createdAt: now.toISOString(),
		modifiedAt: now.toISOString(),
	};
	return ok({
		store: {...store, nextUserId: store.nextUserId + 1, users: [...store.users, user]},
		changes: {
			username: [null, user.username],
			displayName: [null, user.displayName],
			admin: [null, user.admin],
			remote: [null, user.remote],
			password: [null, passwordWord(prepared)],
		},
		value: {
			user: userView(user, ''),
			oneTimePassword: prepared?.generated === true ? prepared.password : undefined,
		},
	});
}

function passwordWord(prepared: PreparedPassword | undefined): string {
	if (prepared === undefined) return '(none)';
	return prepared.generated ? '(one-time)' : '(set)';
}
