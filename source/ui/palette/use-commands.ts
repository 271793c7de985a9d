import {useMemo} from 'react';
import {useConsole} from '../hooks/use-console.js';
import {useLive} from '../hooks/use-live.js';
import type {Offer} from '../keys/layers.js';
import {makeCommands, type Command, type Names} from './commands.js';

const nobody: Names['users'] = [];
const nothing: Names['workspaces'] = [];

/** Every command there is on a screen with these offers, the names of users and workspaces as the store has them now. */
export function useCommands(offers: readonly Offer[]): readonly Command[] {
	const {backend, token} = useConsole();
	const users = useLive('users', () => backend.users.list(token));
	const workspaces = useLive('workspaces', () => backend.workspaces.list(token));
	return useMemo(
		() =>
			makeCommands(offers, {
				users: users?.ok ? users.value : nobody,
				workspaces: workspaces?.ok ? workspaces.value : nothing,
			}),
		[offers, users, workspaces],
	);
}
