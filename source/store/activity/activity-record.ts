import type {Origin} from '../../domain/origin.js';
import type {ActivityEntry, FileOutcome} from '../store.js';

/** One line of `activity.jsonl` (R59). */
export type ActivityRecord = ActivityEntry & {
	/** 1, 2, 3, …; a gap shows that lines were taken away. */
	readonly seq: number;
	/** ISO 8601 UTC with milliseconds. */
	readonly at: string;
	/** Boot id of the machine, where it is known. */
	readonly boot?: string;
	/** Milliseconds since that boot (without sleep), which no setting of the clock changes. */
	readonly uptimeMs?: number;
	readonly origin: Origin;
	/** Revisions of the two files once the act is applied; 0 for a file that is not there. */
	readonly revision: Revisions;
	/** Revisions before the act, if it changes any; older versions did not record them. */
	readonly from?: Revisions;
	/** What another file holds once the act is applied. */
	readonly beside?: FileOutcome;
	/** For a follow-up: the `seq` of the record whose act failed after it was recorded. */
	readonly about?: number;
};

export type Revisions = {readonly store: number; readonly sessions: number};

/** A record as one line of ASCII-safe JSON: nothing in it can act on a terminal or forge a second line (R61). */
export function recordLine(record: ActivityRecord): string {
	return `${JSON.stringify(record).replaceAll(invisible, escape)}\n`;
}

/** A line read back; undefined when it is torn or is no record. */
export function parseRecord(line: string): ActivityRecord | undefined {
	try {
		const value: unknown = JSON.parse(line);
		return isRecord(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** Only what the product itself relies on; a later version may write other fields. */
function isRecord(value: unknown): value is ActivityRecord {
	if (!isObject(value) || !isObject(value['revision'])) return false;
	const {store, sessions} = value['revision'];
	return typeof value['act'] === 'string' && [value['seq'], store, sessions].every(Number.isSafeInteger);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Controls, bidi and zero-width characters, line separators, tags, private use, lone surrogates. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Variation_Selector}]/gu;

function escape(character: string): string {
	return character
		.split('')
		.map(unit => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.join('');
}
