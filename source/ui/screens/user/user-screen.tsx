import {useState} from 'react';
import {Facts} from '../../components/facts.js';
import {copyActs, userCopies} from '../../copy/copy-acts.js';
import {useCopy} from '../../copy/copying.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLiveUser} from '../../hooks/use-live-user.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useSectionActs} from '../../navigation/use-section-acts.js';
import {userActs} from './user-acts.js';
import {UserProblem} from './user-problem.js';
import {useUserFacts} from './user-facts.js';
import {UserDialog, type UserDialogKind} from './user-dialog.js';

/** One user: everything there is to know, and what can be done. */
export function UserScreen({name}: {readonly name: string}) {
	const {backend, user: me} = useConsole();
	const {open, back} = useNavigation();
	const [dialog, setDialog] = useState<UserDialogKind>();
	const answer = useLiveUser(name);
	const user = answer?.ok ? answer.value : undefined;
	const facts = useUserFacts(user, name);
	const sections = useSectionActs();
	const copy = useCopy();
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
	return <Facts facts={facts} />;
}
