import {mayChangeOwnPassword, mayEditUser} from '../../../domain/permission.js';
import {useConsole} from '../../hooks/use-console.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useSectionActs} from '../../navigation/use-section-acts.js';
import {UserFacts} from '../user/user-facts.js';

/** One's own page: who one is, the password, signing out. */
export function AccountScreen() {
	const {backend, user, signOut} = useConsole();
	const {open, back} = useNavigation();
	const sections = useSectionActs();
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
	return <UserFacts user={user} />;
}
