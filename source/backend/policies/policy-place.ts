import {createHash} from 'node:crypto';
import type {Checked} from '../../domain/config-policy/validate.js';
import type {PolicyDocument, WorkloadType} from '../../domain/config-policy/policy.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {DetError} from '../../domain/errors.js';
import {maySetPolicies, type RoleScope} from '../../domain/workspace/role.js';
import type {StoreDocument, StoredPolicy, StoredUser} from '../../store/document.js';
import {roleActor, workspaceWithId} from '../workspaces/workspace-view.js';
import type {StoredPolicyView} from './policies-backend.js';

/** What reads policies: loaded when it is first needed, with the parser of YAML. */
export type Validator = typeof import('../../domain/config-policy/validate.js');

/** Loads the rules of policies. */
export function loadValidator(): Promise<Validator> {
	return import('../../domain/config-policy/validate.js');
}

/** The policy of a place; undefined when nothing is stored. Errors: `workspace-not-found`. */
export function policyAt(store: StoreDocument, place: RoleScope, type: WorkloadType): Result<StoredPolicy | undefined> {
	const id = workspaceIdOf(place);
	if (id !== null) {
		const workspace = workspaceWithId(store, id);
		if (!workspace.ok) return workspace;
	}

	return ok(store.configPolicies.find(policy => policy.workspaceId === id && policy.type === type));
}

/** As {@link policyAt}, for somebody who wants to change it. Errors: also `forbidden`. */
export function policyToChange(
	store: StoreDocument,
	actor: StoredUser,
	place: RoleScope,
	type: WorkloadType,
	act: string,
): Result<StoredPolicy | undefined> {
	const found = policyAt(store, place, type);
	if (!found.ok) return found;
	const reason = maySetPolicies(roleActor(store, actor), place);
	return reason === undefined ? found : fail({code: 'forbidden', act, reason});
}

/** The refusal when another version is stored than the caller saw. */
export function versionProblem(
	{users}: StoreDocument,
	policy: StoredPolicy | undefined,
	base: string | undefined,
): DetError | undefined {
	if (base === undefined || base === versionOf(policy)) return undefined;
	const by = users.find(({id}) => id === policy?.updatedBy)?.username ?? '';
	return {code: 'policy-changed', by, at: policy?.updatedAt ?? ''};
}

/** What a stored policy says, parsed once for each; complaints when this version no longer understands it. */
export function checkedPolicy({validatePolicy}: Validator, policy: StoredPolicy): Checked<PolicyDocument> {
	const known = documents.get(policy);
	if (known !== undefined) return known;
	const checked = validatePolicy(policy.type, policy.text);
	documents.set(policy, checked);
	return checked;
}

const documents = new WeakMap<StoredPolicy, Checked<PolicyDocument>>();

/** A text checked as `set` does: for a workspace also against the cluster's limits. */
export function checkText(
	validator: Validator,
	store: StoreDocument,
	place: RoleScope,
	type: WorkloadType,
	text: string,
): Checked<PolicyDocument> {
	const cluster = store.configPolicies.find(policy => policy.workspaceId === null && policy.type === type);
	const upper =
		place.scope === 'cluster' || cluster === undefined ? undefined : documentOf(checkedPolicy(validator, cluster));
	return validator.validatePolicy(type, text.trim() === '' ? '' : text, upper);
}

/** A policy as callers get it. */
export function policyView(
	validator: Validator,
	store: StoreDocument,
	policy: StoredPolicy | undefined,
): StoredPolicyView {
	if (policy === undefined) return {text: '', document: {}, version: versionOf(policy), updatedAt: '', updatedBy: ''};
	return {
		text: policy.text,
		document: documentOf(checkedPolicy(validator, policy)) ?? {},
		version: versionOf(policy),
		updatedAt: policy.updatedAt,
		updatedBy: store.users.find(({id}) => id === policy.updatedBy)?.username ?? '',
	};
}

/** The policies without the one of a place. */
export function withoutPolicy(
	policies: readonly StoredPolicy[],
	place: RoleScope,
	type: WorkloadType,
): readonly StoredPolicy[] {
	const id = workspaceIdOf(place);
	return policies.filter(policy => policy.workspaceId !== id || policy.type !== type);
}

/** The name of a policy in the activity log, by which its history is found: ids are never given twice. */
export function policyLabel(place: RoleScope, type: WorkloadType): string {
	return place.scope === 'cluster' ? `cluster ${type}` : `workspace ${place.workspaceId} ${type}`;
}

/** How the store names the place: null for the cluster. */
export function workspaceIdOf(place: RoleScope): number | null {
	return place.scope === 'cluster' ? null : place.workspaceId;
}

function versionOf(policy: StoredPolicy | undefined): string {
	return policy === undefined ? 'absent' : createHash('sha256').update(policy.text, 'utf8').digest('hex');
}

function documentOf(checked: Checked<PolicyDocument>): PolicyDocument | undefined {
	return checked.ok ? checked.value : undefined;
}
