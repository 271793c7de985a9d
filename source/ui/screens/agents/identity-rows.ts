import {isUnixName, largestId, parseAgentId, unixNameRule} from '../../../domain/agent-user.js';
import type {FormRow} from '../../components/form/form-rows.js';

/** A Unix identity as typed. */
export type IdentityTexts = {
	readonly uid: string;
	readonly user: string;
	readonly gid: string;
	readonly group: string;
};

type Field = keyof IdentityTexts;

/** Nothing typed yet. */
export const noIdentity: IdentityTexts = {uid: '', user: '', gid: '', group: ''};

/** The texts when all four can be used, as numbers and names; undefined otherwise. */
export function typedIdentity(texts: IdentityTexts) {
	if (fields.some(field => fieldProblem(field, texts[field], true) !== undefined)) return undefined;
	const {uid, user, gid, group} = texts;
	return {user: user.trim(), uid: Number(uid), group: group.trim(), gid: Number(gid)};
}

/** The four fields; what is typed is checked as it is typed, what is missing once the form was sent (`checked`). */
export function identityRows(
	texts: IdentityTexts,
	checked: boolean,
	onChange: (change: Partial<IdentityTexts>) => void,
	refused: Partial<Record<Field, string | undefined>> = {},
): readonly FormRow[] {
	return fields.map(field => ({
		kind: 'text',
		id: field,
		label: labels[field],
		value: texts[field],
		maxLength: 32,
		hint: hints[field],
		error: fieldProblem(field, texts[field], checked) ?? refused[field],
		onChange: value => onChange({[field]: value}),
	}));
}

// The order of the product's form and messages.
const fields = ['uid', 'user', 'gid', 'group'] as const;

const labels: Readonly<Record<Field, string>> = {
	uid: 'Agent uid',
	user: 'Agent user',
	gid: 'Agent gid',
	group: 'Agent group',
};

const hints: Readonly<Record<Field, string>> = {
	uid: `The number of the user on the agents, as id -u prints it: 0 to ${largestId}.`,
	user: 'The name of that user, as id -un prints it.',
	gid: `The number of its group, as id -g prints it: 0 to ${largestId}.`,
	group: 'The name of that group, as id -gn prints it.',
};

function fieldProblem(field: Field, text: string, checked: boolean): string | undefined {
	if (text.trim() === '') return checked ? 'All four are needed.' : undefined;
	if (field === 'uid' || field === 'gid') {
		return parseAgentId(text, field).ok ? undefined : `A whole number from 0 to ${largestId}, digits only.`;
	}

	return isUnixName(text.trim()) ? undefined : `Must be ${unixNameRule}.`;
}
