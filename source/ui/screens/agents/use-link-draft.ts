import {useState} from 'react';
import {sameLink, type AgentUserGroup} from '../../../domain/agent-user.js';
import type {FormRow} from '../../components/form/form-rows.js';
import {identityRows, noIdentity, typedIdentity, type IdentityTexts} from './identity-rows.js';
import {useReview} from './use-review.js';

/** A link as it is typed, its fields, and what the backend says of it; `base` is the link there is already. */
export function useLinkDraft(base: AgentUserGroup | undefined) {
	const [texts, setTexts] = useState<IdentityTexts>(() => textsOf(base));
	const [rootWord, setRootWord] = useState('');
	const [attempt, setAttempt] = useState(0);
	const link = linkOf(texts);
	const review = useReview(link);
	const isNewRoot = texts.uid.trim() === '0' && !sameLink(link, base);
	const isSure = !isNewRoot || rootWord === 'root';
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
	const refused = review.refused === undefined ? {} : {uid: review.refused};
	const rows: readonly FormRow[] = [
		...identityRows(texts, attempt > 0, change => setTexts({...texts, ...change}), refused),
		...(isNewRoot ? [confirmation] : []),
	];
	return {
		/** Undefined until all four can be used. */
		link,
		rows,
		/** The link when it may be sent as it is. */
		ready: isSure && review.refused === undefined ? link : undefined,
		warnings: review.warnings,
		changed: !sameTexts(texts, textsOf(base)),
		attempt,
		/** Notes that it was sent, or refused, so that the form shows what is wrong. */
		tried: () => setAttempt(newest => newest + 1),
	};
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
