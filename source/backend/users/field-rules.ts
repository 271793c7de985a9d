import {displayNameTaken, parseDisplayName} from '../../domain/display-name.js';
import type {DetError} from '../../domain/errors.js';
import {isLastActiveAdmin} from '../../domain/last-admin.js';
import {ok, type Result} from '../../domain/result.js';
import type {UserFields} from '../../domain/user.js';
import {canonicalUsername, parseUsername, reservedNameProblem} from '../../domain/username.js';
import type {StoredUser} from '../../store/document.js';
import {findByName} from '../user-view.js';

/** The fields as they would be stored: names trimmed and normalised. Errors: `name-invalid`. */
export function parseFields(changes: Partial<UserFields>): Result<Partial<UserFields>> {
	let fields: Partial<UserFields> = withoutUndefined(changes);
	if (fields.username !== undefined) {
		const username = parseUsername(fields.username);
		if (!username.ok) return username;
		fields = {...fields, username: username.value};
	}

	if (fields.displayName !== undefined) {
		const displayName = parseDisplayName(fields.displayName);
		if (!displayName.ok) return displayName;
		fields = {...fields, displayName: displayName.value};
	}

	return ok(fields);
}

/** Why a field cannot change as wanted, or undefined. Asked on the newest state only, under the lock (R46). */
export function fieldProblem(
	field: keyof UserFields,
	target: StoredUser,
	wanted: UserFields,
	users: readonly StoredUser[],
): DetError | undefined {
	const name = target.username;
	if (field === 'username') return usernameProblem(wanted, target, users);
	if (field === 'displayName') return displayNameTaken(wanted.displayName, target, users);
	const [takesAway, act] = lossesOf[field];
	return takesAway(wanted) && isLastActiveAdmin(users, target.id) ? {code: 'last-admin', name, act} : undefined;
}

/** Which value of a switch would take the last admin away. */
const lossesOf = {
	admin: [(wanted: UserFields) => !wanted.admin, 'be demoted'],
	remote: [(wanted: UserFields) => wanted.remote, 'become remote'],
	active: [(wanted: UserFields) => !wanted.active, 'be deactivated'],
} as const;

function usernameProblem(
	{username, remote}: UserFields,
	target: StoredUser,
	users: readonly StoredUser[],
): DetError | undefined {
	if (remote) {
		return {code: 'name-invalid', field: 'username', value: username, rule: 'Cannot set username for remote users'};
	}

	const reserved = reservedNameProblem(username, {admin: target.admin, was: target.username});
	if (reserved !== undefined) return reserved;
	// The same name in other letters is one's own, not taken.
	if (canonicalUsername(username) === canonicalUsername(target.username)) return undefined;
	return findByName(users, username) === undefined ? undefined : {code: 'user-exists', name: username};
}

/** Only our fields, and of those only the ones given: a caller's `undefined` means "as it is". */
function withoutUndefined({username, displayName, admin, remote, active}: Partial<UserFields>): Partial<UserFields> {
	return {
		...(username === undefined ? {} : {username}),
		...(displayName === undefined ? {} : {displayName}),
		...(admin === undefined ? {} : {admin}),
		...(remote === undefined ? {} : {remote}),
		...(active === undefined ? {} : {active}),
	};
}
