import type {DetError} from '../../domain/errors.js';
import type {Result} from '../../domain/result.js';
import type {UndoStep} from '../../domain/undo/undo-words.js';
import type {DiffLine} from '../../store/master-config/diff.js';
import type {Token} from '../backend.js';

export type {UndoStep};

/** Taking back what one did oneself, by the activity log. */
export type UndoBackend = {
	/**
	 * The newest act of one's own that can be undone, an undoing among them, and what would be restored; writes nothing.
	 * Errors: `nothing-to-undo`.
	 */
	preview(token: Token): Promise<Result<UndoPreview>>;
	/**
	 * Undoes the act that was shown by {@link UndoPreview.seq}: an act of its own with the rules and the record of any
	 * other, which names the one it undoes. Errors: `nothing-to-undo` when another act is the newest now,
	 * `changed-since` when somebody changed again what the act had left, those of the act.
	 */
	apply(token: Token, seq: number): Promise<Result<UndoPreview>>;
};

/** An act, and what undoing it would do. */
export type UndoPreview = {
	/** Number of its activity record. */
	readonly seq: number;
	/** When it was done; ISO 8601 UTC. */
	readonly at: string;
	/** Whether it was an undoing itself. */
	readonly wasUndoing: boolean;
	/** What it was done to, as the end of "your change of". */
	readonly subject: string;
	readonly steps: readonly UndoStep[];
	/** For a policy: the lines that would differ. */
	readonly lines: readonly DiffLine[];
	/** What to know before, a sentence each. */
	readonly notes: readonly string[];
	/** Whether it takes something away from somebody. */
	readonly danger: boolean;
	/** Why it cannot be undone as things stand; undefined when it can. */
	readonly problem: DetError | undefined;
	/** Something newer of one's own that can never be undone, with the reason, in a sentence; `''` when there is nothing. */
	readonly newer: string;
};
