import type {ReactNode} from 'react';
import {AccountScreen} from './account/account-screen.js';
import {AgentLinksScreen} from './agents/agent-links-screen.js';
import {LinkScreen} from './agents/link-screen.js';
import {CustomTaskScreen} from './default-task/custom-task-screen.js';
import {DefaultTaskScreen} from './default-task/default-task-screen.js';
import {EditUserScreen} from './user/edit-user-screen.js';
import {NewUserScreen} from './user/new-user-screen.js';
import {OwnPasswordScreen} from './password/own-password-screen.js';
import {ResetPasswordScreen} from './password/reset-password-screen.js';
import {SessionsScreen} from './sessions/sessions-screen.js';
import {UserScreen} from './user/user-screen.js';
import {UsersScreen} from './users/users-screen.js';
import {UnknownScreen} from './unknown-screen.js';

/** A screen as the frame needs it. */
export type Screen = {readonly crumbs: readonly string[]; readonly element: ReactNode};

// A username never contains a slash, so the parts of a path cannot be mistaken.
const screens: ReadonlyArray<readonly [RegExp, (name: string) => Screen]> = [
	[/^users$/u, () => ({crumbs: ['Users'], element: <UsersScreen />})],
	[/^new-user$/u, () => ({crumbs: ['Users', 'New user'], element: <NewUserScreen />})],
	[/^users\/([^/]+)$/u, name => ({crumbs: ['Users', name], element: <UserScreen name={name} />})],
	[/^users\/([^/]+)\/edit$/u, name => ({crumbs: ['Users', name, 'Edit'], element: <EditUserScreen name={name} />})],
	[
		/^users\/([^/]+)\/password$/u,
		name => ({crumbs: ['Users', name, 'Password'], element: <ResetPasswordScreen name={name} />}),
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
	[/^account$/u, () => ({crumbs: ['Account'], element: <AccountScreen />})],
	[/^account\/password$/u, () => ({crumbs: ['Account', 'Password'], element: <OwnPasswordScreen />})],
];

/** The screen at a path such as `users/alice`; one that says so when there is none. */
export function screenAt(path: string): Screen {
	for (const [pattern, make] of screens) {
		const match = pattern.exec(path);
		if (match) return make(match[1] ?? '');
	}

	return {crumbs: [path], element: <UnknownScreen path={path} />};
}
