import {canonicalWorkspaceName, uncategorized} from '../../domain/workspace/workspace.js';
import type {StoreDocument} from '../document.js';

/** What must hold among workspaces, roles, policies and users; the reason when something does not. */
export function workspacesProblem(store: StoreDocument): string | undefined {
	return workspaceProblem(store) ?? roleProblem(store) ?? policyProblem(store);
}

function workspaceProblem({workspaces, nextWorkspaceId}: StoreDocument): string | undefined {
	const ids = new Set<number>();
	const names = new Set<string>();
	for (const {id, name} of workspaces) {
		const key = canonicalWorkspaceName(name);
		if (ids.has(id)) return `two workspaces have the id ${id}`;
		if (id >= nextWorkspaceId) return `workspace id ${id} is not below the next one, ${nextWorkspaceId}`;
		if (names.has(key)) return `two workspaces have the name ${name}`;
		ids.add(id);
		names.add(key);
	}
	return ids.has(uncategorized.id) ? undefined : `there is no workspace ${uncategorized.name}`;
}

function roleProblem({users, workspaces, roleAssignments}: StoreDocument): string | undefined {
	const userIds = new Set(users.map(({id}) => id));
	const workspaceIds = new Set(workspaces.map(({id}) => id));
	const known = new Set<string>();
	for (const {userId, workspaceId} of roleAssignments) {
		if (!userIds.has(userId)) return `a role belongs to user ${userId}, who does not exist`;
		if (!workspaceIds.has(workspaceId)) return `a role is on workspace ${workspaceId}, which does not exist`;
		const key = `${userId} ${workspaceId}`;
		if (known.has(key)) return `user ${userId} has the role on workspace ${workspaceId} twice`;
		known.add(key);
	}
	return undefined;
}

function policyProblem({workspaces, configPolicies}: StoreDocument): string | undefined {
	const workspaceIds = new Set(workspaces.map(({id}) => id));
	const known = new Set<string>();
	for (const {workspaceId, type} of configPolicies) {
		const place = workspaceId === null ? 'the cluster' : `workspace ${workspaceId}`;
		if (workspaceId !== null && !workspaceIds.has(workspaceId)) return `a policy is of ${place}, which does not exist`;
		const key = `${place} ${type}`;
		if (known.has(key)) return `${place} has two policies of type ${type}`;
		known.add(key);
	}
	return undefined;
}
