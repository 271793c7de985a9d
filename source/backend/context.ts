import type {DetError} from '../domain/errors.js';
import type {HostAccounts} from '../domain/identity/identity-warnings.js';
import type {MasterConfigFile} from '../store/master-config/master-config-file.js';
import type {StoredBinding, StoredSession} from '../store/document.js';
import type {Snapshot, Store} from '../store/store.js';
import type {Passwords} from './passwords.js';

/** What every act works with. Made once by `open-backend.ts`; acts take it as their first argument. */
export type Context = {
	readonly store: Store;
	/**
	 * Why nothing may be changed, in words (R10): the files cannot be, or it was asked for. What only concerns a sign-in
	 * (its record, the throttle, the session) is written even then, if the store can be.
	 */
	readonly readOnly: string | undefined;
	/** master.yaml, opened at the first use: most runs need neither it nor a YAML parser. */
	readonly masterConfig: () => Promise<MasterConfigFile>;
	/** `''` when there is none. */
	readonly masterConfigFile: string;
	readonly passwords: Passwords;
	readonly clock: Clock;
	readonly randomBytes: RandomBytes;
	/** Waits; injected so that tests need not. */
	readonly delay: (milliseconds: number) => Promise<void>;
	readonly hostname: string;
	/** The effective uid of this process, which owns the store: tasks must not run with it. */
	readonly ownerUid: number;
	/** The accounts of this host, for warnings. */
	readonly hostAccounts: () => Promise<HostAccounts>;
	readonly origin: {
		/** For people: stored with sessions and shown as "signed in from". */
		readonly text: string;
		/** For the throttle: the same for everything that comes from one place. */
		readonly key: string;
		/** Which terminal there, `''` for none. */
		readonly terminal: string;
	};
	/** Sessions of this process alone, by token hash: those made while the store can only be read (R10). */
	readonly memorySessions: Map<string, StoredSession>;
	/** Tokens this process was given for bound sessions, one for each, by their hashes; see `bound`. */
	readonly handles: Map<string, {readonly sessionId: string; readonly token: string}>;
	/** Set while an act is done to undo another one. */
	readonly undoing?: Undoing;
	/** The mark of the acts that are done as one; see `Backend.bulk`. */
	readonly bulk?: string;
	/** Who the machine says is at the keyboard, where sessions are bound to that (D2, D3). */
	readonly binding: Omit<StoredBinding, 'active'> | undefined;
};

/** The record of the act that is being undone, and the refusal when what that act left no longer stands. */
export type Undoing = {readonly seq: number; readonly problem: (snapshot: Snapshot) => DetError | undefined};

export type Clock = () => Date;

/** Cryptographically secure random bytes, as `node:crypto` gives them. */
export type RandomBytes = (count: number) => Uint8Array;
