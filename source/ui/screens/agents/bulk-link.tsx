import {useState} from 'react';
import {Box, Text} from 'ink';
import {formatLink, sameLink, type AgentUserGroup} from '../../../domain/agent-user.js';
import type {User} from '../../../domain/user.js';
import {linkUser} from '../../command-lines/command-lines.js';
import {BulkDialog} from '../../components/bulk/bulk-dialog.js';
import {nameList, type BulkWords} from '../../components/bulk/bulk-words.js';
import {Form} from '../../components/form/form.js';
import {FormPage} from '../../components/form/form-page.js';
import {useConsole} from '../../hooks/use-console.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useCrumb} from '../../navigation/crumb.js';
import {useTheme} from '../../theme/theme.js';
import {counted, screenText} from '../../words.js';
import {LinkNotes} from './link-notes.js';
import {useLinkDraft} from './use-link-draft.js';

export type BulkLinkProps = {
	/** The marked users. */
	readonly users: readonly User[];
	readonly onLeft: (users: readonly User[]) => void;
	readonly onClose: () => void;
};

/** Links several users with one agent user: the form, then the question. */
export function BulkLink({users, onLeft, onClose}: BulkLinkProps) {
	const {styles} = useTheme();
	const {columns} = useBodySize();
	const draft = useLinkDraft(undefined);
	const [link, setLink] = useState<AgentUserGroup>();
	useCrumb('Agent link');
	const submit = () => {
		draft.tried();
		setLink(draft.ready);
	};

	const question = link && (
		<LinkQuestion users={users} link={link} onLeft={onLeft} onCancel={() => setLink(undefined)} onClose={onClose} />
	);
	return (
		<FormPage changed={draft.changed} onBack={onClose} question={question}>
			<Box marginBottom={1} flexShrink={0}>
				<Text {...styles.strong} wrap="truncate">
					{`Link ${counted(users.length, 'user')}: ${nameList(
						users.map(({username}) => username),
						(columns - 20) / 2,
					)}`}
				</Text>
			</Box>
			<Form
				rows={draft.rows}
				submitLabel="Link"
				onSubmit={submit}
				attempt={draft.attempt}
				labelWidth={14}
				width={columns - 4}
			>
				<LinkNotes notes={draft.warnings} outcome="Their tasks will run as this user and group on the agents." />
			</Form>
		</FormPage>
	);
}

type LinkQuestionProps = BulkLinkProps & {readonly link: AgentUserGroup; readonly onCancel: () => void};

function LinkQuestion({users, link, onLeft, onCancel, onClose}: LinkQuestionProps) {
	const {token} = useConsole();
	const others = users.filter(({agentUserGroup: has}) => has !== undefined && !sameLink(has, link)).length;
	return (
		<BulkDialog
			words={words}
			rows={users}
			danger={link.agentUid === 0}
			consequences={[
				`Their tasks run as ${formatLink(link)} from their next start on.`,
				...(link.agentUid === 0 ? ['Root owns every bind-mounted file on the agents.'] : []),
				...(others === 0
					? []
					: [`${counted(others, 'user')} ${others === 1 ? 'has' : 'have'} another link, which goes.`]),
			]}
			act={({id, agentUserGroup}, acts) => acts.agents.link(token, id, link, agentUserGroup)}
			command={({username}) => linkUser(username, link)}
			onLeft={onLeft}
			onClose={onClose}
			onCancel={onCancel}
		/>
	);
}

const words: BulkWords<User> = {
	verb: 'Link',
	doing: 'Linking',
	done: what => `${what} linked`,
	noun: 'user',
	nameOf: ({username}) => username,
	reasonOf: screenText,
};
