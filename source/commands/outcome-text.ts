import {complaintText} from '../domain/config-policy/policy.js';
import {errorText} from '../domain/error-text.js';
import type {DetError} from '../domain/errors.js';
import {visible} from '../domain/visible.js';
import {asciiOnly} from '../system/ascii.js';
import type {Outcome} from './context.js';
import {checkLines} from './format/check-lines.js';

/** What a command leaves to be said, and its exit code. */
export type Said = {readonly text: string; readonly code: number};

/** What is left to say when a command has ended, without a line feed at its end, and the exit code (`determined.md` 1.2). */
export function outcomeText(outcome: Outcome, help: string, unicode: boolean): Said {
	const said = saidOf(outcome, help, unicode);
	return unicode ? said : {...said, text: asciiOnly(said.text)};
}

function saidOf(outcome: Outcome, help: string, unicode: boolean): Said {
	switch (outcome.kind) {
		case 'failed':
			return failed(help, refusalText(outcome.error, unicode));
		case 'failed with':
			return failed(help, outcome.text);
		case 'unauthenticated':
			// The product's sentence without the part about `det auth login` (decision 12).
			return failed(help, "Unauthenticated: Please use 'det user login <username>' for password login.");
		case 'mistake':
			return {text: outcome.text, code: 1};
		case 'interrupted':
			return {text: 'Interrupting...', code: 3};
		case 'wrong usage':
			return {text: outcome.text, code: 2};
		case 'exit':
			return {text: '', code: outcome.code};
		case 'key list':
		case 'done':
		case 'console':
			return {text: '', code: 0};
	}
}

function refusalText(error: DetError, unicode: boolean): string {
	if (error.code === 'password-weak') return `\n${checkLines(error.failed, unicode)}`;
	// A session that was deactivated says so as the product does (decision 1).
	if (error.code === 'signed-out' && error.why === 'deactivated') return errorText(deactivated);
	// Each complaint has a place of its own: a line for each.
	if (error.code === 'config-invalid') return error.complaints.map(each => visible(complaintText(each))).join('\n');
	return errorText(error);
}

const deactivated: DetError = {code: 'forbidden', act: '', reason: 'user does not have permission'};

function failed(help: string, text: string): Said {
	return {text: text.startsWith('\n') ? `Failed to ${help}:${text}` : `Failed to ${help}: ${text}`, code: 1};
}
