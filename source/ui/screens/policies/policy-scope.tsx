import type {ReactNode} from 'react';
import {useLiveWorkspace} from '../../hooks/workspaces/use-live-workspace.js';
import {WorkspaceProblem} from '../workspaces/workspace-problem.js';
import {clusterScope, type PolicyScopeName} from './policy-words.js';

export type PolicyScopeProps = {
	/** The workspace's name; undefined for the cluster. */
	readonly name: string | undefined;
	readonly children: (scope: PolicyScopeName) => ReactNode;
};

/** Finds the scope a path names, and says so when there is none. */
export function PolicyScope({name, children}: PolicyScopeProps) {
	return name === undefined ? children(clusterScope) : <WorkspaceScope name={name}>{children}</WorkspaceScope>;
}

function WorkspaceScope({name, children}: PolicyScopeProps & {readonly name: string}) {
	const answer = useLiveWorkspace(name);
	if (answer === undefined) return null;
	if (!answer.ok) return <WorkspaceProblem problem={answer.error} />;
	return children({place: {scope: 'workspace', workspaceId: answer.value.id}, name: answer.value.name});
}
