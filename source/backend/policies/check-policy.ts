import type {Complaint, WorkloadType} from '../../domain/config-policy/policy.js';
import {ok, type Result} from '../../domain/result.js';
import type {RoleScope} from '../../domain/workspace/role.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {checkText, loadValidator, policyAt} from './policy-place.js';

/** `PoliciesBackend.check`: see there. */
export async function checkPolicy(
	context: Context,
	token: Token,
	place: RoleScope,
	type: WorkloadType,
	text: string,
): Promise<Result<readonly Complaint[]>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const {store} = reading.value.snapshot;
	const found = policyAt(store, place, type);
	if (!found.ok) return found;
	if (text.trim() === '') return ok([]);
	const checked = checkText(await loadValidator(), store, place, type, text);
	return ok(checked.ok ? [] : checked.complaints);
}
