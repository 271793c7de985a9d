import type {UndoPreview, UndoStep} from '../../../backend/backend.js';
import {visible} from '../../../domain/visible.js';
import type {Theme} from '../../theme/theme.js';
import {moment} from '../../words.js';

/** Why undoing is not shown as a command line. */
export const noCommand = 'There is no det command that undoes.';

/** `Undo your change of alice`. */
export function question(what: string, {wasUndoing}: UndoPreview): string {
	return wasUndoing ? `Do your change of ${what} again` : `Undo your change of ${what}`;
}

/** `Undone: alice, active: yes`. */
export function outcome(what: string, {wasUndoing}: UndoPreview): string {
	return `${wasUndoing ? 'Done again' : 'Undone'}: ${what}`;
}

/** When it was done. */
export function whenDone({wasUndoing, at}: UndoPreview): string {
	return `${wasUndoing ? 'You undid it' : 'You did this'} ${visible(moment(at))}.`;
}

/** What stands in the way of undoing something newer; nothing where there is nothing. */
export function newerNotes({newer}: UndoPreview): readonly string[] {
	return newer === '' ? [] : [visible(`${newer} This is what you did before that.`)];
}

/** `no → yes`. */
export function stepText({from, to}: UndoStep, {linear, unicode}: Theme): string {
	return `${visible(from)} ${linear ? 'becomes' : unicode ? '→' : '->'} ${visible(to)}`;
}
