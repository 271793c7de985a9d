import type {DetError} from './errors.js';
import {fail, ok, type Result} from './result.js';

/**
 * A username as it may be stored: surrounding white space trimmed, then 2–64 printable ASCII characters without white
 * space or any of `/ \ : " ' < > | ; & * ? ( ) [ ] { }` and backquote, no leading `-`, not `.` or `..` (decision 6).
 * Error `name-invalid`, whose `rule` is a whole sentence naming what is wrong.
 */
export function parseUsername(raw: string): Result<string> {
	const name = raw.trim();
	const rule = brokenRule(name);
	return rule === undefined ? ok(name) : fail({code: 'name-invalid', field: 'username', value: name, rule});
}

/** The key under which a username is unique and is looked up: trimmed, ASCII letters in lower case, all else kept. */
export function canonicalUsername(name: string): string {
	return name.trim().replaceAll(/[A-Z]/g, letter => letter.toLowerCase());
}

/**
 * The product's two reserved names, in any case (`determined.md` 3.2): `admin` only for a user with the admin flag,
 * `determined` only for the user who has that username already (`was`). Applies to usernames and display names.
 */
export function reservedNameProblem(
	name: string,
	user: {readonly admin: boolean; readonly was?: string},
	field: 'username' | 'displayName' = 'username',
): DetError | undefined {
	const refuse = (rule: string): DetError => ({code: 'name-invalid', field, value: name, rule});
	const key = canonicalUsername(name);
	if (key === 'admin' && !user.admin) return refuse("Non-admin user cannot be renamed 'admin'");
	if (key === 'determined' && canonicalUsername(user.was ?? '') !== 'determined') {
		return refuse("User cannot be renamed 'determined'");
	}

	return undefined;
}

const forbidden = new Set(`/\\:"'<>|;&*?()[]{}\``);

function brokenRule(name: string): string | undefined {
	if (name === '') return 'a username cannot be blank';
	for (const character of name) {
		if (/\s/.test(character)) return 'a username cannot contain white space';
		if (!/[!-~]/.test(character)) return `a username has only ASCII characters, not ${character}`;
		if (forbidden.has(character)) return `a username cannot contain ${character}`;
	}

	if (name.startsWith('-')) return 'a username cannot start with -';
	if (name === '.' || name === '..') return `a username cannot be ${name}`;
	if (name.length < 2) return 'a username has at least 2 characters';
	if (name.length > 64) return `a username has at most 64 characters, not ${name.length}`;
	return undefined;
}
