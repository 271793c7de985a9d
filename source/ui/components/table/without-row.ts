import type {ActId} from '../../keys/key-table.js';
import type {Act} from '../../keys/layers.js';

/** The acts on a row while a table has none: their keys say so. */
export function withoutRow(noun: string, ...ids: readonly ActId[]): readonly Act[] {
	return ids.map(id => ({id, run() {}, disabled: `There is no ${noun} here.`, label: ''}));
}
