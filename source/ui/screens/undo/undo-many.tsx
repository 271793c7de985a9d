import type {UndoItem, UndoPreview} from '../../../backend/backend.js';
import type {DetError} from '../../../domain/errors.js';
import {visible} from '../../../domain/visible.js';
import {BulkDialog} from '../../components/bulk/bulk-dialog.js';
import {nameList, type BulkWords} from '../../components/bulk/bulk-words.js';
import {useConsole} from '../../hooks/use-console.js';
import {useTheme, type Theme} from '../../theme/theme.js';
import {screenText} from '../../words.js';
import {newerNotes, noCommand, outcome, question, stepText, whenDone} from './undo-words.js';

export type UndoManyProps = {readonly preview: UndoPreview; readonly onClose: () => void};

/** Asks whether to undo what was done as one, and undoes one after the other; what cannot be undone is left out. */
export function UndoMany({preview, onClose}: UndoManyProps) {
	const {token} = useConsole();
	const theme = useTheme();
	const rows = preview.items.filter(({problem}) => problem === undefined);
	const refused = preview.items.flatMap(row => (row.problem === undefined ? [] : [{row, error: row.problem}]));
	return (
		<BulkDialog
			words={wordsOf(preview)}
			rows={rows}
			refused={refused}
			consequences={[
				...inSum(rows, theme),
				...new Set(rows.flatMap(({notes}) => notes)),
				...newerNotes(preview),
				whenDone(preview),
			]}
			danger={rows.some(({danger}) => danger)}
			act={({seq}, {undo}) => undo.apply(token, seq)}
			command={noCommand}
			onClose={onClose}
		/>
	);
}

function wordsOf(preview: UndoPreview): BulkWords<UndoItem> {
	const {items, wasUndoing} = preview;
	// Said only where all end up the same.
	const [values = '', ...others] = new Set(
		items.map(({steps}) => steps.map(({field, to}) => `, ${field}: ${to}`).join('')),
	);
	return {
		verb: wasUndoing ? 'Do again' : 'Undo',
		ask: what => question(what, preview),
		doing: wasUndoing ? 'Doing again' : 'Undoing',
		done: what => outcome(`${what}${others.length === 0 ? visible(values) : ''}`, preview),
		noun: items[0]?.noun ?? '',
		nameOf: ({name}) => name,
		reasonOf,
	};
}

function reasonOf(error: DetError): string {
	if (error.code !== 'changed-since') return screenText(error);
	return `changed since${error.by === '' ? '' : ` by ${visible(error.by)}`}, cannot be undone`;
}

/** What would be restored; with the names where it is not the same for all. */
function inSum(items: readonly UndoItem[], theme: Theme): readonly string[] {
	const groups = Map.groupBy(items, ({steps}) =>
		steps.map(step => `${visible(step.field)}: ${stepText(step, theme)}`).join(', '),
	);
	return [...groups].map(([text, alike]) => (groups.size === 1 ? text : `${text} (${namesOf(alike)})`));
}

function namesOf(items: readonly UndoItem[]): string {
	const names = items.map(({name}) => name);
	return nameList(names, 25);
}
