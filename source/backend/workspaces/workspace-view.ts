import {withRoles, type RoleActor, type RoleAssignment} from '../../domain/workspace/role.js';
import {canonicalWorkspaceName, type Workspace} from '../../domain/workspace/workspace.js';
import {workloadTypes} from '../../domain/config-policy/policy.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {StoreDocument, StoredPolicy, StoredUser} from '../../store/document.js';
import type {WorkspaceView} from './workspaces-backend.js';

/** A workspace with what people ask next. */
export function workspaceView(
	store: StoreDocument,
	{id, name, archived, ownerId, createdAt}: Workspace,
): WorkspaceView {
	const {names, admins, policies} = indexOf(store);
	const own = policies.get(id) ?? [];
	return {
		id,
		name,
		archived,
		ownerId,
		createdAt,
		owner: names.get(ownerId) ?? '',
		admins: (admins.get(id) ?? []).map(({userId}) => names.get(userId) ?? ''),
		policies: workloadTypes.filter(type => own.some(policy => policy.type === type)),
	};
}

/** The workspace with that id. Errors: `workspace-not-found`. */
export function workspaceWithId({workspaces}: StoreDocument, id: number): Result<Workspace> {
	const found = workspaces.find(each => each.id === id);
	return found === undefined ? fail({code: 'workspace-not-found', name: `#${id}`}) : ok(found);
}

/** The workspace of that name, ignoring case. Errors: `workspace-not-found`. */
export function workspaceNamed({workspaces}: StoreDocument, name: string): Result<Workspace> {
	const key = canonicalWorkspaceName(name);
	const found = workspaces.find(each => canonicalWorkspaceName(each.name) === key);
	return found === undefined ? fail({code: 'workspace-not-found', name: name.trim()}) : ok(found);
}

/** Its name for the activity log; the number when it is not there. */
export function workspaceLabel({workspaces}: StoreDocument, id: number): string {
	return workspaces.find(each => each.id === id)?.name ?? `#${id}`;
}

/** Who acts, with their roles as they are now. */
export function roleActor(store: StoreDocument, actor: StoredUser): RoleActor {
	return withRoles(actor, store.roleAssignments);
}

/** What a list of all workspaces looks up for each, put together once for a document. */
function indexOf(store: StoreDocument): Index {
	const known = indexes.get(store);
	if (known !== undefined) return known;
	const index = {
		names: new Map(store.users.map(({id, username}) => [id, username])),
		admins: Map.groupBy(store.roleAssignments, ({workspaceId}) => workspaceId),
		policies: Map.groupBy(store.configPolicies, ({workspaceId}) => workspaceId),
	};
	indexes.set(store, index);
	return index;
}

type Index = {
	readonly names: ReadonlyMap<number, string>;
	readonly admins: ReadonlyMap<number, readonly RoleAssignment[]>;
	readonly policies: ReadonlyMap<number | null, readonly StoredPolicy[]>;
};

const indexes = new WeakMap<StoreDocument, Index>();
