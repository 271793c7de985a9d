import {fail, ok, type Result} from './result.js';

/** The Unix identity tasks run as on an agent: uid and gid are integers 0…2147483647, the names valid Unix names. */
export type AgentUserGroup = {
	readonly agentUid: number;
	readonly agentUser: string;
	readonly agentGid: number;
	readonly agentGroup: string;
};

/** The largest uid or gid accepted: above it libuv and setpriv misread the number (CVE-2019-14287 class). */
export const largestId = 2_147_483_647;

/**
 * A uid or gid as typed: decimal digits only, 0…2147483647 (R30). No sign, point, exponent, hexadecimal or leading
 * zero, which other programs read as something else. `what` names it in the error `input-invalid`, e.g. `agent-uid`.
 */
export function parseAgentId(text: string, what: string): Result<number> {
	const digits = text.trim();
	const rule = /^(?:0|[1-9]\d{0,9})$/.test(digits) ? idProblem(Number(digits)) : idRule;
	return rule === undefined ? ok(Number(digits)) : fail({code: 'input-invalid', what, value: text, rule});
}

/** What is wrong with a number as uid or gid, or undefined. */
export function idProblem(id: number): string | undefined {
	return Number.isInteger(id) && id >= 0 && id <= largestId ? undefined : idRule;
}

/**
 * Whether agents could have a user or group of that name: at most 32 of ASCII letters, digits, `.` `_` `-`, beginning
 * with a letter or `_`, a `$` allowed last. That is useradd's strict rule plus upper case and dots, which directory
 * services hand out; it leaves out what would break a passwd line or a YAML scalar.
 */
export function isUnixName(name: string): boolean {
	return name.length <= 32 && /^[A-Za-z_][A-Za-z0-9_.-]*\$?$/.test(name);
}

/** What {@link isUnixName} asks for, in words. */
export const unixNameRule =
	'a name of up to 32 letters, digits, dots, dashes and underscores that begins with a letter or an underscore';

const idRule = `a whole number from 0 to ${largestId}, digits only`;
