import {DetFailure} from '../domain/errors.js';
import type {SessionsDocument, StoreDocument} from './document.js';

/**
 * Throws `input-invalid` for a next state that breaks a rule: a mistake in an act, caught before anything is recorded or
 * written. Loads zod only now. `before` is the store that is changed; undefined for one that begins or is put back.
 */
export async function check(store: StoreDocument, sessions: SessionsDocument, before?: StoreDocument): Promise<void> {
	const {sessionsShapeProblem, storeShapeProblem} = await import('./schema/check-shape.js');
	const {invariantProblem} = await import('./schema/invariants.js');
	const problem =
		storeShapeProblem(store) ?? sessionsShapeProblem(sessions) ?? invariantProblem(store, sessions, before);
	if (problem === undefined) return;
	throw new DetFailure({code: 'input-invalid', what: 'the changed store', value: problem, rule: 'a sound store'});
}
