import {useState} from 'react';
import {Box, Text} from 'ink';
import {formatLink, sameLink, type AgentUserGroup} from '../../../domain/agent-user.js';
import {mayLinkAgentUser} from '../../../domain/permission.js';
import type {User} from '../../../domain/user.js';
import {visible} from '../../../domain/visible.js';
import {Form} from '../../components/form/form.js';
import {FormPage} from '../../components/form/form-page.js';
import type {FormRow} from '../../components/form/form-rows.js';
import {Prose} from '../../components/prose.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLiveUser} from '../../hooks/use-live-user.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useStatus} from '../../hooks/status.js';
import {identityText} from '../../identity-words.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useTheme} from '../../theme/theme.js';
import {screenText} from '../../words.js';
import {UserProblem} from '../user/user-problem.js';
import {identityRows, noIdentity, typedIdentity, type IdentityTexts} from './identity-rows.js';
import {useReview} from './use-review.js';

/** The form that links a user with an agent user. */
export function LinkScreen({name}: {readonly name: string}) {
	const {backend, user: me} = useConsole();
	const answer = useLiveUser(name);
	const refused = backend.place.readOnly ?? mayLinkAgentUser(me);
	if (refused !== undefined)
		return <UserProblem name={name} error={{code: 'forbidden', act: 'link', reason: refused}} />;
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
	const [texts, setTexts] = useState<IdentityTexts>(() => textsOf(base));
	const [rootWord, setRootWord] = useState('');
	const [attempt, setAttempt] = useState(0);
	const [busy, setBusy] = useState(false);
	const link = linkOf(texts);
	const review = useReview(link);
	const isRoot = texts.uid.trim() === '0';
	const isSure = !isRoot || sameLink(link, base) || rootWord === 'root';
	const clash = !sameLink(user.agentUserGroup, base) && !sameLink(user.agentUserGroup, link);

	const submit = async () => {
		setAttempt(attempt + 1);
		if (link === undefined || !isSure || review.refused !== undefined) return;
		setBusy(true);
		const result = await backend.agents.link(token, user.id, link, base);
		setBusy(false);
		if (!result.ok) {
			if (result.error.code === 'conflict') setBase(user.agentUserGroup);
			say({kind: 'error', text: screenText(result.error)});
			setAttempt(attempt + 2);
			return;
		}

		back();
		say({
			kind: 'ok',
			text: `${visible(user.username)} linked: tasks run as ${formatLink(link)} from their next start on`,
		});
	};

	const confirmation: FormRow = {
		kind: 'text',
		id: 'root',
		label: 'Type "root"',
		value: rootWord,
		maxLength: 8,
		hint: 'Tasks of uid 0 are root: they own every bind-mounted file on the agents.',
		error: attempt > 0 && !isSure ? 'Type root to confirm that tasks may be root on the agents.' : undefined,
		onChange: setRootWord,
	};
	const refusedFields = review.refused === undefined ? {} : {uid: review.refused};
	const notes = [
		...(clash ? [`Linked meanwhile: ${formatLink(user.agentUserGroup)}. Send again to overwrite it.`] : []),
		...review.warnings,
	];
	return (
		<FormPage changed={!sameTexts(texts, textsOf(base))} busy={busy ? 'Saving…' : undefined} onBack={back}>
			<Form
				rows={[
					...identityRows(texts, attempt > 0, change => setTexts({...texts, ...change}), refusedFields),
					...(isRoot && !sameLink(link, base) ? [confirmation] : []),
				]}
				submitLabel="Link"
				onSubmit={() => void submit()}
				busy={busy ? 'Saving…' : undefined}
				attempt={attempt}
				labelWidth={14}
				width={columns - 4}
			>
				<Notes notes={notes} outcome={outcome(user, link)} />
			</Form>
		</FormPage>
	);
}

/** What to beware of, and what will be; the most important line of it where rows are few. */
function Notes({notes, outcome: then}: {readonly notes: readonly string[]; readonly outcome: string}) {
	const {styles, glyphs} = useTheme();
	const {columns, rows} = useBodySize();
	const warnings = notes.map(note => `${glyphs.warn} ${visible(note)}`);
	if (rows < 15) {
		return (
			<Box height={1} flexShrink={0}>
				<Text {...styles[warnings[0] === undefined ? 'muted' : 'warn']} wrap="truncate">
					{warnings[0] ?? then}
				</Text>
			</Box>
		);
	}

	return (
		<Box flexDirection="column" marginTop={1}>
			{warnings.map(warning => (
				<Prose key={warning} {...styles.warn} text={warning} width={columns - 4} />
			))}
			<Prose {...styles.muted} text={then} width={columns - 4} />
		</Box>
	);
}

function outcome(user: User, link: AgentUserGroup | undefined): string {
	const name = visible(user.username);
	if (link === undefined) return `Tasks of ${name} will run as this user and group on the agents.`;
	const {agentUser, agentUid, agentGroup, agentGid} = link;
	const text = identityText({user: agentUser, uid: agentUid, group: agentGroup, gid: agentGid});
	return `Tasks of ${name} will run as ${text} from their next start on.`;
}

function linkOf(texts: IdentityTexts): AgentUserGroup | undefined {
	const typed = typedIdentity(texts);
	return typed && {agentUid: typed.uid, agentUser: typed.user, agentGid: typed.gid, agentGroup: typed.group};
}

function textsOf(link: AgentUserGroup | undefined): IdentityTexts {
	if (link === undefined) return noIdentity;
	return {uid: String(link.agentUid), user: link.agentUser, gid: String(link.agentGid), group: link.agentGroup};
}

function sameTexts(one: IdentityTexts, other: IdentityTexts): boolean {
	return one.uid === other.uid && one.user === other.user && one.gid === other.gid && one.group === other.group;
}
