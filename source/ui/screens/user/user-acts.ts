import {
	mayChangeOwnPassword,
	mayEditUser,
	mayLinkAgentUser,
	maySeeSessionsOf,
	maySetPassword,
} from '../../../domain/permission.js';
import type {User} from '../../../domain/user.js';
import {visible} from '../../../domain/visible.js';
import type {Act} from '../../keys/layers.js';
import type {UserDialogKind} from './user-dialog.js';

export type UserActsOptions = {
	readonly user: User;
	/** Who is signed in. */
	readonly me: User;
	/** Why nothing can be changed at all. */
	readonly readOnly: string | undefined;
	readonly open: (path: string) => void;
	readonly ask: (kind: UserDialogKind) => void;
};

/** What can be done with a user, from the table and from the user's page; the backend asks the same guards again. */
export function userActs({user, me, readOnly, open, ask}: UserActsOptions): readonly Act[] {
	const [toggle, other] = user.active ? (['deactivate', 'activate'] as const) : (['activate', 'deactivate'] as const);
	const already = `${visible(user.username)} is ${user.active ? 'active' : 'deactivated'} already`;
	return [
		{
			id: 'users.edit',
			run: () => open(`users/${user.username}/edit`),
			disabled: readOnly ?? mayEditUser(me, user, 'displayName'),
		},
		{id: `users.${toggle}`, run: () => ask(toggle), disabled: readOnly ?? mayEditUser(me, user, 'active')},
		{id: `users.${other}`, run() {}, disabled: already, label: ''},
		passwordAct({user, me, readOnly, open}),
		{id: 'agents.link', run: () => open(`users/${user.username}/link`), disabled: readOnly ?? mayLinkAgentUser(me)},
		{
			id: 'users.sessions',
			run: () => open(`users/${user.username}/sessions`),
			disabled: maySeeSessionsOf(me, user),
		},
	];
}

// One's own password is changed, not reset: a reset ends this session before a one-time password could be read.
function passwordAct({user, me, readOnly, open}: Omit<UserActsOptions, 'ask'>): Act {
	if (user.id === me.id) {
		return {id: 'users.password', run: () => open('account/password'), disabled: readOnly ?? mayChangeOwnPassword(me)};
	}

	const reason = user.remote
		? `${visible(user.username)} signs in with an identity provider and has no password here`
		: maySetPassword(me, user);
	return {id: 'users.password', run: () => open(`users/${user.username}/password`), disabled: readOnly ?? reason};
}
