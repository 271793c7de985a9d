import {uncategorized} from '../../domain/workspace/workspace.js';
import type {StoreDocument} from '../document.js';

/** What a store has of workspaces before anybody made one: `Uncategorized`, no roles, no policies. */
export function firstWorkspaces(
	ownerId: number,
	createdAt: string,
): Pick<StoreDocument, 'nextWorkspaceId' | 'workspaces' | 'roleAssignments' | 'configPolicies'> {
	return {
		nextWorkspaceId: uncategorized.id + 1,
		workspaces: [{...uncategorized, archived: false, ownerId, createdAt}],
		roleAssignments: [],
		configPolicies: [],
	};
}
