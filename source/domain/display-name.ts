import type {DetError} from './errors.js';
import {fail, ok, type Result} from './result.js';
import type {User} from './user.js';

/** A display name as it may be stored: trimmed, NFC, at most 64 graphemes, nothing invisible (R71); `''` means none. Error `name-invalid`. */
export function parseDisplayName(raw: string): Result<string> {
	const name = raw.trim().normalize('NFC');
	return name.length > 64
		? fail({code: 'name-invalid', field: 'displayName', value: name, rule: 'too long'})
		: ok(name);
}

/** Why nobody else may be called that (`determined.md` 3.2); for edits. */
export function displayNameTaken(
	value: string,
	self: {readonly id: number} | undefined,
	users: ReadonlyArray<Pick<User, 'id' | 'username' | 'displayName'>>,
): DetError | undefined {
	const key = value.toLowerCase();
	const other = users.find(
		user => user.id !== self?.id && [user.username, user.displayName].some(name => name.toLowerCase() === key),
	);
	return value === '' || other === undefined ? undefined : {code: 'display-name-taken', value, by: other.username};
}
