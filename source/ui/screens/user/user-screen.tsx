import {useState} from 'react';
import {roleOf, type User} from '../../../domain/user.js';
import {Facts, type Fact} from '../../components/facts.js';
import {copyActs, userCopies} from '../../copy/copy-acts.js';
import {useCopy} from '../../copy/copying.js';
import {useAdminOf} from '../../hooks/workspaces/use-admin-of.js';
import {useConsole} from '../../hooks/use-console.js';
import {useRunsAs} from '../../hooks/use-runs-as.js';
import {useSessionCount} from '../../hooks/use-session-count.js';
import {useLiveUser} from '../../hooks/use-live-user.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useSectionActs} from '../../navigation/use-section-acts.js';
import {useTheme, type Theme} from '../../theme/theme.js';
import {moment} from '../../words.js';
import {userActs} from './user-acts.js';
import {UserProblem} from './user-problem.js';
import {UserDialog, type UserDialogKind} from './user-dialog.js';

/** One user: everything there is to know, and what can be done. */
export function UserScreen({name}: {readonly name: string}) {
	const {backend, user: me} = useConsole();
	const {open, back} = useNavigation();
	const theme = useTheme();
	const [dialog, setDialog] = useState<UserDialogKind>();
	const answer = useLiveUser(name);
	const user = answer?.ok ? answer.value : undefined;
	const runsAs = useRunsAs(user?.username ?? name);
	const sections = useSectionActs();
	const copy = useCopy();
	const sessions = useSessionCount(user);
	const admins = useAdminOf(user);
	useActs(
		[
			...(user ? userActs({user, me, readOnly: backend.place.readOnly, open, ask: setDialog}) : []),
			{id: 'users.roles', run: () => open(`users/${user?.username ?? name}/roles`)},
			...copyActs(user && userCopies(user), copy),
			{id: 'app.back', run: back},
			...sections,
		],
		{active: dialog === undefined},
	);
	if (answer && !answer.ok) return <UserProblem name={name} error={answer.error} />;
	if (!user) return null;
	if (dialog) return <UserDialog kind={dialog} user={user} onClose={() => setDialog(undefined)} />;
	return <Facts facts={userFacts(user, theme, {sessions, runsAs, admins})} />;
}

/** What a user's page says besides the user. */
export type MoreFacts = {
	/** Open sessions; undefined when it may not be told. */
	readonly sessions: number | undefined;
	readonly runsAs: Pick<Fact, 'value' | 'tone'>;
	/** Names of the workspaces the user is WorkspaceAdmin of. */
	readonly admins: readonly string[];
};

/** A user's page as facts, also for the account screen. */
export function userFacts(user: User, {glyphs}: Theme, {sessions, runsAs, admins}: MoreFacts): readonly Fact[] {
	return [
		{label: 'Username', value: user.username, tone: 'strong'},
		{
			label: 'Display name',
			value: user.displayName === '' ? 'none' : user.displayName,
			tone: user.displayName === '' ? 'muted' : 'plain',
		},
		{label: 'Role', value: rolesText(user, admins)},
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
