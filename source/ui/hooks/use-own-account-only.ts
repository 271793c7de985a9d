import {useEffect, useState} from 'react';
import type {Backend, Token} from '../../backend/backend.js';
import type {User} from '../../domain/user.js';

/** Whether somebody may look at everything but change only themselves: neither an admin nor anywhere WorkspaceAdmin. */
export function useOwnAccountOnly(backend: Backend, token: Token, {id, admin}: Pick<User, 'id' | 'admin'>): boolean {
	const [rolesHeld, setRolesHeld] = useState<number>();
	useEffect(() => {
		let current = true;
		const look = async () => {
			const roles = await backend.roles.list(token, {userId: id});
			if (current && roles.ok) setRolesHeld(roles.value.length);
		};
		void look();
		const stop = backend.watch(() => void look());
		return () => {
			current = false;
			stop();
		};
	}, [backend, token, id]);
	return !admin && rolesHeld === 0;
}
