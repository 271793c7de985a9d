import type {WorkloadType} from '../../domain/config-policy/policy.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {RoleScope} from '../../domain/workspace/role.js';
import type {StoredPolicy} from '../../store/document.js';
import type {StoredPolicyView, Token} from '../backend.js';
import type {Context} from '../context.js';
import {perform, type Acting, type Change} from '../perform.js';
import {
	checkText,
	loadValidator,
	policyLabel,
	policyToChange,
	policyView,
	versionProblem,
	withoutPolicy,
	workspaceIdOf,
	type Validator,
} from './policy-place.js';

/** A text for a policy, and the version it replaces. */
export type PolicyEdit = {readonly type: WorkloadType; readonly text: string; readonly base: string | undefined};

/** `PoliciesBackend.set`: see there. */
export async function setPolicy(
	context: Context,
	token: Token,
	place: RoleScope,
	edit: PolicyEdit,
): Promise<Result<StoredPolicyView>> {
	const validator = await loadValidator();
	return perform<StoredPolicyView>(context, token, {
		id: 'policy.set',
		object: () => policyLabel(place, edit.type),
		...(place.scope === 'workspace' && {ids: {workspace: place.workspaceId}}),
		decide: acting => decide(validator, acting, place, edit),
	});
}

function decide(
	validator: Validator,
	{snapshot: {store}, actor, now}: Acting,
	place: RoleScope,
	{type, text, base}: PolicyEdit,
): Result<Change<StoredPolicyView>> {
	const found = policyToChange(store, actor, place, type, 'policy.set');
	if (!found.ok) return found;
	const checked = checkText(validator, store, place, type, text);
	if (!checked.ok) return fail({code: 'config-invalid', complaints: checked.complaints});
	const current = found.value;
	if (current?.text === text) return ok({changes: {}, value: policyView(validator, store, current)});
	const changed = versionProblem(store, current, base);
	if (changed !== undefined) return fail(changed);
	const next: StoredPolicy = {
		...current,
		workspaceId: workspaceIdOf(place),
		type,
		text,
		updatedAt: now.toISOString(),
		updatedBy: actor.id,
	};
	return ok({
		store: {...store, configPolicies: [...withoutPolicy(store.configPolicies, place, type), next]},
		// Both whole: earlier versions are read back from here.
		changes: {text: [current?.text ?? null, text]},
		value: policyView(validator, store, next),
	});
}
