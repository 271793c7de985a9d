import type {WorkloadType} from '../policy.js';
import {fieldPath} from '../value/path.js';
import type {Fields, Kind, ListMerge} from './kind.js';
import {workloadKind} from './policy-fields.js';

/** How a field of two scopes becomes one, in words for a person who writes a policy. */
export type MergeRule =
	| 'the higher scope wins'
	| 'the whole block of the higher scope wins'
	| 'the whole list of the higher scope wins'
	| 'keys are united at every depth, the higher scope wins per key'
	| 'keys are united, the higher scope wins per key'
	| 'groups are united, everything else of the higher scope wins'
	| 'values are united'
	| 'entries of the higher scope, then those of the lower with another container_path'
	| 'entries of the higher scope, then those of the lower with another proxy_port'
	| 'entries of the higher scope, then those of the lower with another name'
	| 'variables of the lower scope, then those of the higher, which win'
	| 'the higher scope wins per accelerator'
	| 'strategic merge of Kubernetes, the higher scope wins';

/** The rule of every field of a configuration that is not only a record of further ones, by `fieldPath`. */
export function mergeRules(type: WorkloadType): ReadonlyMap<string, MergeRule> {
	const rules = new Map<string, MergeRule>();
	collect(workloadKind(type), '', rules);
	return rules;
}

function collect(kind: Kind, path: string, rules: Map<string, MergeRule>): void {
	const all = (fields: Fields) => {
		for (const [key, field] of Object.entries(fields)) collect(field, fieldPath(path, key), rules);
	};
	if (kind.type === 'record' && kind.merge === 'fields') all(kind.fields);
	else if (kind.type === 'union') {
		all({[kind.tag]: {type: 'text'}, ...kind.common});
		for (const fields of Object.values(kind.variants)) all(fields);
	} else rules.set(path, ruleOf(kind));
}

function ruleOf(kind: Kind): MergeRule {
	switch (kind.type) {
		case 'record':
		case 'union':
			return 'the whole block of the higher scope wins';
		case 'free':
			return 'keys are united at every depth, the higher scope wins per key';
		case 'map':
			return kind.value.type === 'hyperparameter'
				? 'groups are united, everything else of the higher scope wins'
				: 'keys are united, the higher scope wins per key';
		case 'list':
			return listRule(kind.merge);
		case 'pod':
			return 'strategic merge of Kubernetes, the higher scope wins';
		case 'either':
			if (kind.merge === 'images') return 'the higher scope wins per accelerator';
			if (kind.merge === 'variables') return 'variables of the lower scope, then those of the higher, which win';
			return 'the higher scope wins';
		default:
			return 'the higher scope wins';
	}
}

function listRule(merge: ListMerge): MergeRule {
	if (merge === 'replace') return 'the whole list of the higher scope wins';
	if (merge === 'set') return 'values are united';
	if (merge === 'log-policies') return 'entries of the higher scope, then those of the lower with another name';
	return `entries of the higher scope, then those of the lower with another ${merge.key}`;
}
