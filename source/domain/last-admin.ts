/** What the rule looks at; a stored user has it all. `password` is null for whoever has none. */
type AdminFacts = {
	readonly id: number;
	readonly admin: boolean;
	readonly active: boolean;
	readonly remote: boolean;
	readonly password: {readonly mustChange: boolean} | null;
};

/**
 * Whether this user is the only one left who could administrate. Such a user cannot be deactivated, demoted or made
 * remote (decision 14).
 */
export function isLastActiveAdmin(users: readonly AdminFacts[], id: number): boolean {
	const able = users.filter(canAdminister);
	return able.length === 1 && able[0]?.id === id;
}

/**
 * An active admin who can sign in, today and in a month: remote admins cannot yet, and a one-time password nobody has
 * changed may have run out.
 */
export function canAdminister({admin, active, remote, password}: AdminFacts): boolean {
	return admin && active && !remote && password !== null && !password.mustChange;
}
