import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';
import {jsonText} from '../format/json.js';
import {placeNamed, visibleLines, workloadTypeOf} from './policy-place.js';

type Given = {
	readonly flags: {readonly workspaceName: string | undefined; readonly json: boolean};
	readonly args: {readonly workloadType: string};
};

/** `det config-policies describe`: what is stored, sorted as the product prints it; `{}` when that is nothing. */
export async function describePolicies({flags, args}: Given, context: CommandContext): Promise<Outcome> {
	return withUser(context, async signed => {
		const place = await placeNamed(signed, flags.workspaceName);
		if (!place.ok) return place.outcome;
		const type = workloadTypeOf(args.workloadType) ?? 'EXPERIMENT';
		const found = await signed.backend.policies.get(signed.token, place.value, type);
		if (!found.ok) return {kind: 'failed', error: found.error};
		const {document} = found.value;
		if (flags.json) context.stdout.write(jsonText(document));
		else {
			const {toYaml} = await import('../../domain/config-policy/serialise.js');
			context.stdout.write(`${visibleLines(toYaml(document))}\n`);
		}

		return done;
	});
}
