import {roleOf, type User} from '../../../domain/user.js';
import {Facts, type Fact} from '../../components/facts.js';
import {useAdminOf} from '../../hooks/workspaces/use-admin-of.js';
import {useRunsAs} from '../../hooks/use-runs-as.js';
import {useSessionCount} from '../../hooks/use-session-count.js';
import {useTheme, type Theme} from '../../theme/theme.js';
import {moment} from '../../words.js';

/** Everything there is to know about a user: one's account, or beside a list. */
export function UserFacts({user}: {readonly user: User}) {
	return <Facts facts={useUserFacts(user, user.username)} />;
}

/** The same as facts; while the user itself is on its way, all else is asked for by name. */
export function useUserFacts(user: User | undefined, name: string): readonly Fact[] {
	const theme = useTheme();
	const sessions = useSessionCount(user);
	const runsAs = useRunsAs(user?.username ?? name);
	const admins = useAdminOf(user);
	return user === undefined ? [] : userFacts(user, theme, {sessions, runsAs, admins});
}

/** What a user's page says besides the user. */
type MoreFacts = {
	/** Open sessions; undefined when it may not be told. */
	readonly sessions: number | undefined;
	readonly runsAs: Pick<Fact, 'value' | 'tone'>;
	/** Names of the workspaces the user is WorkspaceAdmin of; undefined until they are known. */
	readonly admins: readonly string[] | undefined;
};

function userFacts(user: User, {glyphs}: Theme, {sessions, runsAs, admins}: MoreFacts): readonly Fact[] {
	return [
		{label: 'Username', value: user.username, tone: 'strong'},
		{
			label: 'Display name',
			value: user.displayName === '' ? 'none' : user.displayName,
			tone: user.displayName === '' ? 'muted' : 'plain',
		},
		// Whole or not yet: by ear it would be said twice.
		{label: 'Role', value: admins === undefined ? glyphs.ellipsis : rolesText(user, admins)},
		{
			label: 'Status',
			value: user.active ? `${glyphs.on} active` : `${glyphs.off} inactive: cannot sign in or act`,
			tone: user.active ? 'good' : 'warn',
		},
		{
			label: 'Kind',
			value: user.remote
				? 'remote: signs in with the identity provider'
				: user.mustChangePassword
					? 'local: one-time password, not yet changed'
					: 'local: signs in with a password',
		},
		{label: 'Tasks run as', ...runsAs},
		{label: '', value: ''},
		{label: 'Last sign-in', value: moment(user.lastSignInAt)},
		...(sessions === undefined
			? []
			: [{label: 'Sessions', value: sessions === 0 ? 'none open' : `${sessions} open`} as const]),
		{label: 'Modified', value: moment(user.modifiedAt)},
		// Two in a line: with the sessions there are as many facts as the smallest terminal has rows.
		{label: 'Created', value: `${moment(user.createdAt)} ${glyphs.dot} id ${user.id}`},
	];
}

function rolesText(user: User, admins: readonly string[]): string {
	const role = user.admin ? `${roleOf(user)} (admin)` : roleOf(user);
	return admins.length === 0 ? role : `${role}, WorkspaceAdmin of ${admins.join(', ')}`;
}
