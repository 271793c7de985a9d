import type {TestContext} from 'node:test';
import {addUser, openConsole, valueOf, type OpenConsole, type OpenOptions} from '../../support/open-console.js';

/** The cluster's policy for experiments in {@link openPolicies}. */
export const clusterText = '# Ours.\nconstraints:\n  resources:\n    max_slots: 4\n';

export const cluster = {scope: 'cluster'} as const;

/** Opens the console with a policy of the cluster, and workspaces `research` (no policy) and `vision` (tasks: 60). */
export async function openPolicies(t: TestContext, options: OpenOptions = {}): Promise<OpenConsole> {
	return openConsole(t, {
		startPath: 'policies',
		...options,
		async prepare(backend, admin) {
			await addUser(backend, admin, 'alice');
			valueOf(await backend.workspaces.create(admin, 'research'));
			const {id} = valueOf(await backend.workspaces.create(admin, 'vision'));
			valueOf(await backend.policies.set(admin, cluster, 'EXPERIMENT', clusterText, undefined));
			const place = {scope: 'workspace', workspaceId: id} as const;
			valueOf(await backend.policies.set(admin, place, 'NTSC', 'constraints: {priority_limit: 60}', undefined));
			await options.prepare?.(backend, admin);
		},
	});
}

/** The cluster's policy for experiments as it is stored now. */
export async function stored({other, admin}: OpenConsole): Promise<string> {
	return valueOf(await other.policies.get(admin, cluster, 'EXPERIMENT')).text;
}
