import type {WorkloadType} from '../../domain/config-policy/policy.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {RoleScope} from '../../domain/workspace/role.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {perform} from '../perform.js';
import {policyLabel, policyToChange, versionProblem, withoutPolicy} from './policy-place.js';

/** `PoliciesBackend.remove`: see there. */
export function removePolicy(
	context: Context,
	token: Token,
	place: RoleScope,
	type: WorkloadType,
	base: string | undefined,
): Promise<Result<void>> {
	return perform<void>(context, token, {
		id: 'policy.delete',
		object: () => policyLabel(place, type),
		...(place.scope === 'workspace' && {ids: {workspace: place.workspaceId}}),
		decide({snapshot: {store}, actor}) {
			const found = policyToChange(store, actor, place, type, 'policy.delete');
			if (!found.ok) return found;
			if (found.value === undefined) return ok({changes: {}, value: undefined});
			const changed = versionProblem(store, found.value, base);
			if (changed !== undefined) return fail(changed);
			return ok({
				store: {...store, configPolicies: withoutPolicy(store.configPolicies, place, type)},
				changes: {text: [found.value.text, null]},
				value: undefined,
			});
		},
	});
}
