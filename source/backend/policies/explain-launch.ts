import type {Scheduler} from '../../domain/config-policy/launch/scheduler.js';
import type {PolicyDocument, WorkloadType} from '../../domain/config-policy/policy.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {RoleScope} from '../../domain/workspace/role.js';
import {archivedProblem} from '../../domain/workspace/workspace.js';
import type {StoreDocument} from '../../store/document.js';
import type {ExplainQuestion, PolicyExplanation, Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {workspaceNamed} from '../workspaces/workspace-view.js';
import {checkedPolicy, loadValidator, policyAt, type Validator} from './policy-place.js';

/** `PoliciesBackend.explain`: see there. */
export async function explainLaunch(
	context: Context,
	token: Token,
	{type, text, workspace, scheduler}: ExplainQuestion,
): Promise<Result<PolicyExplanation>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const {store} = reading.value.snapshot;
	const place = placeNamed(store, workspace);
	if (!place.ok) return place;
	const [validator, {explain}] = await Promise.all([
		loadValidator(),
		import('../../domain/config-policy/launch/explain.js'),
	]);
	const config = validator.validateWorkload(type, text);
	if (!config.ok) return fail({code: 'config-invalid', complaints: config.complaints});
	const cluster = documentAt(validator, store, {scope: 'cluster'}, type);
	if (!cluster.ok) return cluster;
	const own = place.value === undefined ? ok(undefined) : documentAt(validator, store, place.value, type);
	if (!own.ok) return own;
	const chosen = scheduler === undefined ? await schedulerHere(context) : ok(scheduler);
	if (!chosen.ok) return chosen;
	const policies = {workspace: own.value, cluster: cluster.value};
	return ok({...explain(type, config.value, policies, chosen.value), scheduler: chosen.value});
}

/** Nothing is launched into an archived workspace, whatever its policies say. */
function placeNamed(store: StoreDocument, name: string | undefined): Result<RoleScope | undefined> {
	if (name === undefined) return ok(undefined);
	const found = workspaceNamed(store, name);
	if (!found.ok) return found;
	const reason = archivedProblem(found.value);
	if (reason !== undefined) return fail({code: 'workspace-state', name: found.value.name, reason});
	return ok({scope: 'workspace', workspaceId: found.value.id});
}

function documentAt(
	validator: Validator,
	store: StoreDocument,
	place: RoleScope,
	type: WorkloadType,
): Result<PolicyDocument | undefined> {
	const found = policyAt(store, place, type);
	if (!found.ok) return found;
	if (found.value === undefined) return ok(undefined);
	const checked = checkedPolicy(validator, found.value);
	// A policy that is not understood must not count as none.
	return checked.ok ? ok(checked.value) : fail({code: 'config-invalid', complaints: checked.complaints});
}

/** The scheduler of master.yaml; agents where there is no file. */
async function schedulerHere(context: Context): Promise<Result<Scheduler>> {
	const file = await context.masterConfig();
	const read = await file.read();
	if (!read.ok) return read;
	const {schedulerOf} = await import('../../domain/config-policy/launch/scheduler.js');
	return ok(schedulerOf(read.value.config.resourceManagerType));
}
