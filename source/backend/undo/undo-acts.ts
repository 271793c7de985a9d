import type {DetError} from '../../domain/errors.js';
import {fail, ok, type Result} from '../../domain/result.js';
import {takesAway, undoNotes, undoOneOf, undoSteps, undoSubject} from '../../domain/undo/undo-words.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs, readSnapshot, type Acting} from '../perform.js';
import {changedAgain, lastAct, type LastAct, type PastAct} from './last-act.js';
import {changedSince, namesIn, stands} from './left-standing.js';
import {runReversal} from './run-reversal.js';
import type {UndoBackend, UndoItem} from './undo-backend.js';

/** The acts that take acts back, on a context. */
export function undoActs(context: Context): UndoBackend {
	return {
		async preview(token) {
			const found = await find(context, token);
			if (!found.ok) return found;
			const {acting, last} = found.value;
			const [newest] = last.acts;
			const items: UndoItem[] = [];
			for (const act of last.acts.toReversed()) {
				items.push(await show(acting, act, await tryOut(context, token, act)));
			}

			return ok({
				at: newest?.record.at ?? '',
				wasUndoing: newest?.record.undoes !== undefined,
				items,
				newer: last.newer,
			});
		},
		async apply(token, seq) {
			const found = await find(context, token, seq);
			if (!found.ok) return found;
			const act = found.value.last.acts.find(({record}) => record.seq === seq);
			if (act === undefined) return fail({code: 'nothing-to-undo', reason: otherAct});
			const done = await run(context, token, act);
			return done.ok ? ok(undefined) : done;
		},
	};
}

const otherAct = 'You have done something else meanwhile: look at that first.';

type Found = {readonly acting: Acting; readonly last: LastAct};

async function find(context: Context, token: Token, from?: number): Promise<Result<Found>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const last = await lastAct(context, reading.value.actor.id, from);
	return last.ok ? ok({acting: reading.value, last: last.value}) : last;
}

/** What the act would be refused with now, by running it on a store that decides all the same but writes nothing. */
async function tryOut(context: Context, token: Token, act: PastAct): Promise<DetError | undefined> {
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
	const tried = await run(dry, token, act);
	return tried.ok ? undefined : tried.error;
}

/**
 * Does the opposite of the act, under its rules, unless it was changed since: by the log, which also tells what was
 * changed and changed back, and by what stands in the store, which is looked at under the lock.
 */
async function run(context: Context, token: Token, act: PastAct): Promise<Result<unknown>> {
	const {record, reversal} = act;
	const again = await changedAgain(context, act);
	if (!again.ok) return again;
	const by = again.value?.actor?.username ?? '';
	const undoing = {
		seq: record.seq,
		problem: ({store}: Acting['snapshot']) =>
			again.value === undefined && stands(reversal, store) ? undefined : changedSince(reversal, store, by),
	};
	return runReversal({...context, undoing}, token, reversal);
}

async function show({snapshot}: Acting, {record, reversal}: PastAct, problem: DetError | undefined): Promise<UndoItem> {
	const names = namesIn(snapshot.store, reversal);
	const {lineDiff} = await import('../../store/master-config/diff.js');
	return {
		seq: record.seq,
		subject: undoSubject(reversal, names),
		...undoOneOf(reversal, names),
		steps: undoSteps(reversal, names),
		lines: reversal.kind === 'policy' ? lineDiff(reversal.left, reversal.to) : [],
		notes: undoNotes(reversal),
		danger: takesAway(reversal),
		problem,
	};
}
