import {formatLink} from '../agent-user.js';
import {formatDefaultTask, notSet} from '../default-task.js';
import type {RoleScope} from '../workspace/role.js';
import type {Reversal} from './reversal.js';

/** One thing that undoing would change back: its value now and then. */
export type UndoStep = {readonly field: string; readonly from: string; readonly to: string};

/** The names that ids stand for now. */
export type Names = {readonly user: string; readonly workspace: string};

/** What the act was done to, for "Undo your change of …?". */
export function undoSubject(reversal: Reversal, {user, workspace}: Names): string {
	switch (reversal.kind) {
		case 'user':
			return user;
		case 'link':
			return `the agent link of ${user}`;
		case 'role':
			return `the roles of ${user}`;
		case 'default-task':
			return 'the default task';
		case 'workspace-name':
		case 'archive':
			return `workspace ${workspace}`;
		case 'policy': {
			const where = reversal.place.scope === 'cluster' ? 'the cluster' : `workspace ${workspace}`;
			return `the policy for ${reversal.type === 'NTSC' ? 'tasks' : 'experiments'} of ${where}`;
		}
	}
}

/** Where several of its kind were done as one: what they are counted as, and which of them it is. */
export function undoOneOf(reversal: Reversal, names: Names): {readonly noun: string; readonly name: string} {
	const {user, workspace} = names;
	switch (reversal.kind) {
		case 'user':
			return {noun: 'user', name: user};
		case 'link':
			return {noun: 'agent link', name: user};
		case 'role':
			return {noun: 'role', name: `${user} on ${reversal.where.scope === 'cluster' ? 'the cluster' : workspace}`};
		default:
			return {noun: 'change', name: undoSubject(reversal, names)};
	}
}

/** What undoing changes back; a policy's text is told by its lines instead. */
export function undoSteps(reversal: Reversal, {workspace}: Names): readonly UndoStep[] {
	switch (reversal.kind) {
		case 'user':
			return Object.entries(reversal.to).map(([field, to]) => ({
				field: fieldWords[field] ?? field,
				from: valueWord(reversal.left[field as keyof typeof reversal.left]),
				to: valueWord(to),
			}));
		case 'link':
			return [{field: 'agent user', from: formatLink(reversal.left), to: formatLink(reversal.to)}];
		case 'role': {
			const role = roleWord(reversal.where, workspace);
			return [{field: 'role', from: reversal.to ? 'none' : role, to: reversal.to ? role : 'none'}];
		}
		case 'default-task': {
			const to = reversal.to === 'unset' ? notSet : formatDefaultTask(reversal.to);
			return [{field: 'default task', from: reversal.left, to}];
		}
		case 'workspace-name':
			return [{field: 'name', from: reversal.left, to: reversal.to}];
		case 'archive':
			return [{field: 'archived', from: valueWord(!reversal.to), to: valueWord(reversal.to)}];
		case 'policy':
			return [];
	}
}

/** What to know before it is undone, a sentence each. */
export function undoNotes(reversal: Reversal): readonly string[] {
	switch (reversal.kind) {
		case 'user':
			if (reversal.to.active === true) return ['Sessions that have ended stay ended.'];
			return reversal.to.active === false ? ['Open sessions end at once.'] : [];
		case 'link':
			return reversal.to?.agentUid === 0 ? ['Root owns every bind-mounted file on the agents.'] : [];
		case 'default-task':
			return ['Comments that went with the lines stay away. Start the master again afterwards.'];
		case 'policy':
			return reversal.to === '' ? ['The policy goes: it limits nothing then.'] : [];
		default:
			return [];
	}
}

/** Whether undoing takes something away from somebody, or lets tasks run as root. */
export function takesAway(reversal: Reversal): boolean {
	switch (reversal.kind) {
		case 'user':
			return reversal.to.active === false || reversal.to.admin === false;
		case 'role':
			return !reversal.to;
		case 'link':
			return reversal.to?.agentUid === 0;
		case 'default-task':
			return reversal.to === 'unset' || reversal.to.uid === 0;
		case 'policy':
			return reversal.to === '';
		default:
			return false;
	}
}

const fieldWords: Readonly<Record<string, string>> = {displayName: 'display name'};

function valueWord(value: unknown): string {
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return value === '' ? 'none' : String(value);
}

function roleWord(where: RoleScope, workspace: string): string {
	return where.scope === 'cluster' ? 'ClusterAdmin' : `WorkspaceAdmin of ${workspace}`;
}
