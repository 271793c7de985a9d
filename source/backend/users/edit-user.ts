import type {Conflict, DetError} from '../../domain/errors.js';
import {mayEditUser, maySetPassword} from '../../domain/permission.js';
import {fail, ok, type Result} from '../../domain/result.js';
import {editableFields, type User, type UserFields} from '../../domain/user.js';
import type {StoredUser} from '../../store/document.js';
import type {Changes} from '../activity.js';
import type {Token, UserEdit} from '../backend.js';
import type {Context} from '../context.js';
import {
	contextOf,
	passwordProblem,
	preparePassword,
	storedPassword,
	withPassword,
	type PreparedPassword,
} from '../new-password.js';
import {perform, type Acting, type Change} from '../perform.js';
import {replaceUser, userIn} from '../user-view.js';
import {fieldProblem, parseFields} from './field-rules.js';

/**
 * Changes fields of a user: all of them or, when one is refused, none. Values the user has already are skipped, rights
 * unasked (`determined.md` 3.3). Errors: `user-not-found`, `name-invalid`, `forbidden`, `conflict`, `last-admin`,
 * `user-exists`, `display-name-taken`, `local-needs-password`, `remote-has-no-password`, `password-weak`.
 */
export async function editUser(context: Context, token: Token, id: number, edit: UserEdit): Promise<Result<User>> {
	const prepared = edit.password === undefined ? undefined : await preparePassword(context, edit.password);
	return perform(context, token, {
		id: 'user.edit',
		object: ({store}) => store.users.find(user => user.id === id)?.username ?? `#${id}`,
		ids: {user: id},
		decide: acting => decide(context, acting, id, edit, prepared),
	});
}

/** The order in which the product evaluates the parts of an edit. */
const order = [
	'admin',
	'remote',
	'active',
	'username',
	'displayName',
] as const satisfies (typeof editableFields)[number][];

function decide(
	context: Context,
	acting: Acting,
	id: number,
	edit: UserEdit,
	prepared: PreparedPassword | undefined,
): Result<Change<User>> {
	const {snapshot, now, actor} = acting;
	const {store} = snapshot;
	const target = store.users.find(user => user.id === id);
	if (target === undefined) return fail({code: 'user-not-found', name: `#${id}`});
	const parsed = parseFields(edit.changes);
	if (!parsed.ok) return parsed;
	const wanted: UserFields = {...target, ...parsed.value};
	const changed = order.filter(field => wanted[field] !== target[field]);
	for (const field of changed) {
		const reason = mayEditUser(actor, target, field);
		if (reason !== undefined) return fail({code: 'forbidden', act: 'user.edit', reason});
	}

	const conflicts = changed.flatMap(field => conflictIn(field, edit.base, target, wanted));
	if (conflicts.length > 0) return fail({code: 'conflict', name: target.username, fields: conflicts});
	for (const field of changed) {
		const problem = fieldProblem(field, target, wanted, store.users);
		if (problem !== undefined) return fail(problem);
	}

	const passwordRefusal = passwordPart(context, acting, target, wanted, prepared);
	if (passwordRefusal !== undefined) return fail(passwordRefusal);
	if (changed.length === 0 && prepared === undefined) return ok({changes: {}, value: userIn(snapshot, target)});
	const next = {...applied(target, wanted, prepared, now), modifiedAt: now.toISOString()};
	return ok({
		store: {...store, users: replaceUser(store.users, next)},
		changes: changesOf(changed, target, next),
		value: userIn(snapshot, next),
	});
}

/** Somebody else changed the field meanwhile, and to something else than is wanted now (R8). */
function conflictIn(
	field: keyof UserFields,
	base: Partial<UserFields>,
	target: StoredUser,
	wanted: UserFields,
): readonly Conflict[] {
	const seen = base[field];
	if (seen === undefined || seen === target[field]) return [];
	return [{field, base: String(seen), current: String(target[field]), wanted: String(wanted[field])}];
}

/** A password comes with an edit when the user is about to need a first one, and only then (decision 9, R35). */
function passwordPart(
	context: Context,
	{actor}: Acting,
	target: StoredUser,
	wanted: UserFields,
	prepared: PreparedPassword | undefined,
): DetError | undefined {
	const name = target.username;
	const needed = target.password === null && !wanted.remote && (target.remote || (wanted.active && !target.active));
	if (prepared === undefined) return needed ? {code: 'local-needs-password', name} : undefined;
	if (wanted.remote) return {code: 'remote-has-no-password', name};
	const reason = maySetPassword(actor, target);
	if (reason !== undefined) return {code: 'forbidden', act: 'user.edit', reason};
	if (target.password !== null) {
		const rule = `left out: ${name} has one already, reset it instead`;
		return {code: 'input-invalid', what: 'password', rule};
	}

	return passwordProblem(prepared, contextOf(wanted, context));
}

/** The next state. Deactivation and becoming remote end all sessions, also for the time after a re-activation. */
function applied(
	target: StoredUser,
	wanted: UserFields,
	prepared: PreparedPassword | undefined,
	now: Date,
): StoredUser {
	const {username, displayName, admin, active, remote} = wanted;
	const fields = {...target, username, displayName, admin, active, remote};
	const credentials =
		prepared === undefined
			? {...fields, password: remote ? null : target.password}
			: withPassword(fields, storedPassword(prepared, now), '');
	if (target.active && !active) return ended(credentials, target, 'deactivated');
	return !target.remote && remote ? ended(credentials, target, 'became remote') : credentials;
}

function ended(user: StoredUser, before: StoredUser, why: StoredUser['credentialChange']): StoredUser {
	return {...user, credentialEpoch: before.credentialEpoch + 1, credentialChange: why, keptSession: ''};
}

function changesOf(changed: ReadonlyArray<keyof UserFields>, before: StoredUser, after: StoredUser): Changes {
	const fields = changed.map(field => [field, [before[field], after[field]]] as const);
	if (before.password === after.password) return Object.fromEntries(fields);
	const words = [before.password === null ? '(none)' : '(set)', after.password === null ? '(none)' : '(set)'] as const;
	return {...Object.fromEntries(fields), password: words};
}
