import type {Origin} from '../../domain/origin.js';
import type {Result} from '../../domain/result.js';
import {readBootId} from '../../store/activity/boot-id.js';
import {restoreGeneration, type Restored} from '../../store/restore-generation.js';

export type {Restored};

/** Where, by whom and when. */
type RecoveryOptions = {readonly dataDir: string; readonly origin: Origin; readonly clock: () => Date};

/** Puts generation `n` back, on a damaged store too, and signs everybody out; see `restoreGeneration` of the store. */
export async function restore({dataDir: dir, ...options}: RecoveryOptions, n: number): Promise<Result<Restored>> {
	return restoreGeneration({dir, ...readBootId(), ...options}, n);
}
