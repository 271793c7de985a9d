import type {Act} from '../keys/layers.js';
import type {Copyable} from './copying.js';

/** What of a thing is copied by `y`, and by `Y`. */
export type Copies = {readonly value: Copyable; readonly id?: Copyable};

/** The acts that copy of what is under the cursor or on the page; nothing may be there. */
export function copyActs(copies: Copies | undefined, copy: (copied: Copyable) => void): readonly Act[] {
	const act = (id: 'copy.value' | 'copy.id', copied: Copyable | undefined): Act => ({
		id,
		run: () => copied && copy(copied),
		disabled: copied ? undefined : 'There is nothing to copy.',
	});
	return [act('copy.value', copies?.value), ...(copies && copies.id === undefined ? [] : [act('copy.id', copies?.id)])];
}

/** A user's name and id. */
export function userCopies({username, id}: {readonly username: string; readonly id: number}): Copies {
	return {value: {what: 'Username', text: username}, id: {what: 'User id', text: String(id)}};
}

/** A workspace's name and id. */
export function workspaceCopies({name, id}: {readonly name: string; readonly id: number}): Copies {
	return {value: {what: 'Name', text: name}, id: {what: 'Workspace id', text: String(id)}};
}
