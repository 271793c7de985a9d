import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';

/** How many users have no link and so run as the default; 0 until it is known. */
export function useUnlinked(): number {
	const {backend, token} = useConsole();
	const answer = useLive('unlinked', () => backend.users.list(token));
	return answer?.ok ? answer.value.filter(({agentUserGroup}) => agentUserGroup === undefined).length : 0;
}
