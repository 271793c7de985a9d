import type {DetError} from '../../domain/errors.js';
import {fail, ok, type Result} from '../../domain/result.js';
import {takesAway, undoNotes, undoSteps, undoSubject} from '../../domain/undo/undo-words.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs, readSnapshot, type Acting} from '../perform.js';
import {changedAgain, lastAct, type LastAct} from './last-act.js';
import {changedSince, namesIn, stands} from './left-standing.js';
import {runReversal} from './run-reversal.js';
import type {UndoBackend, UndoPreview} from './undo-backend.js';

/** The acts that take acts back, on a context. */
export function undoActs(context: Context): UndoBackend {
	return {
		async preview(token) {
			const found = await find(context, token);
			return found.ok ? show(found.value, await tryOut(context, token, found.value.last)) : found;
		},
		async apply(token, seq) {
			const found = await find(context, token);
			if (!found.ok) return found;
			const {last} = found.value;
			if (last.record.seq !== seq) return fail({code: 'nothing-to-undo', reason: otherAct});
			const done = await run(context, token, last);
			return done.ok ? show(found.value, undefined) : done;
		},
	};
}

const otherAct = 'You have done something else meanwhile: look at that first.';

type Found = {readonly acting: Acting; readonly last: LastAct};

async function find(context: Context, token: Token): Promise<Result<Found>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const last = await lastAct(context, reading.value.actor.id);
	return last.ok ? ok({acting: reading.value, last: last.value}) : last;
}

/** What the act would be refused with now, by running it on a store that decides all the same but writes nothing. */
async function tryOut(context: Context, token: Token, last: LastAct): Promise<DetError | undefined> {
	const {store} = context;
	const dry: Context = {
		...context,
		store: {
			...store,
			async transact(decide) {
				const state = await readSnapshot(context);
				return state.ok ? ok(decide(state.value, context.clock()).value) : state;
			},
		},
	};
	const tried = await run(dry, token, last);
	return tried.ok ? undefined : tried.error;
}

/**
 * Does the opposite of the act, under its rules, unless it was changed since: by the log, which also tells what was
 * changed and changed back, and by what stands in the store, which is looked at under the lock.
 */
async function run(context: Context, token: Token, last: LastAct): Promise<Result<unknown>> {
	const {record, reversal} = last;
	const again = await changedAgain(context, last);
	if (!again.ok) return again;
	const by = again.value?.actor?.username ?? '';
	const undoing = {
		seq: record.seq,
		problem: ({store}: Acting['snapshot']) =>
			again.value === undefined && stands(reversal, store) ? undefined : changedSince(reversal, store, by),
	};
	return runReversal({...context, undoing}, token, reversal);
}

async function show({acting, last}: Found, problem: DetError | undefined): Promise<Result<UndoPreview>> {
	const {record, reversal, newer} = last;
	const names = namesIn(acting.snapshot.store, reversal);
	const {lineDiff} = await import('../../store/master-config/diff.js');
	return ok({
		seq: record.seq,
		at: record.at,
		wasUndoing: record.undoes !== undefined,
		subject: undoSubject(reversal, names),
		steps: undoSteps(reversal, names),
		lines: reversal.kind === 'policy' ? lineDiff(reversal.left, reversal.to) : [],
		notes: undoNotes(reversal),
		danger: takesAway(reversal),
		problem,
		newer,
	});
}
