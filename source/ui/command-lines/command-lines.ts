import type {SessionTarget, WorkloadType} from '../../backend/backend.js';
import type {AgentUserGroup} from '../../domain/agent-user.js';
import {formatDefaultTask, type DefaultTask} from '../../domain/default-task.js';
import type {User} from '../../domain/user.js';
import type {Words} from './shell-line.js';

/**
 * The commands that do what a dialog or form does, without the word `det`: one, or several in a row. Passwords never
 * stand in them: `--password-stdin` reads one.
 */
export type CommandLine = readonly Words[];

export const editUser = (
	username: string,
	changes: Partial<Pick<User, 'username' | 'displayName' | 'admin' | 'remote' | 'active'>>,
): CommandLine => [
	words(['user', 'edit'], [username], {
		'display-name': changes.displayName,
		username: changes.username,
		remote: truth(changes.remote),
		active: truth(changes.active),
		admin: truth(changes.admin),
		// A local user needs one.
		'password-stdin': changes.remote === false,
	}),
];

/** A user with a typed password, or remote. That the display name is a command of its own is the product's doing. */
export const createUser = (user: Pick<User, 'username' | 'displayName' | 'admin' | 'remote'>): CommandLine => [
	words(['user', 'create'], [user.username], {
		admin: user.admin,
		remote: user.remote,
		'password-stdin': !user.remote,
	}),
	...(user.displayName === '' ? [] : editUser(user.username, {displayName: user.displayName})),
];

/** Without a name one's own. */
export const changePassword = (username?: string): CommandLine => [
	words(['user', 'change-password'], username === undefined ? [] : [username], {'password-stdin': true}),
];

export const linkUser = (username: string, link: AgentUserGroup): CommandLine => [
	words(['user', 'link-with-agent-user'], [username], {
		'agent-uid': String(link.agentUid),
		'agent-user': link.agentUser,
		'agent-gid': String(link.agentGid),
		'agent-group': link.agentGroup,
	}),
];

export const unlinkUser = (username: string): CommandLine => [words(['user', 'unlink-agent-user'], [username])];

export function revokeSessions(target: SessionTarget): CommandLine {
	const path = ['session', 'revoke'];
	if ('ids' in target) return [words(path, target.ids)];
	return [words(path, [], 'username' in target ? {user: target.username} : {others: true})];
}

export const setDefaultTask = (task: DefaultTask | 'unset'): CommandLine => [
	task === 'unset'
		? words(['default-task', 'unset'], [], {yes: true})
		: words(['default-task', 'set'], [formatDefaultTask(task)], {yes: true}),
];

export const createWorkspace = (name: string): CommandLine => [words(['workspace', 'create'], [name])];

export const renameWorkspace = (from: string, to: string): CommandLine => [
	words(['workspace', 'edit'], [from], {name: to}),
];

export const archiveWorkspace = (name: string, archived: boolean): CommandLine => [
	words(['workspace', archived ? 'archive' : 'unarchive'], [name]),
];

export const deleteWorkspace = (name: string): CommandLine => [words(['workspace', 'delete'], [name], {yes: true})];

/** Without a workspace on the whole cluster. */
export const changeRole = (
	verb: 'assign-role' | 'unassign-role',
	role: string,
	username: string,
	workspace: string | undefined,
): CommandLine => [words(['rbac', verb], [role], {'username-to-assign': username, 'workspace-name': workspace})];

/** Without a workspace the one of the whole cluster. */
export const deletePolicy = (type: WorkloadType, workspace: string | undefined): CommandLine => [
	words(['config-policies', 'delete'], [type === 'EXPERIMENT' ? 'experiment' : 'tasks'], {'workspace-name': workspace}),
];

function truth(value: boolean | undefined): string | undefined {
	return value === undefined ? undefined : String(value);
}

/** True is a switch, false and undefined leave the flag out. A value or an argument may begin with a dash. */
function words(path: Words, args: Words, flags: Readonly<Record<string, string | boolean | undefined>> = {}): Words {
	const given = Object.entries(flags).flatMap(([name, value]): Words => {
		if (value === undefined || value === false) return [];
		if (value === true) return [`--${name}`];
		return value.startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, value];
	});
	const dashes = args.some(arg => arg.startsWith('-')) ? ['--'] : [];
	return dashes.length > 0 ? [...path, ...given, ...dashes, ...args] : [...path, ...args, ...given];
}
