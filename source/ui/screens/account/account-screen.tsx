import {mayChangeOwnPassword, mayEditUser} from '../../../domain/permission.js';
import {Facts} from '../../components/facts.js';
import {useAdminOf} from '../../hooks/workspaces/use-admin-of.js';
import {useConsole} from '../../hooks/use-console.js';
import {useActs} from '../../keys/use-acts.js';
import {useRunsAs} from '../../hooks/use-runs-as.js';
import {useSessionCount} from '../../hooks/use-session-count.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useSectionActs} from '../../navigation/use-section-acts.js';
import {useTheme} from '../../theme/theme.js';
import {userFacts} from '../user/user-screen.js';

/** One's own page: who one is, the password, signing out. */
export function AccountScreen() {
	const {backend, user, signOut} = useConsole();
	const {open, back} = useNavigation();
	const theme = useTheme();
	const sections = useSectionActs();
	const sessions = useSessionCount(user);
	const runsAs = useRunsAs(user.username);
	const admins = useAdminOf(user);
	const {readOnly} = backend.place;
	useActs([
		{id: 'account.password', run: () => open('account/password'), disabled: readOnly ?? mayChangeOwnPassword(user)},
		{
			id: 'account.edit',
			run: () => open(`users/${user.username}/edit`),
			disabled: readOnly ?? mayEditUser(user, user, 'displayName'),
		},
		{id: 'users.sessions', run: () => open(`users/${user.username}/sessions`)},
		{id: 'app.sign-out', run: signOut},
		{id: 'app.back', run: back},
		...sections,
	]);
	return <Facts facts={userFacts(user, theme, {sessions, runsAs, admins})} />;
}
