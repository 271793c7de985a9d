import {useEffect, useRef, useState} from 'react';
import type {DetError} from '../../../domain/errors.js';
import type {Result} from '../../../domain/result.js';
import {useConsole} from '../../hooks/use-console.js';
import {runBulk, type Outcome} from './run-bulk.js';

/** How far a bulk act has come. */
export type BulkState<Row> = {
	readonly phase: 'asking' | 'running' | 'done';
	/** What is to be done in this run. */
	readonly rows: readonly Row[];
	readonly outcomes: readonly Outcome<Row>[];
	/** Whether the person stopped it; what is being done is finished first. */
	readonly stopped: boolean;
};

/** Runs a bulk act when told to, and again on what failed. `onRun` hears at the end of each run what is left undone. */
export function useBulk<Row>(
	act: (row: Row) => Promise<Result<unknown>>,
	onRun: (left: readonly Row[], state: BulkState<Row>) => void,
) {
	const {onEnd} = useConsole();
	const [state, setState] = useState<BulkState<Row>>({phase: 'asking', rows: [], outcomes: [], stopped: false});
	const stopped = useRef(false);
	// Nobody would see how it goes on, nor could stop it.
	useEffect(
		() => () => {
			stopped.current = true;
		},
		[],
	);

	const start = async (rows: readonly Row[], refused: readonly Outcome<Row>[] = []) => {
		stopped.current = false;
		let outcomes = refused;
		setState({phase: 'running', rows, outcomes, stopped: false});
		await runBulk({
			rows,
			act,
			onOutcome(outcome) {
				outcomes = [...outcomes, outcome];
				setState(newest => ({...newest, outcomes}));
			},
			isStopped: () => stopped.current,
		});
		const end = outcomes.map(({error}) => error).find(isSignedOut);
		if (end !== undefined) return onEnd(end.why);
		const done: BulkState<Row> = {phase: 'done', rows, outcomes, stopped: stopped.current};
		setState(done);
		onRun(leftOf(done), done);
	};

	return {
		state,
		start: (rows: readonly Row[], refused?: readonly Outcome<Row>[]) => void start(rows, refused),
		retry: () => void start(leftOf(state)),
		stop: () => {
			stopped.current = true;
			setState(newest => ({...newest, stopped: true}));
		},
	};
}

/** What was refused, and what was not come to. */
export function leftOf<Row>({rows, outcomes}: Pick<BulkState<Row>, 'rows' | 'outcomes'>): readonly Row[] {
	const tried = new Set(outcomes.map(({row}) => row));
	const refused = outcomes.filter(({error}) => error !== undefined).map(({row}) => row);
	return [...refused, ...rows.filter(row => !tried.has(row))];
}

function isSignedOut(error: DetError | undefined): error is Extract<DetError, {readonly code: 'signed-out'}> {
	return error?.code === 'signed-out';
}
