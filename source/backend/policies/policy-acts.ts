import type {PoliciesBackend} from '../backend.js';
import type {Context} from '../context.js';
import {checkPolicy} from './check-policy.js';
import {explainLaunch} from './explain-launch.js';
import {getPolicy} from './get-policy.js';
import {policyHistory} from './policy-history.js';
import {proposePolicy} from './propose-policy.js';
import {removePolicy} from './remove-policy.js';
import {setPolicy} from './set-policy.js';

/** The acts on policies, on a context. */
export function policyActs(context: Context): PoliciesBackend {
	return {
		get: (token, place, type) => getPolicy(context, token, place, type),
		check: (token, place, type, text) => checkPolicy(context, token, place, type, text),
		propose: (token, place, type, text) => proposePolicy(context, token, place, type, text),
		set: (token, place, type, text, base) => setPolicy(context, token, place, {type, text, base}),
		remove: (token, place, type, base) => removePolicy(context, token, place, type, base),
		history: (token, place, type, options) => policyHistory(context, token, place, type, options),
		explain: (token, question) => explainLaunch(context, token, question),
	};
}
