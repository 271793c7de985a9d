import type {StoredPolicyView, WorkloadType} from '../../../backend/backend.js';
import type {Result} from '../../../domain/result.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import type {PolicyScopeName} from './policy-words.js';

/** The policy of a scope as it is stored now; undefined until the first answer. */
export function usePolicy({place}: PolicyScopeName, type: WorkloadType): Result<StoredPolicyView> | undefined {
	const {backend, token} = useConsole();
	return useLive(`policy ${placeKey(place)} ${type}`, () => backend.policies.get(token, place, type));
}

/** A place as a text of its own. */
export function placeKey(place: PolicyScopeName['place']): string {
	return place.scope === 'cluster' ? 'cluster' : `workspace ${place.workspaceId}`;
}
