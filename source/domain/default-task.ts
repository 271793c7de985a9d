import {idProblem, isUnixName, parseAgentId, unixNameRule} from './agent-user.js';
import {fail, ok, type Result} from './result.js';

/** `security.default_task` of master.yaml: whom tasks of unlinked users run as. */
export type DefaultTask = {readonly user: string; readonly uid: number; readonly group: string; readonly gid: number};

/** The product's built-in default and the document's example. */
export const rootTask: DefaultTask = {user: 'root', uid: 0, group: 'root', gid: 0};

/** The unprivileged user of the official images, with a writable HOME. */
export const nobodyTask: DefaultTask = {user: 'det-nobody', uid: 65533, group: 'det-nobody', gid: 65533};

/** The word of the activity log for a default task that is not set. */
export const notSet = '(not set)';

/** A default task as typed: `root`, `det-nobody` or `USER:UID:GROUP:GID`. Error `input-invalid`. */
export function parseDefaultTask(text: string): Result<DefaultTask> {
	const word = text.trim();
	if (word === 'root') return ok(rootTask);
	if (word === 'det-nobody') return ok(nobodyTask);
	const [user, uidText, group, gidText, ...more] = word.split(':');
	if (user === undefined || uidText === undefined || group === undefined || gidText === undefined || more.length > 0) {
		return invalid('default task', text, 'root, det-nobody or USER:UID:GROUP:GID');
	}

	const uid = parseAgentId(uidText, 'uid');
	if (!uid.ok) return uid;
	const gid = parseAgentId(gidText, 'gid');
	return gid.ok ? checkDefaultTask({user, uid: uid.value, group, gid: gid.value}) : gid;
}

/** The same task when its names and numbers can be used on agents, else `input-invalid` for the first that cannot. */
export function checkDefaultTask(task: DefaultTask): Result<DefaultTask> {
	if (!isUnixName(task.user)) return invalid('user', task.user, unixNameRule);
	const uid = idProblem(task.uid);
	if (uid !== undefined) return invalid('uid', String(task.uid), uid);
	if (!isUnixName(task.group)) return invalid('group', task.group, unixNameRule);
	const gid = idProblem(task.gid);
	return gid === undefined ? ok(task) : invalid('gid', String(task.gid), gid);
}

/** The task as `USER:UID:GROUP:GID`. */
export function formatDefaultTask(task: DefaultTask): string {
	return `${task.user}:${task.uid}:${task.group}:${task.gid}`;
}

/** The block of master.yaml that says so, from `security:` on, ended by a newline. */
export function defaultTaskBlock(task: DefaultTask): string {
	return [
		'security:',
		'  default_task:',
		`    user: ${yamlName(task.user)}`,
		`    uid: ${task.uid}`,
		`    group: ${yamlName(task.group)}`,
		`    gid: ${task.gid}`,
		'',
	].join('\n');
}

/** The name as a YAML value: in quotes where a reader, an old one too, would take it for something else than text (`yes`, `e-1`). */
export function yamlName(name: string): string {
	const isPlain = /^[A-Za-z_][\w.-]*\$?$/.test(name);
	return isPlain && !/^(?:y|n|yes|no|on|off|true|false|null|e-?\d+)$/i.test(name) ? name : JSON.stringify(name);
}

function invalid(what: string, value: string, rule: string): Result<never> {
	return fail({code: 'input-invalid', what, value, rule});
}
