import type {Result} from '../domain/result.js';
import type {SessionsDocument, StoreDocument} from './document.js';

/** What is on disk, as one immutable value; never mutate it, build the next one from it. */
export type Snapshot = {readonly store: StoreDocument; readonly sessions: SessionsDocument};

/** What the directory holds. */
export type StoreState =
	{readonly kind: 'uninitialised'} | {readonly kind: 'ready'; readonly snapshot: Snapshot; readonly revision: number};

/** What a transaction decides: parts left out stay as they are; `activity` is recorded before anything is written (R60). */
export type Decision<T> = {
	readonly store?: StoreDocument;
	readonly sessions?: SessionsDocument;
	/** Records to append; at least one, unless nothing changes but session bookkeeping (`lastUsedAt`). */
	readonly activity: readonly ActivityEntry[];
	/** A change to another file that belongs to this one (master.yaml); see `Store.initialise`. */
	readonly beside?: Beside;
	readonly value: T;
};

/** A change to another file under the lock, after the activity record and before ours are written. */
export type Beside = {
	/** Does it, and gives its own undo. */
	readonly apply: () => Promise<Result<() => Promise<void>>>;
	/** What the file holds then: with it the log can tell, after a crash, whether it was done. */
	readonly outcome?: FileOutcome;
};

/** A file and the SHA-256 of its content in hex. */
export type FileOutcome = {readonly file: string; readonly sha256: string};

/** One line of the activity log before the store has numbered and dated it. Never a secret (R59, R61). */
export type ActivityEntry = {
	/** Dotted act id: `user.create`, `session.sign-in`, … */
	readonly act: string;
	readonly actor: {readonly userId: number; readonly username: string; readonly sessionId: string} | null;
	/** What was acted on: a username, a session id, a file. */
	readonly object: string;
	/** Ids of what the act is about, left out where there are none: names may be given to others later. */
	readonly ids?: {readonly user?: number; readonly workspace?: number};
	/** The `seq` of the record whose act this one undoes. */
	readonly undoes?: number;
	/** The mark of a bulk act, the same in all of its records: a person said yes to them once. */
	readonly bulk?: string;
	/** `field: [old, new]`, secrets replaced by words such as `(set)`. */
	readonly changes: Readonly<Record<string, readonly [old: unknown, next: unknown]>>;
	readonly result: 'ok' | 'refused' | 'failed';
	/** Error code of a refusal or failure; `''` for ok, or `not-durable` when a power cut could still undo it. */
	readonly reason: string;
};

/** The JSON files of one directory. */
export type Store = {
	readonly dir: string;
	/** Undefined when the files may be changed, else why not, in words (R10, R12). */
	readonly readOnly: string | undefined;
	/** Reads what is new (by revision) and gives the state; never locks. Errors: `store-*`, `io`. */
	read(): Promise<Result<StoreState>>;
	/**
	 * The one way to change anything. Takes the lock, re-reads if the files moved, lets `decide` build the next state
	 * from the newest one (it must be pure and quick: no waiting on people or hashes), checks the invariants of the
	 * whole document, appends the activity, writes what changed, gives the lock back. The wait for the lock ends after 30 s, or by `signal`.
	 */
	transact<T>(decide: (snapshot: Snapshot, now: Date) => Decision<T>, options?: TransactOptions): Promise<Result<T>>;
	/**
	 * The first write: fails with `already-initialised` when another was quicker. `beside` runs under the lock after the
	 * activity record and before the store appears (master.yaml); it returns its own undo, called when the store cannot be written.
	 */
	initialise<T>(
		decide: (now: Date) => {readonly store: StoreDocument; readonly sessions: SessionsDocument} & Decision<T>,
		beside: Beside,
	): Promise<Result<T>>;
	/** Calls back when another revision is on disk; see `watch.ts`. */
	watch(listener: () => void): () => void;
	/** Lets the change under way end, and refuses (`read-only`) those that wait for the lock or come later. */
	close(): Promise<void>;
};

/** About the wait for the lock. */
export type TransactOptions = {
	/** Ends the wait: nothing is changed, `store-busy`. */
	readonly signal?: AbortSignal;
};
