import {useEffect, useState} from 'react';
import type {WorkspaceView} from '../../../backend/backend.js';
import {fail, ok, type Result} from '../../../domain/result.js';
import {useNavigation} from '../../navigation/navigation.js';
import {workspacePath} from '../../navigation/workspace-path.js';
import {useConsole} from '../use-console.js';
import {useLive} from '../use-live.js';

/**
 * The workspace whose page is open, found by name and from then on followed by id, as `useLiveUser` follows a user.
 * Undefined until the first answer.
 */
export function useLiveWorkspace(name: string): Result<WorkspaceView> | undefined {
	const {backend, token} = useConsole();
	const {rename} = useNavigation();
	const [id, setId] = useState<number>();
	const answer = useLive(id === undefined ? `workspace ${name}` : `workspace id ${id}`, async () => {
		if (id === undefined) return backend.workspaces.get(token, name);
		const all = await backend.workspaces.list(token);
		if (!all.ok) return all;
		const workspace = all.value.find(each => each.id === id);
		return workspace ? ok(workspace) : fail({code: 'workspace-not-found', name});
	});
	const [latest, setLatest] = useState<Result<WorkspaceView>>();
	// A read that fails for a moment must not take away what is being typed; the status line tells of it.
	const isPassing = latest?.ok && answer?.ok === false && answer.error.code !== 'workspace-not-found';
	if (answer !== undefined && answer !== latest && !isPassing) setLatest(answer);
	if (answer?.ok && id === undefined) setId(answer.value.id);

	const now = latest?.ok ? latest.value.name : name;
	useEffect(() => {
		if (now !== name) rename(workspacePath(name), workspacePath(now));
	}, [name, now, rename]);
	return latest;
}
