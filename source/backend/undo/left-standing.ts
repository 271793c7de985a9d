import {sameLink} from '../../domain/agent-user.js';
import type {DetError} from '../../domain/errors.js';
import type {Reversal} from '../../domain/undo/reversal.js';
import {undoSubject, type Names} from '../../domain/undo/undo-words.js';
import type {StoreDocument} from '../../store/document.js';
import {workspaceIdOf} from '../policies/policy-place.js';
import {has} from '../roles/change-role.js';
import {grantOf} from './run-reversal.js';

/** The refusal when what an act left was changed since; `''` where nobody knows by whom. */
export function changedSince(reversal: Reversal, store: StoreDocument, by: string): DetError {
	return {code: 'changed-since', name: undoSubject(reversal, namesIn(store, reversal)), by};
}

/** The names in question as they are now. */
export function namesIn({users, workspaces}: StoreDocument, reversal: Reversal): Names {
	const userId = 'userId' in reversal ? reversal.userId : undefined;
	const workspaceId = workspaceOf(reversal);
	return {
		user: users.find(({id}) => id === userId)?.username ?? `#${userId}`,
		workspace: workspaces.find(({id}) => id === workspaceId)?.name ?? `#${workspaceId}`,
	};
}

function workspaceOf(reversal: Reversal): number | undefined {
	if ('workspaceId' in reversal) return reversal.workspaceId;
	const scope = reversal.kind === 'role' ? reversal.where : reversal.kind === 'policy' ? reversal.place : undefined;
	return scope?.scope === 'workspace' ? scope.workspaceId : undefined;
}

/**
 * Whether what an act left still stands in the store. What is gone altogether the act itself refuses, in its own words;
 * master.yaml is looked at where it is read.
 */
export function stands(reversal: Reversal, store: StoreDocument): boolean {
	switch (reversal.kind) {
		case 'user': {
			const user = store.users.find(({id}) => id === reversal.userId);
			const left = Object.entries(reversal.left);
			return user === undefined || left.every(([field, value]) => user[field as keyof typeof user] === value);
		}
		case 'link': {
			const user = store.users.find(({id}) => id === reversal.userId);
			return user === undefined || sameLink(user.agentUserGroup ?? undefined, reversal.left);
		}
		case 'role': {
			const user = store.users.find(({id}) => id === reversal.userId);
			return user === undefined || has(store, user, grantOf(reversal)) !== reversal.to;
		}
		case 'workspace-name':
		case 'archive': {
			const workspace = store.workspaces.find(({id}) => id === reversal.workspaceId);
			if (workspace === undefined) return true;
			return reversal.kind === 'archive' ? workspace.archived !== reversal.to : workspace.name === reversal.left;
		}
		case 'policy': {
			const id = workspaceIdOf(reversal.place);
			const found = store.configPolicies.find(({workspaceId, type}) => workspaceId === id && type === reversal.type);
			return (found?.text ?? '') === reversal.left;
		}
		case 'default-task':
			return true;
	}
}
