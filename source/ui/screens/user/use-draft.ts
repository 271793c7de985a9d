import {useState} from 'react';
import {visible} from '../../../domain/visible.js';
import type {User, UserFields} from '../../../domain/user.js';

type Field = 'username' | 'displayName' | 'admin' | 'remote';
type Fields = Pick<UserFields, Field>;
const fields: readonly Field[] = ['username', 'displayName', 'admin', 'remote'];

/** What is being typed over a user that others may change at the same time. */
export type Draft = {
	readonly values: Fields;
	readonly set: (change: Partial<Fields>) => void;
	/** The fields that differ from what was seen, and what was seen of them; see `UsersBackend.edit`. */
	readonly edit: Pick<UserEditParts, 'changes' | 'base'>;
	/** A field somebody else changed too: what it is now, in words. */
	readonly clash: (field: Field) => string | undefined;
	/** Takes what is stored now as seen: sending again then overwrites it knowingly. */
	readonly overwrite: () => void;
};

type UserEditParts = {readonly changes: Partial<UserFields>; readonly base: Partial<UserFields>};

/** A draft of the fields of `user`, which may change underneath: fields not typed over follow, others tell of the clash. */
export function useDraft(user: User): Draft {
	const [base, setBase] = useState<Fields>(() => pick(user));
	// Fields a refusal was about: what is sent next overwrites them.
	const [told, setTold] = useState<readonly Field[]>([]);
	const [values, setValues] = useState<Fields>(() => pick(user));

	const untouched = fields.filter(field => user[field] !== base[field] && values[field] === base[field]);
	if (untouched.length > 0) {
		const fresh = Object.fromEntries(untouched.map(field => [field, user[field]])) as Partial<Fields>;
		setBase({...base, ...fresh});
		setValues({...values, ...fresh});
	}

	const changed = fields.filter(field => values[field] !== base[field]);
	const only = (from: Fields) => Object.fromEntries(changed.map(field => [field, from[field]])) as Partial<Fields>;
	return {
		values,
		set: change => setValues({...values, ...change}),
		edit: {changes: only(values), base: only(base)},
		clash(field) {
			if (values[field] === user[field] || values[field] === base[field]) return undefined;
			const now = `"${wordOf(user[field])}"`;
			if (user[field] !== base[field]) return `Changed meanwhile to ${now}. Saving asks once more.`;
			return told.includes(field) ? `It is ${now} now. Save again to overwrite it.` : undefined;
		},
		overwrite() {
			setTold(changed.filter(field => user[field] !== base[field]));
			setBase(pick(user));
		},
	};
}

function pick(user: User): Fields {
	return {username: user.username, displayName: user.displayName, admin: user.admin, remote: user.remote};
}

function wordOf(value: string | boolean): string {
	return typeof value === 'string' ? visible(value) : value ? 'yes' : 'no';
}
