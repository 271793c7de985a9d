import type {PolicyDocument, WorkloadType} from '../../domain/config-policy/policy.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {RoleScope} from '../../domain/workspace/role.js';
import type {PolicyProposal, Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {checkText, loadValidator, policyAt, policyToChange, policyView, workspaceIdOf} from './policy-place.js';

/** `PoliciesBackend.propose`: see there. */
export async function proposePolicy(
	context: Context,
	token: Token,
	place: RoleScope,
	type: WorkloadType,
	text: string,
): Promise<Result<PolicyProposal>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const {snapshot, actor} = reading.value;
	const {store} = snapshot;
	const found = policyToChange(store, actor, place, type, 'policy.set');
	if (!found.ok) return found;
	const [validator, {lineDiff}, {policyDiff}, {policyOverlaps}] = await Promise.all([
		loadValidator(),
		import('../../store/master-config/diff.js'),
		import('../../domain/config-policy/diff.js'),
		import('../../domain/config-policy/launch/explain.js'),
	]);
	const isDelete = text.trim() === '';
	const checked = isDelete ? undefined : checkText(validator, store, place, type, text);
	if (checked?.ok === false) return fail({code: 'config-invalid', complaints: checked.complaints});
	const wanted: PolicyDocument = checked?.value ?? {};
	const stored = policyView(validator, store, found.value);
	const cluster = policyAt(store, {scope: 'cluster'}, type);
	const upper = policyView(validator, store, cluster.ok ? cluster.value : undefined).document;
	const id = workspaceIdOf(place);
	return ok({
		version: stored.version,
		lines: lineDiff(stored.text, isDelete ? '' : text),
		changes: policyDiff(stored.document, wanted),
		workspaces: store.workspaces.filter(each => id === null || each.id === id).map(({name}) => name),
		overlaps: id === null ? [] : policyOverlaps(type, wanted, upper),
	});
}
