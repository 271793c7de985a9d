import {maySeeSessionsOf} from '../../domain/permission.js';
import {ok} from '../../domain/result.js';
import type {User} from '../../domain/user.js';
import {useConsole} from './use-console.js';
import {useLive} from './use-live.js';

/** How many sessions of the user are open now; undefined until it is known, or when the person here may not know. */
export function useSessionCount(user: User | undefined): number | undefined {
	const {backend, token, user: me} = useConsole();
	const asked = user !== undefined && maySeeSessionsOf(me, user) === undefined ? user.username : undefined;
	const answer = useLive(`session count ${asked ?? ''}`, async () =>
		asked === undefined ? ok(undefined) : backend.sessions.list(token, {username: asked}),
	);
	return answer?.ok ? answer.value?.length : undefined;
}
