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
	 * Undoes the act that was shown by {@link UndoItem.seq}: an act of its own with the rules and the record of any other,
	 * which names the one it undoes. What was done as one is undone one by one, by the acts of one `Backend.bulk`. Errors:
	 * `nothing-to-undo` when another act is the newest now, `changed-since` when somebody changed again what the act had
	 * left, those of the act.
	 */
	apply(token: Token, seq: number): Promise<Result<void>>;
};

/** What was done last, and what undoing it would do. */
export type UndoPreview = {
	/** When it was done, or the last of it; ISO 8601 UTC. */
	readonly at: string;
	/** Whether it was an undoing itself. */
	readonly wasUndoing: boolean;
	/** The act; or what was done as one, in the order it was done. */
	readonly items: readonly UndoItem[];
	/** Something newer of one's own that can never be undone, with the reason, in a sentence; `''` when there is nothing. */
	readonly newer: string;
};

/** An act, and what undoing it would do. */
export type UndoItem = {
	/** Number of its activity record. */
	readonly seq: number;
	/** What it was done to, as the end of "your change of". */
	readonly subject: string;
	/** Where it is one of several: what they are counted as, and which of them it is. */
	readonly noun: string;
	readonly name: string;
	readonly steps: readonly UndoStep[];
	/** For a policy: the lines that would differ. */
	readonly lines: readonly DiffLine[];
	/** What to know before, a sentence each. */
	readonly notes: readonly string[];
	/** Whether it takes something away from somebody. */
	readonly danger: boolean;
	/** Why it cannot be undone as things stand; undefined when it can. */
	readonly problem: DetError | undefined;
};
