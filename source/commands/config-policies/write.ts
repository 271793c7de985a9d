import type {Override} from '../../backend/backend.js';
import {visible} from '../../domain/visible.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';
import {placeNamed, readText, visibleLines, workloadTypeOf} from './policy-place.js';

type Given = {
	readonly flags: {readonly workspaceName: string | undefined};
	readonly args: {readonly workloadType: string};
};

/** `det config-policies set`: replaces the whole document, and warns of what the cluster's policy makes void. */
export async function setPolicies(
	given: Given & {readonly args: {readonly configFile: string}},
	context: CommandContext,
): Promise<Outcome> {
	const {workloadType, configFile} = given.args;
	const {workspaceName} = given.flags;
	const text = await readText(configFile, context);
	if (!text.ok) return text.outcome;
	return withUser(context, async signed => {
		const place = await placeNamed(signed, workspaceName);
		if (!place.ok) return place.outcome;
		const {backend, token} = signed;
		const type = workloadTypeOf(workloadType) ?? 'EXPERIMENT';
		const set = await backend.policies.set(token, place.value, type, text.value, undefined);
		if (!set.ok) return {kind: 'failed', error: set.error};
		const proposal = await backend.policies.propose(token, place.value, type, text.value);
		for (const overlap of proposal.ok ? proposal.value.overlaps : []) {
			context.stderr.write(`Warning: ${visible(overlapText(overlap))}\n`);
		}

		const {toYaml} = await import('../../domain/config-policy/serialise.js');
		const head =
			workspaceName === undefined
				? `Set global ${workloadType} config policies:`
				: `Set ${workloadType} config policies for workspace ${workspaceName}:`;
		context.stdout.write(`${visible(head)}\n${visibleLines(toYaml(set.value.document))}\n`);
		return done;
	});
}

/** `det config-policies delete`: success also when there is nothing. */
export async function deletePolicies({flags, args}: Given, context: CommandContext): Promise<Outcome> {
	return withUser(context, async signed => {
		const place = await placeNamed(signed, flags.workspaceName);
		if (!place.ok) return place.outcome;
		const type = workloadTypeOf(args.workloadType) ?? 'EXPERIMENT';
		const removed = await signed.backend.policies.remove(signed.token, place.value, type, undefined);
		if (!removed.ok) return {kind: 'failed', error: removed.error};
		const text =
			flags.workspaceName === undefined
				? `Successfully deleted global ${type} config policies`
				: `Successfully deleted ${type} config policies for workspace ${flags.workspaceName}`;
		context.stdout.write(`${visible(text)}\n`);
		return done;
	});
}

function overlapText({path, value, overridden}: Override): string {
	const has = value === undefined ? 'takes it away' : `sets ${JSON.stringify(value)}`;
	return `${path}: ${JSON.stringify(overridden.value)} has no effect, the cluster's policy ${has}`;
}
