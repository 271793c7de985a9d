import type {DetError} from '../../../source/domain/errors.js';
import {errorText} from '../../../source/domain/error-text.js';
import type {Result} from '../../../source/domain/result.js';
import {acts, type ActName} from './acts.js';
import {arm, disarm, type Fault, type Operation} from './fault-shim.js';
import {actedAt, openHouse, type House, type Tokens} from './house.js';

// A process under the shim: does one act after another as it is told, with a fault at one file operation of each.

/** What to do. The fault comes at operation `step`, from 1. */
export type Job = {
	readonly act: ActName;
	readonly house: House;
	readonly tokens: Tokens;
	readonly step: number;
	readonly fault: Fault;
};

/** How it went; `thrown` for what should have been a refusal. */
export type Outcome = {
	readonly ok: boolean;
	readonly error?: DetError;
	readonly words?: string;
	readonly thrown?: string;
	/** Of a set-up: the line with the password still stands, and that was told. */
	readonly lineLeft?: boolean;
	readonly operations: readonly Operation[];
	readonly fired: boolean;
	/** What somebody looking on in the same process is shown afterwards: the usernames, if they can be read. */
	readonly seen: readonly string[] | undefined;
};

const control = process.env['FAULT_CONTROL'] ?? '';

process.on('message', (job: Job) => {
	void perform(job).then(outcome => process.send?.(outcome));
});
process.send?.('ready');

async function perform({act, house, tokens, step, fault}: Job): Promise<Outcome> {
	const backend = await openHouse(house, {at: actedAt, salt: 1});
	arm(control, step, fault);
	let outcome: Omit<Outcome, 'operations' | 'fired' | 'seen'>;
	try {
		const result: Result<unknown> = await acts[act]({backend, tokens, house, at: actedAt});
		outcome = result.ok
			? {ok: true, lineLeft: act === 'set up' && Object.hasOwn(result.value ?? {}, 'lineLeft')}
			: {ok: false, error: result.error, words: errorText(result.error)};
	} catch (error) {
		outcome = {ok: false, thrown: error instanceof Error ? (error.stack ?? error.message) : String(error)};
	}
	const counted = disarm(control);
	const users = await backend.users.list(tokens.admin);
	await backend.close();
	return {...outcome, ...counted, seen: users.ok ? users.value.map(user => user.username) : undefined};
}
