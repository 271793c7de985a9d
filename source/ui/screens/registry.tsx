import type {ReactNode} from 'react';
import {AccountScreen} from './account/account-screen.js';
import {AgentLinksScreen} from './agents/agent-links-screen.js';
import {LinkScreen} from './agents/link-screen.js';
import {CustomTaskScreen} from './default-task/custom-task-screen.js';
import {DefaultTaskScreen} from './default-task/default-task-screen.js';
import {DeletePolicyScreen, EditPolicyScreen} from './policies/edit/edit-screen.js';
import {ExplainScreen} from './policies/explain/explain-screen.js';
import {HistoryScreen} from './policies/history-screen.js';
import {PoliciesScreen, WorkspacePoliciesScreen} from './policies/policies-screen.js';
import {typeOfPart, typeWords} from './policies/policy-words.js';
import {nameOfPart} from '../navigation/workspace-path.js';
import {AssignToUserScreen, AssignToWorkspaceScreen} from './roles/assign-screen.js';
import {UserRolesScreen} from './roles/user-roles-screen.js';
import {DeleteWorkspaceScreen} from './workspaces/delete-screen.js';
import {NewWorkspaceScreen, RenameWorkspaceScreen} from './workspaces/name-screen.js';
import {WorkspaceScreen} from './workspaces/workspace-screen.js';
import {WorkspacesScreen} from './workspaces/workspaces-screen.js';
import {EditUserScreen} from './user/edit-user-screen.js';
import {NewUserScreen} from './user/new-user-screen.js';
import {OwnPasswordScreen} from './password/own-password-screen.js';
import {ResetPasswordScreen} from './password/reset-password-screen.js';
import {SessionsScreen} from './sessions/sessions-screen.js';
import {UserScreen} from './user/user-screen.js';
import {UsersScreen} from './users/users-screen.js';
import {UnknownScreen} from './unknown-screen.js';
import {Writable} from './writable.js';

/** A screen as the frame needs it. */
export type Screen = {readonly crumbs: readonly string[]; readonly element: ReactNode};

