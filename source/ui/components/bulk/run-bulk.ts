import {setImmediate as nextTurn} from 'node:timers/promises';
import type {DetError} from '../../../domain/errors.js';
import type {Result} from '../../../domain/result.js';

/** What became of one record; `error` is why it was refused. */
export type Outcome<Row> = {readonly row: Row; readonly error: DetError | undefined};

/** A record that was refused, and why. */
export type Refusal<Row> = Outcome<Row> & {readonly error: DetError};

export type BulkRun<Row> = {
	readonly rows: readonly Row[];
	/** One act of the backend, with its own record. */
	readonly act: (row: Row) => Promise<Result<unknown>>;
	/** Hears each outcome as soon as it is known. */
	readonly onOutcome: (outcome: Outcome<Row>) => void;
	/** Asked before each act; what is being done is always finished. */
	readonly isStopped: () => boolean;
};

/**
 * Does one act after the other, never two at once: each has its own record, and a refusal stops none of the others. Only
 * the end of one's own session ends it all.
 */
export async function runBulk<Row>({rows, act, onOutcome, isStopped}: BulkRun<Row>): Promise<void> {
	for (const row of rows) {
		// Acts may come back without a turn of the event loop between: what came meanwhile, Esc among it, is heard first.
		await nextTurn();
		if (isStopped()) return;
		const result = await act(row);
		onOutcome({row, error: result.ok ? undefined : result.error});
		if (!result.ok && result.error.code === 'signed-out') return;
	}
}
