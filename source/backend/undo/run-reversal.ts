import {fail, type Result} from '../../domain/result.js';
import type {Reversal} from '../../domain/undo/reversal.js';
import {applyDefaultTask, defaultTaskWord, recordRefusal} from '../agents/apply-default-task.js';
import {fingerprintOf, readDefaultTask} from '../agents/default-task-state.js';
import {linkUser} from '../agents/link-user.js';
import {unlinkUser} from '../agents/unlink-user.js';
import type {RoleGrant, Token} from '../backend.js';
import type {Context} from '../context.js';
import {removePolicy} from '../policies/remove-policy.js';
import {setPolicy} from '../policies/set-policy.js';
import {changeRole} from '../roles/change-role.js';
import {editUser} from '../users/edit-user.js';
import {archiveWorkspace} from '../workspaces/archive-workspace.js';
import {renameWorkspace} from '../workspaces/rename-workspace.js';

/** Takes an act back by the act that does the opposite, with all its rules: undoing needs the same right. */
export function runReversal(context: Context, token: Token, reversal: Reversal): Promise<Result<unknown>> {
	switch (reversal.kind) {
		case 'user':
			return editUser(context, token, reversal.userId, {changes: reversal.to, base: reversal.left});
		case 'link':
			return reversal.to === undefined
				? unlinkUser(context, token, reversal.userId)
				: linkUser(context, token, reversal.userId, reversal.to, reversal.left);
		case 'role': {
			const change = reversal.to ? 'role.assign' : 'role.unassign';
			return changeRole(context, token, change, reversal.userId, grantOf(reversal));
		}
		case 'default-task':
			return restoreDefaultTask(context, token, reversal);
		case 'workspace-name':
			return renameWorkspace(context, token, reversal.workspaceId, reversal.to, reversal.left);
		case 'archive':
			return archiveWorkspace(context, token, reversal.workspaceId, reversal.to);
		case 'policy': {
			const {place, type, to: text} = reversal;
			return text === ''
				? removePolicy(context, token, place, type, undefined)
				: setPolicy(context, token, place, {type, text, base: undefined});
		}
	}
}

/** The role that the act was about. */
export function grantOf({where}: Reversal & {readonly kind: 'role'}): RoleGrant {
	return where.scope === 'cluster' ? {role: 'ClusterAdmin'} : {role: 'WorkspaceAdmin', workspaceId: where.workspaceId};
}

/** What was read is what is compared with once more before the file is replaced. */
async function restoreDefaultTask(
	context: Context,
	token: Token,
	{file, to, left}: Reversal & {readonly kind: 'default-task'},
): Promise<Result<unknown>> {
	if (file !== context.masterConfigFile) {
		const reason = `That was in ${file}, and this console was opened with another master.yaml.`;
		return recordRefusal(context, token, to, fail({code: 'nothing-to-undo', reason}));
	}

	const read = await readDefaultTask(context);
	if (!read.ok) return read;
	if (defaultTaskWord(read.value.config) !== left) {
		return recordRefusal(context, token, to, fail({code: 'changed-since', name: 'the default task', by: ''}));
	}

	return applyDefaultTask(context, token, {task: to, fingerprint: fingerprintOf(read.value)});
}