// A username never contains a slash, so the parts of a path cannot be mistaken.
const screens: ReadonlyArray<readonly [RegExp, (name: string, ...more: readonly string[]) => Screen]> = [
	[/^users$/u, () => ({crumbs: ['Users'], element: <UsersScreen />})],
	[
		/^new-user$/u,
		() => ({
			crumbs: ['Users', 'New user'],
			element: (
				<Writable>
					<NewUserScreen />
				</Writable>
			),
		}),
	],
	[/^users\/([^/]+)$/u, name => ({crumbs: ['Users', name], element: <UserScreen name={name} />})],
	[
		/^users\/([^/]+)\/edit$/u,
		name => ({
			crumbs: ['Users', name, 'Edit'],
			element: (
				<Writable>
					<EditUserScreen name={name} />
				</Writable>
			),
		}),
	],
	[
		/^users\/([^/]+)\/password$/u,
		name => ({
			crumbs: ['Users', name, 'Password'],
			element: (
				<Writable>
					<ResetPasswordScreen name={name} />
				</Writable>
			),
		}),
	],
	[
		/^users\/([^/]+)\/sessions$/u,
		name => ({crumbs: ['Users', name, 'Sessions'], element: <SessionsScreen username={name} />}),
	],
	[/^sessions$/u, () => ({crumbs: ['Sessions'], element: <SessionsScreen />})],
	[/^users\/([^/]+)\/link$/u, name => ({crumbs: ['Users', name, 'Agent link'], element: <LinkScreen name={name} />})],
	[/^agents$/u, () => ({crumbs: ['Agent links'], element: <AgentLinksScreen />})],
	[/^default-task$/u, () => ({crumbs: ['Default task'], element: <DefaultTaskScreen />})],
	[/^default-task\/custom$/u, () => ({crumbs: ['Default task', 'Custom'], element: <CustomTaskScreen />})],
	[/^users\/([^/]+)\/roles$/u, name => ({crumbs: ['Users', name, 'Roles'], element: <UserRolesScreen name={name} />})],
	[
		/^users\/([^/]+)\/roles\/assign$/u,
		name => ({crumbs: ['Users', name, 'Roles', 'Assign'], element: <AssignToUserScreen name={name} />}),
	],
	[/^workspaces$/u, () => ({crumbs: ['Workspaces'], element: <WorkspacesScreen />})],
	[/^new-workspace$/u, () => ({crumbs: ['Workspaces', 'New workspace'], element: <NewWorkspaceScreen />})],
	[/^workspaces\/([^/]+)$/u, part => workspaceScreen(part, name => <WorkspaceScreen name={name} />)],
	[
		/^workspaces\/([^/]+)\/rename$/u,
		part => workspaceScreen(part, name => <RenameWorkspaceScreen name={name} />, 'Rename'),
	],
	[
		/^workspaces\/([^/]+)\/delete$/u,
		part => workspaceScreen(part, name => <DeleteWorkspaceScreen name={name} />, 'Delete'),
	],
	[
		/^workspaces\/([^/]+)\/assign$/u,
		part => workspaceScreen(part, name => <AssignToWorkspaceScreen name={name} />, 'Assign WorkspaceAdmin'),
	],
	[/^policies$/u, () => ({crumbs: ['Policies'], element: <PoliciesScreen />})],
	[/^policies\/explain$/u, () => ({crumbs: ['Policies', 'Explain'], element: <ExplainScreen />})],
	[
		/^policies\/(experiment|tasks)$/u,
		part => ({crumbs: ['Policies'], element: <PoliciesScreen initialType={typeOfPart(part)} />}),
	],
	[
		/^policies\/(experiment|tasks)\/(edit|history|delete)(?:\/(\d+))?$/u,
		(part, what = '', from = '') => policyScreen({part, what, from}),
	],
	[
		/^workspaces\/([^/]+)\/(experiment|tasks)$/u,
		(part, type = '') =>
			workspaceScreen(part, name => <WorkspacePoliciesScreen name={name} type={typeOfPart(type)} />, 'Policies'),
	],
	[
		/^workspaces\/([^/]+)\/(experiment|tasks)\/(edit|history|delete)(?:\/(\d+))?$/u,
		(workspace, part = '', what = '', from = '') => policyScreen({workspace, part, what, from}),
	],
	[/^account$/u, () => ({crumbs: ['Account'], element: <AccountScreen />})],
	[
		/^account\/password$/u,
		() => ({
			crumbs: ['Account', 'Password'],
			element: (
				<Writable>
					<OwnPasswordScreen />
				</Writable>
			),
		}),
	],
];

/** The screen at a path such as `users/alice`; one that says so when there is none. */
export function screenAt(path: string): Screen {
	for (const [pattern, make] of screens) {
		const match = pattern.exec(path);
		if (match) return make(match[1] ?? '', ...match.slice(2).map(part => part ?? ''));
	}

	return {crumbs: [path], element: <UnknownScreen path={path} />};
}

function workspaceScreen(part: string, element: (name: string) => ReactNode, ...more: readonly string[]): Screen {
	const name = nameOfPart(part);
	return {crumbs: ['Workspaces', name, ...more], element: element(name)};
}

type PolicyParts = {readonly workspace?: string; readonly part: string; readonly what: string; readonly from: string};

/** A screen about one policy; without a workspace it is the cluster's. */
function policyScreen({workspace, part, what, from}: PolicyParts): Screen {
	const name = workspace === undefined ? undefined : nameOfPart(workspace);
	const type = typeOfPart(part);
	const crumbs = [...(name === undefined ? ['Policies', 'Cluster'] : ['Workspaces', name]), typeWords[type]];
	switch (what) {
		case 'history':
			return {crumbs: [...crumbs, 'History'], element: <HistoryScreen name={name} type={type} />};
		case 'delete':
			return {crumbs: [...crumbs, 'Delete'], element: <DeletePolicyScreen name={name} type={type} />};
		default: {
			const version = from === '' ? undefined : Number(from);
			return {crumbs: [...crumbs, 'Edit'], element: <EditPolicyScreen name={name} type={type} from={version} />};
		}
	}
}
