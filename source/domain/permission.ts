import type {User, UserFields} from './user.js';

/*
 * Who may do what: the rules of `determined.md` 3.3, basic mode. Each guard returns the reason for a refusal, in the
 * product's words, or undefined. The same guards disable keys, hide nothing, and are asked again by the backend.
 */

/** Who acts. */
export type Actor = Pick<User, 'id' | 'username' | 'admin' | 'active'>;

/** Creating users: admins. */
export function mayCreateUser(actor: Actor): string | undefined {
	return inactive(actor) ?? adminOr(actor, false, 'only admin privileged users can create users');
}

/** Changing one field of a user: admins; the own username and display name everybody. */
export function mayEditUser(actor: Actor, target: Pick<User, 'id'>, field: keyof UserFields): string | undefined {
	const own = actor.id === target.id && (field === 'username' || field === 'displayName');
	return inactive(actor) ?? adminOr(actor, own, editTexts[field]);
}

/**
 * Setting a password without knowing the present one: admins, also on themselves. Narrower than the product, which
 * lets everybody do it on themselves; they change theirs with the present one (R38, {@link mayChangeOwnPassword}).
 */
export function maySetPassword(actor: Actor, target: Pick<User, 'id'>): string | undefined {
	const text =
		actor.id === target.id
			? 'only admin privileged users can set a password without the current one'
			: "only admin privileged users can change other user's passwords";
	return inactive(actor) ?? adminOr(actor, false, text);
}

/** Changing the own password with the present one at hand: everybody who has a password. */
export function mayChangeOwnPassword(actor: Actor & Pick<User, 'remote'>): string | undefined {
	return inactive(actor) ?? (actor.remote ? 'Cannot set password for remote users' : undefined);
}

/** Linking a user with an agent user: admins. */
export function mayLinkAgentUser(actor: Actor): string | undefined {
	return inactive(actor) ?? adminOr(actor, false, 'only admin privileged users can update users');
}

/** Changing `security.default_task` of master.yaml, and seeing the lines around it: admins. */
export function mayChangeDefaultTask(actor: Actor): string | undefined {
	return inactive(actor) ?? adminOr(actor, false, 'only admin privileged users can change the default task');
}

/** Seeing and ending the sessions of a user: that user, and admins. */
export function maySeeSessionsOf(actor: Actor, target: Pick<User, 'id'>): string | undefined {
	const text = "only admin privileged users can see or end other user's sessions";
	return inactive(actor) ?? adminOr(actor, actor.id === target.id, text);
}

/** How every reason begins that would not have hindered an admin. */
export const adminsOnly = 'only admin privileged users';

function inactive(actor: Actor): string | undefined {
	return actor.active ? undefined : 'user does not have permission';
}

function adminOr(actor: Actor, exception: boolean, reason: string): string | undefined {
	return actor.admin || exception ? undefined : reason;
}

const editTexts: Readonly<Record<keyof UserFields, string>> = {
	username: 'only admin privileged users can update other users',
	displayName: "only admin privileged users can set another user's display name",
	remote: 'only admin privileged users can update other users',
	active: 'only admin privileged users can update users',
	admin: 'only admin privileged users can update users',
};
