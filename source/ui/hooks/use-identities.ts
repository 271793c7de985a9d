import {useMemo} from 'react';
import type {EffectiveIdentity} from '../../domain/identity/effective-identity.js';
import type {Result} from '../../domain/result.js';
import {useConsole} from './use-console.js';
import {useLive} from './use-live.js';

/** Whom the tasks of users run as, by user id; those not known yet are missing. */
export type Identities = ReadonlyMap<number, Result<EffectiveIdentity>>;

/** {@link Identities}, asked for beside the users: it needs master.yaml, which a list of users must not wait for. */
export function useIdentities(): Identities {
	const {backend, token} = useConsole();
	const answer = useLive('identities', () => backend.agents.identities(token));
	return useMemo(
		() => (answer?.ok ? new Map(answer.value.map(({user, identity}) => [user.id, identity])) : nobody),
		[answer],
	);
}

const nobody: Identities = new Map();
