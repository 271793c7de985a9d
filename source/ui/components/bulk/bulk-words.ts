import stringWidth from 'string-width';
import type {DetError} from '../../../domain/errors.js';
import {visible} from '../../../domain/visible.js';
import {counted} from '../../words.js';
import type {Outcome, Refusal} from './run-bulk.js';
import {leftOf, type BulkState} from './use-bulk.js';

/** How a bulk act is spoken of. */
export type BulkWords<Row> = {
	/** On the button: `Deactivate`. */
	readonly verb: string;
	/** The question about so many of them, where it is not the verb and their count: `Undo your change of 3 users`. */
	readonly ask?: (what: string) => string;
	/** While it goes on: `Deactivating`. */
	readonly doing: string;
	/** Afterwards: `3 users deactivated`. */
	readonly done: (what: string) => string;
	/** What one of them is: `user`. */
	readonly noun: string;
	readonly nameOf: (row: Row) => string;
	readonly reasonOf: (error: DetError) => string;
};

/** `1 user`, `3 users`. */
export function countOf<Row>(count: number, {noun}: BulkWords<Row>): string {
	return counted(count, noun);
}

/** As many of the names as fit into two lines, and how many more there are. */
export function nameList(names: readonly string[], width: number): string {
	const shown = names.map(name => visible(name));
	for (let count = Math.min(shown.length, 40); count > 1; count--) {
		const rest = shown.length - count;
		const text = `${shown.slice(0, count).join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`;
		if (stringWidth(text) <= width * 2 - 10) return text;
	}

	return shown.length > 1 ? `${shown[0]} and ${shown.length - 1} more` : (shown[0] ?? '');
}

/** What became of a run: `8 users deactivated, 2 refused, 3 not tried`. */
export function summary<Row>(state: BulkState<Row>, words: BulkWords<Row>): string {
	const refused = state.outcomes.filter(({error}) => error !== undefined).length;
	const untried = leftOf(state).length - refused;
	return [
		words.done(countOf(state.outcomes.length - refused, words)),
		...(refused === 0 ? [] : [`${refused} refused`]),
		...(untried === 0 ? [] : [`${untried} not tried`]),
	].join(', ');
}

/** What is refused before anything is done, in sum: `bob: the reason`, `3 users: the reason (alice, bob, carol)`. */
export function refusalsInSum<Row>(
	refusals: readonly Refusal<Row>[],
	words: BulkWords<Row>,
	width: number,
): readonly string[] {
	const reasons = Map.groupBy(refusals, ({error}) => words.reasonOf(error));
	return [...reasons].map(([reason, alike]) => {
		const rows = alike.map(({row}) => row);
		const names = nameList(rows.map(words.nameOf), width / 2);
		return alike.length === 1 ? `${names}: ${reason}` : `${countOf(alike.length, words)}: ${reason} (${names})`;
	});
}

/** Whose refusal it is, and why; nothing for what was done. */
export function refusalText<Row>({row, error}: Outcome<Row>, {nameOf, reasonOf}: BulkWords<Row>): readonly string[] {
	return error === undefined ? [] : [`${visible(nameOf(row))}: ${reasonOf(error)}`];
}
