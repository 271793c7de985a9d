import {useMemo} from 'react';
import {withRoles, type RoleActor} from '../../../domain/workspace/role.js';
import {useConsole} from '../use-console.js';
import {useLive} from '../use-live.js';

/** Who is signed in, with the workspaces they are WorkspaceAdmin of, as the store has it now; undefined until it is known. */
export function useKnownRoleActor(): RoleActor | undefined {
	const {backend, token, user} = useConsole();
	const answer = useLive(`roles ${user.id}`, () => backend.roles.list(token, {userId: user.id}));
	return useMemo(() => {
		if (answer === undefined) return undefined;
		const held = answer.ok ? answer.value : [];
		const assignments = held.flatMap(({workspace}) =>
			workspace ? [{userId: user.id, role: 'WorkspaceAdmin' as const, workspaceId: workspace.id}] : [],
		);
		return withRoles(user, assignments);
	}, [answer, user]);
}

/** {@link useKnownRoleActor} for screens that show things to everybody: without roles on workspaces until they are known. */
export function useRoleActor(): RoleActor {
	const {user} = useConsole();
	const known = useKnownRoleActor();
	return useMemo(() => known ?? withRoles(user, []), [known, user]);
}
