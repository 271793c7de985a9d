import type {AgentUserGroup} from '../agent-user.js';
import {formatDefaultTask, rootTask, type DefaultTask} from '../default-task.js';

/** Whom tasks run as, and where that comes from (decision 17). */
export type EffectiveIdentity = {
	readonly user: string;
	readonly uid: number;
	readonly group: string;
	readonly gid: number;
	/** The user's own link, `security.default_task` of master.yaml, or what the product does without either. */
	readonly source: 'link' | 'default_task' | 'builtin';
};

/**
 * Whom the tasks of a user run as (`determined.md` 4.1): the link, all four values of it, else the default task, else
 * root. A missing link never means uid 0 by itself. Values of a workspace, which go before all, come with workspaces.
 */
export function effectiveIdentity(
	link: AgentUserGroup | undefined,
	defaultTask: DefaultTask | undefined,
): EffectiveIdentity {
	if (link !== undefined) {
		const {agentUser: user, agentUid: uid, agentGroup: group, agentGid: gid} = link;
		return {user, uid, group, gid, source: 'link'};
	}

	const {user, uid, group, gid} = defaultTask ?? rootTask;
	return {user, uid, group, gid, source: defaultTask === undefined ? 'builtin' : 'default_task'};
}

/** Whether tasks with that identity are root on the agent: the number counts, whatever the name says. */
export function runsAsRoot({uid}: Pick<EffectiveIdentity, 'uid'>): boolean {
	return uid === 0;
}

/** The identity as `user:uid:group:gid`, the form of the default task. */
export function formatIdentity(identity: Pick<EffectiveIdentity, 'user' | 'uid' | 'group' | 'gid'>): string {
	return formatDefaultTask(identity);
}

/** Why it is that identity, as a clause. */
export function identityReason({source}: Pick<EffectiveIdentity, 'source'>): string {
	return reasons[source];
}

const reasons: Readonly<Record<EffectiveIdentity['source'], string>> = {
	link: 'linked with this agent user',
	default_task: 'no link, so the default_task of master.yaml',
	builtin: 'no link, no default_task: the built-in default',
};
