import {useEffect, useState} from 'react';
import type {Backend, RoleHolding, Token} from '../../backend/backend.js';
import type {User} from '../../domain/user.js';

/** What roles say of whoever is signed in. */
export type ClusterRoles = {
	/** Names of the workspaces they are WorkspaceAdmin of; undefined until it is known. */
	readonly adminOf: readonly string[] | undefined;
	/** An active ClusterAdmin, to be asked for what they may not do. */
	readonly admin: string | undefined;
};

/** The roles as the store has them now, for what stands round every screen. */
export function useClusterRoles(backend: Backend, token: Token, {id}: Pick<User, 'id'>): ClusterRoles {
	const [holdings, setHoldings] = useState<readonly RoleHolding[]>();
	useEffect(() => {
		let current = true;
		const look = async () => {
			const roles = await backend.roles.list(token);
			if (current && roles.ok) setHoldings(roles.value);
		};
		void look();
		const stop = backend.watch(() => void look());
		return () => {
			current = false;
			stop();
		};
	}, [backend, token]);
	return {
		adminOf: holdings?.flatMap(({userId, workspace}) => (userId === id && workspace ? [workspace.name] : [])),
		admin: holdings?.find(({role, active}) => role === 'ClusterAdmin' && active)?.username,
	};
}
