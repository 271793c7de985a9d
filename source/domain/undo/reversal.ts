import type {AgentUserGroup} from '../agent-user.js';
import type {WorkloadType} from '../config-policy/policy.js';
import {notSet, parseDefaultTask, type DefaultTask} from '../default-task.js';
import type {UserFields} from '../user.js';
import type {RoleScope} from '../workspace/role.js';
import {cannotUndo, irreversible} from './irreversible.js';

/** What the activity log knows of an act, as far as undoing it goes. */
export type RecordedAct = {
	readonly act: string;
	readonly object: string;
	/** Ids of what it was done to; names may be others by now. */
	readonly ids?: {readonly user?: number; readonly workspace?: number};
	readonly changes: Readonly<Record<string, readonly [old: unknown, next: unknown]>>;
};

/** What would take an act back: `left` is what the act left behind, and only while that still stands may it be undone. */
export type Reversal =
	| {readonly kind: 'user'; readonly userId: number; readonly to: Fields; readonly left: Fields}
	| {readonly kind: 'link'; readonly userId: number; readonly to: Link; readonly left: Link}
	| {readonly kind: 'role'; readonly userId: number; readonly where: RoleScope; readonly to: boolean}
	| {readonly kind: 'default-task'; readonly file: string; readonly to: DefaultTask | 'unset'; readonly left: string}
	| {readonly kind: 'workspace-name'; readonly workspaceId: number; readonly to: string; readonly left: string}
	| {readonly kind: 'archive'; readonly workspaceId: number; readonly to: boolean}
	| {
			readonly kind: 'policy';
			readonly place: RoleScope;
			readonly type: WorkloadType;
			/** Whole texts; `''` for no policy. */
			readonly to: string;
			readonly left: string;
	  };

type Fields = Partial<UserFields>;
type Link = AgentUserGroup | undefined;

/**
 * What would take a recorded act back, or a sentence that says why nothing can; undefined for what changed nothing: a
 * sign-in, setting what was so already. A record is a line of a file: nothing in it is taken on trust.
 */
export function reversalOf(record: RecordedAct): Reversal | string | undefined {
	if (Object.keys(record.changes).length === 0) return undefined;
	const make = makers[record.act];
	return (
		irreversible(record) ??
		(make && (make(record) ?? cannotUndo('Changing', record, 'the record does not tell what was there before')))
	);
}

const makers: Readonly<Record<string, (record: RecordedAct) => Reversal | undefined>> = {
	'user.edit': userReversal,
	'user.link-agent-user': linkReversal,
	'user.unlink-agent-user': linkReversal,
	'role.assign': roleReversal,
	'role.unassign': roleReversal,
	'default-task.set': defaultTaskReversal,
	'default-task.unset': defaultTaskReversal,
	'workspace.rename': nameReversal,
	'workspace.archive': archiveReversal,
	'workspace.unarchive': archiveReversal,
	'policy.set': policyReversal,
	'policy.delete': policyReversal,
};

function userReversal({ids, changes}: RecordedAct): Reversal | undefined {
	const fields = Object.entries(changes);
	const sound = fields.every(([field, pair]) => {
		const type = fieldTypes[field];
		return type !== undefined && pairOf(pair)?.every(value => typeof value === type);
	});
	if (ids?.user === undefined || !sound) return undefined;
	const [to, left] = [0, 1].map(side => Object.fromEntries(fields.map(([field, pair]) => [field, pair[side]])));
	return {kind: 'user', userId: ids.user, to: to as Fields, left: left as Fields};
}

const fieldTypes: Readonly<Record<string, string>> = {
	username: 'string',
	displayName: 'string',
	admin: 'boolean',
	active: 'boolean',
};

function linkReversal({ids, changes}: RecordedAct): Reversal | undefined {
	const [to, left] = [linkOf(changes, 0), linkOf(changes, 1)];
	if (ids?.user === undefined || to === 'unknown' || left === 'unknown') return undefined;
	return {kind: 'link', userId: ids.user, to, left};
}

/** All four, or none of them. */
function linkOf(changes: RecordedAct['changes'], side: 0 | 1): Link | 'unknown' {
	const [agentUid, agentUser, agentGid, agentGroup] = ['agentUid', 'agentUser', 'agentGid', 'agentGroup'].map(
		key => pairOf(changes[key])?.[side],
	);
	if ([agentUid, agentUser, agentGid, agentGroup].every(value => value === null)) return undefined;
	const areIds = typeof agentUid === 'number' && typeof agentGid === 'number';
	return areIds && typeof agentUser === 'string' && typeof agentGroup === 'string'
		? {agentUid, agentUser, agentGid, agentGroup}
		: 'unknown';
}

function roleReversal({ids, changes}: RecordedAct): Reversal | undefined {
	const pair = pairOf(changes['role']);
	if (ids?.user === undefined || pair === undefined) return undefined;
	const where =
		ids.workspace === undefined
			? ({scope: 'cluster'} as const)
			: ({scope: 'workspace', workspaceId: ids.workspace} as const);
	return {kind: 'role', userId: ids.user, where, to: pair[0] !== null};
}

function defaultTaskReversal({object: file, changes}: RecordedAct): Reversal | undefined {
	const [old, left] = textsOf(changes['defaultTask']);
	if (old === undefined || left === undefined) return undefined;
	if (old === notSet) return {kind: 'default-task', file, to: 'unset', left};
	const task = parseDefaultTask(old);
	return task.ok ? {kind: 'default-task', file, to: task.value, left} : undefined;
}

function nameReversal({ids, changes}: RecordedAct): Reversal | undefined {
	const [to, left] = textsOf(changes['name']);
	if (ids?.workspace === undefined || to === undefined || left === undefined) return undefined;
	return {kind: 'workspace-name', workspaceId: ids.workspace, to, left};
}

function archiveReversal({ids, changes}: RecordedAct): Reversal | undefined {
	const to = pairOf(changes['archived'])?.[0];
	if (ids?.workspace === undefined || typeof to !== 'boolean') return undefined;
	return {kind: 'archive', workspaceId: ids.workspace, to};
}

function policyReversal({object, changes}: RecordedAct): Reversal | undefined {
	const [, id, type] = /^(?:cluster|workspace (\d+)) (EXPERIMENT|NTSC)$/.exec(object) ?? [];
	const [to, left] = textsOf(pairOf(changes['text'])?.map(text => text ?? ''));
	if (type === undefined || to === undefined || left === undefined) return undefined;
	const place = id === undefined ? ({scope: 'cluster'} as const) : workspacePlace(Number(id));
	return {kind: 'policy', place, type: type as WorkloadType, to, left};
}

function workspacePlace(workspaceId: number): RoleScope {
	return {scope: 'workspace', workspaceId};
}

function textsOf(value: unknown): readonly [string | undefined, string | undefined] {
	const pair = pairOf(value);
	return pair?.every(text => typeof text === 'string')
		? [pair[0] as string, pair[1] as string]
		: [undefined, undefined];
}

function pairOf(value: unknown): readonly [unknown, unknown] | undefined {
	return Array.isArray(value) && value.length === 2 ? [value[0], value[1]] : undefined;
}
