import type {Readable} from 'node:stream';
import type {DetError} from '../domain/errors.js';
import type {Result} from '../domain/result.js';
import type {Output} from '../system/direct-output.js';
import type {Prompts} from '../system/prompt/prompts.js';
import type {Here, Places} from './open-here.js';

/** What every command gets besides its own flags and arguments: the global flags and the edge of the process. */
export type CommandContext = {
	/** `-u`: run as this user. */
	readonly user: string | undefined;
	readonly places: Places;
	/** sudo has lent the rights of the store's owner: no file is opened because its name was given (`isLent`). */
	readonly lent: boolean;
	/** Why nothing may be changed, in words, where that was asked for; see `system/read-only.ts`. */
	readonly readOnly: string | undefined;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly stdin: Readable & {readonly isTTY?: boolean};
	readonly stdout: Output;
	readonly stderr: Output;
	/** False when the locale is not UTF-8: ASCII signs only. */
	readonly unicode: boolean;
	/** The questions; one and the same for the whole command. */
	readonly prompts: () => Promise<Prompts>;
	/** Opens the backend; the caller closes it. */
	readonly open: (places: Places) => Promise<Result<Here>>;
	/** Waits so many milliseconds. */
	readonly delay: (milliseconds: number) => Promise<void>;
};

/** How a command ended; `main.ts` prints it and makes the exit code of it. */
export type Outcome =
	/** Exit 0. */
	| {readonly kind: 'done'}
	/** The backend refused: `Failed to <help>: …`, exit 1. */
	| {readonly kind: 'failed'; readonly error: DetError}
	/** The same with words of our own. */
	| {readonly kind: 'failed with'; readonly text: string}
	/** Nobody is signed in: the product's 401 sentence, exit 1. */
	| {readonly kind: 'unauthenticated'}
	/** A mistake found before anything was asked of the backend: the bare text, exit 1. */
	| {readonly kind: 'mistake'; readonly text: string}
	/** Wrong usage that only the command itself can see: usage line and `<prog>: error: …`, exit 2. */
	| {readonly kind: 'wrong usage'; readonly text: string}
	/** Ctrl-C: `Interrupting...`, exit 3. */
	| {readonly kind: 'interrupted'}
	/** Opens the console at a screen such as `users/alice`. */
	| {readonly kind: 'console'; readonly path: string}
	/** Lists the keys of the console, and what is wrong in the key file. */
	| {readonly kind: 'key list'}
	/** The command has said everything itself. */
	| {readonly kind: 'exit'; readonly code: number};

/** How a command ends that needs no sign-in, and so is for the owner of the files alone, where `lent`. */
export const forRoot: Outcome = {kind: 'failed with', text: 'through sudo this is for root alone'};

/** Success. */
export const done: Outcome = {kind: 'done'};

/** A value, or how the command ends without it. */
export type Step<T> = {readonly ok: true; readonly value: T} | {readonly ok: false; readonly outcome: Outcome};

/** A step that gave its value. */
export function went<T>(value: T): Step<T> {
	return {ok: true, value};
}

/** A step that ends the command. */
export function ends(outcome: Outcome): {readonly ok: false; readonly outcome: Outcome} {
	return {ok: false, outcome};
}

/** The step that a refusal of the backend is. */
export function refusedWith(error: DetError): {readonly ok: false; readonly outcome: Outcome} {
	return ends({kind: 'failed', error});
}
