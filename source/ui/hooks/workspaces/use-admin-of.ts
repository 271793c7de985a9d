import {ok} from '../../../domain/result.js';
import type {User} from '../../../domain/user.js';
import {useConsole} from '../use-console.js';
import {useLive} from '../use-live.js';

/** Names of the workspaces a user is WorkspaceAdmin of; undefined until they are known. */
export function useAdminOf(user: Pick<User, 'id'> | undefined): readonly string[] | undefined {
	const {backend, token} = useConsole();
	const answer = useLive(`admin of ${user?.id ?? ''}`, async () =>
		user === undefined ? ok([]) : backend.roles.list(token, {userId: user.id}),
	);
	if (answer === undefined) return undefined;
	return answer.ok ? answer.value.flatMap(({workspace}) => (workspace ? [workspace.name] : [])) : [];
}
