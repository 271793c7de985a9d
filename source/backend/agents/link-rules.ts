import {checkAgentLink, ownerUidProblem, type AgentUserGroup} from '../../domain/agent-user.js';
import type {DetError} from '../../domain/errors.js';
import {fail, type Result} from '../../domain/result.js';
import type {StoredUser} from '../../store/document.js';
import type {Changes} from '../activity.js';
import type {Context} from '../context.js';

/** The link when tasks may run as that; `input-invalid` otherwise. */
export function allowedLink({ownerUid}: Context, link: AgentUserGroup): Result<AgentUserGroup> {
	const checked = checkAgentLink(link);
	if (!checked.ok) return checked;
	const error = ownerUidError('agent-uid', checked.value.agentUid, ownerUid);
	return error === undefined ? checked : fail(error);
}

/** The refusal of the uid that owns the accounts (R30), or undefined. */
export function ownerUidError(what: string, uid: number, ownerUid: number): DetError | undefined {
	const rule = ownerUidProblem(uid, ownerUid);
	return rule === undefined ? undefined : {code: 'input-invalid', what, value: String(uid), rule};
}

/** For the activity log: the four values before and after; null where there is no link. */
export function linkChanges({agentUserGroup: old}: StoredUser, next: AgentUserGroup | null): Changes {
	return {
		agentUid: [old?.agentUid ?? null, next?.agentUid ?? null],
		agentUser: [old?.agentUser ?? null, next?.agentUser ?? null],
		agentGid: [old?.agentGid ?? null, next?.agentGid ?? null],
		agentGroup: [old?.agentGroup ?? null, next?.agentGroup ?? null],
	};
}
