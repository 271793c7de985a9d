import {useState} from 'react';
import {formatLink, sameLink, type AgentUserGroup} from '../../../domain/agent-user.js';
import {mayLinkAgentUser} from '../../../domain/permission.js';
import type {User} from '../../../domain/user.js';
import {visible} from '../../../domain/visible.js';
import {linkUser} from '../../command-lines/command-lines.js';
import {Form} from '../../components/form/form.js';
import {FormPage} from '../../components/form/form-page.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLiveUser} from '../../hooks/use-live-user.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useStatus} from '../../hooks/status.js';
import {identityText} from '../../identity-words.js';
import {useReasonText} from '../../keys/reasons.js';
import {useNavigation} from '../../navigation/navigation.js';
import {editProblem} from '../../words.js';
import {UserProblem} from '../user/user-problem.js';
import {LinkNotes} from './link-notes.js';
import {useLinkDraft} from './use-link-draft.js';

/** The form that links a user with an agent user. */
export function LinkScreen({name}: {readonly name: string}) {
	const {backend, user: me} = useConsole();
	const textOf = useReasonText();
	const answer = useLiveUser(name);
	const refused = backend.place.readOnly ?? mayLinkAgentUser(me);
	if (refused !== undefined)
		return <UserProblem name={name} error={{code: 'forbidden', act: 'link', reason: textOf(refused)}} />;
	if (answer?.ok) return <LinkForm user={answer.value} />;
	return answer ? <UserProblem name={name} error={answer.error} /> : null;
}

function LinkForm({user}: {readonly user: User}) {
	const {backend, token} = useConsole();
	const {back} = useNavigation();
	const {say} = useStatus();
	const {columns} = useBodySize();
	// What was seen when the form opened: somebody else may link the user meanwhile.
	const [base, setBase] = useState(user.agentUserGroup);
	const [told, setTold] = useState(false);
	const [busy, setBusy] = useState(false);
	const draft = useLinkDraft(base);
	const {link} = draft;
	const clash = !sameLink(user.agentUserGroup, base) && !sameLink(user.agentUserGroup, link);

	const submit = async () => {
		draft.tried();
		if (draft.ready === undefined) return;
		setBusy(true);
		const result = await backend.agents.link(token, user.id, draft.ready, base);
		setBusy(false);
		if (!result.ok) {
			if (result.error.code === 'conflict') {
				setBase(user.agentUserGroup);
				setTold(true);
			}

			say({kind: 'error', text: editProblem(result.error)});
			draft.tried();
			return;
		}

		back();
		say({
			kind: 'ok',
			text: `${visible(user.username)} linked: tasks run as ${formatLink(draft.ready)} from their next start on`,
		});
	};

	const notes = [
		...(clash ? [`Linked meanwhile: ${formatLink(user.agentUserGroup)}. Saving asks once more.`] : []),
		...(told && !clash ? [`It is ${formatLink(user.agentUserGroup)} now. Save again to overwrite it.`] : []),
		...draft.warnings,
	];
	return (
		<FormPage
			changed={draft.changed}
			busy={busy ? 'Saving…' : undefined}
			onBack={back}
			command={link ? linkUser(user.username, link) : 'Fill in the four values first.'}
		>
			<Form
				rows={draft.rows}
				submitLabel="Link"
				onSubmit={() => void submit()}
				busy={busy ? 'Saving…' : undefined}
				attempt={draft.attempt}
				labelWidth={14}
				width={columns - 4}
			>
				<LinkNotes notes={notes} outcome={outcome(user, link)} />
			</Form>
		</FormPage>
	);
}

function outcome(user: User, link: AgentUserGroup | undefined): string {
	const name = visible(user.username);
	if (link === undefined) return `Tasks of ${name} will run as this user and group on the agents.`;
	const {agentUser, agentUid, agentGroup, agentGid} = link;
	const text = identityText({user: agentUser, uid: agentUid, group: agentGroup, gid: agentGid});
	return `Tasks of ${name} will run as ${text} from their next start on.`;
}
