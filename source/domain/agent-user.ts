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

/** The four values of a link as typed; undefined or blank means not given. */
export type LinkTexts = {
	readonly agentUid?: string | undefined;
	readonly agentUser?: string | undefined;
	readonly agentGid?: string | undefined;
	readonly agentGroup?: string | undefined;
};

/**
 * A link as typed. All four are needed: `argument-missing` names the first that is not given, in the product's order
 * uid, user, gid, group (`determined.md` 1.6); then `input-invalid` for one that agents cannot use.
 */
export function parseAgentLink(texts: LinkTexts): Result<AgentUserGroup> {
	const {agentUid = '', agentUser = '', agentGid = '', agentGroup = ''} = texts;
	const given = {'agent-uid': agentUid, 'agent-user': agentUser, 'agent-gid': agentGid, 'agent-group': agentGroup};
	const missing = Object.entries(given).find(([, text]) => text.trim() === '')?.[0];
	if (missing !== undefined) return fail({code: 'argument-missing', name: missing});
	const uid = parseAgentId(agentUid, 'agent-uid');
	if (!uid.ok) return uid;
	const gid = parseAgentId(agentGid, 'agent-gid');
	if (!gid.ok) return gid;
	return checkAgentLink({
		agentUid: uid.value,
		agentUser: agentUser.trim(),
		agentGid: gid.value,
		agentGroup: agentGroup.trim(),
	});
}

/** The same link when its names and numbers can be used on agents, else `input-invalid` for the first that cannot. */
export function checkAgentLink(link: AgentUserGroup): Result<AgentUserGroup> {
	const problems = [
		['agent-uid', String(link.agentUid), idProblem(link.agentUid)],
		['agent-user', link.agentUser, isUnixName(link.agentUser) ? undefined : unixNameRule],
		['agent-gid', String(link.agentGid), idProblem(link.agentGid)],
		['agent-group', link.agentGroup, isUnixName(link.agentGroup) ? undefined : unixNameRule],
	] as const;
	for (const [what, value, rule] of problems)
		if (rule !== undefined) return fail({code: 'input-invalid', what, value, rule});
	return ok(link);
}

/** Whether two links are the same; undefined is no link. */
export function sameLink(one: AgentUserGroup | undefined, other: AgentUserGroup | undefined): boolean {
	if (one === undefined || other === undefined) return one === other;
	return (
		one.agentUid === other.agentUid &&
		one.agentUser === other.agentUser &&
		one.agentGid === other.agentGid &&
		one.agentGroup === other.agentGroup
	);
}

/** The link as `user:uid:group:gid`, or `none`. */
export function formatLink(link: AgentUserGroup | undefined): string {
	return link === undefined ? 'none' : `${link.agentUser}:${link.agentUid}:${link.agentGroup}:${link.agentGid}`;
}

/**
 * Why tasks must not run with that uid (R30): tasks of the store's own uid could read and write the accounts. Root is
 * not refused here, it asks to be confirmed; a store that belongs to root is as open to root tasks as any other.
 */
export function ownerUidProblem(uid: number, ownerUid: number): string | undefined {
	if (uid !== ownerUid || uid === 0) return undefined;
	return `another uid than ${uid}, which owns the accounts of this console: its tasks could read and change them`;
}

/** What to beware of with a uid or gid that is allowed all the same (R30), as a clause; undefined for an ordinary one. */
export function idWarning(id: number, what: string): string | undefined {
	if (id === 0) return `${what} 0 is root`;
	if (id === overflowId) return `${what} ${id} is what old programs and NFS take for "nobody known"`;
	return undefined;
}

/** The 16-bit -1: file systems and tools with short ids mean "none" or "unmapped" by it. */
const overflowId = 65_535;

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
