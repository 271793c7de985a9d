import type {PolicyPlace, WorkloadType} from '../../../backend/backend.js';
import {workloadWords} from '../../../domain/config-policy/policy.js';
import {workspacePath} from '../../navigation/workspace-path.js';

/** A scope that has policies: the cluster, or a workspace with its name. */
export type PolicyScopeName = {readonly place: PolicyPlace; readonly name: string | undefined};

/** The workload types as the screens name them; the product's page says the same. */
export const typeWords = {EXPERIMENT: 'experiments', NTSC: 'tasks'} as const satisfies Record<WorkloadType, string>;

/** What the tasks are; the product's word for them alone says little. */
export const typeHints = {
	EXPERIMENT: 'experiments',
	NTSC: 'tasks: notebooks, TensorBoards, shells, commands',
} as const satisfies Record<WorkloadType, string>;

/** The scope of the cluster. */
export const clusterScope: PolicyScopeName = {place: {scope: 'cluster'}, name: undefined};

/** The scope as it is named in a list. */
export function scopeText({name}: PolicyScopeName): string {
	return name ?? 'Cluster';
}

/** The scope as it is named in a sentence. */
export function scopeSentence({name}: PolicyScopeName): string {
	return name === undefined ? 'the cluster' : `workspace ${name}`;
}

/** The path of a screen about one policy: its document, or `edit` or `history` of it. */
export function policyPath({name}: PolicyScopeName, type: WorkloadType, ...below: readonly string[]): string {
	const rest = [workloadWords[type], ...below];
	return name === undefined ? ['policies', ...rest].join('/') : workspacePath(name, ...rest);
}

/** The type a part of a path names. */
export function typeOfPart(part: string): WorkloadType {
	return part === workloadWords.NTSC ? 'NTSC' : 'EXPERIMENT';
}
