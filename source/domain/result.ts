import type {DetError} from './errors.js';

/** What an act gives back: a value, or a reason from the closed union of errors. Nothing throws for a user's mistake. */
export type Result<T> = {readonly ok: true; readonly value: T} | {readonly ok: false; readonly error: DetError};

/** A success. */
export function ok<T>(value: T): Result<T> {
	return {ok: true, value};
}

/** A refusal or failure. */
export function fail(error: DetError): {readonly ok: false; readonly error: DetError} {
	return {ok: false, error};
}
