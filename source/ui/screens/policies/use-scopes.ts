import type {WorkloadType} from '../../../backend/backend.js';
import {workloadTypes} from '../../../domain/config-policy/policy.js';
import {ok, type Result} from '../../../domain/result.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import {clusterScope, type PolicyScopeName} from './policy-words.js';

/** A scope with what a list says of it. */
export type ScopeRow = PolicyScopeName & {readonly policies: readonly WorkloadType[]; readonly archived: boolean};

/** The cluster and every workspace, with the types that have a policy; undefined until the first answer. */
export function useScopes(): Result<readonly ScopeRow[]> | undefined {
	const {backend, token} = useConsole();
	return useLive('policy scopes', async () => {
		const workspaces = await backend.workspaces.list(token);
		if (!workspaces.ok) return workspaces;
		const policies: WorkloadType[] = [];
		for (const type of workloadTypes) {
			const policy = await backend.policies.get(token, clusterScope.place, type);
			if (!policy.ok) return policy;
			if (policy.value.version !== 'absent') policies.push(type);
		}

		return ok([
			{...clusterScope, policies, archived: false},
			...workspaces.value.map(({id, name, policies: own, archived}) => ({
				place: {scope: 'workspace' as const, workspaceId: id},
				name,
				policies: own,
				archived,
			})),
		]);
	});
}
