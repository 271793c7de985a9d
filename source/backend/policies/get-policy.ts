import type {WorkloadType} from '../../domain/config-policy/policy.js';
import {ok, type Result} from '../../domain/result.js';
import type {RoleScope} from '../../domain/workspace/role.js';
import type {StoredPolicyView, Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {loadValidator, policyAt, policyView} from './policy-place.js';

/** `PoliciesBackend.get`: see there. */
export async function getPolicy(
	context: Context,
	token: Token,
	place: RoleScope,
	type: WorkloadType,
): Promise<Result<StoredPolicyView>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const {store} = reading.value.snapshot;
	const found = policyAt(store, place, type);
	return found.ok ? ok(policyView(await loadValidator(), store, found.value)) : found;
}
