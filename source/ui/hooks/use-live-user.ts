import {useEffect, useState} from 'react';
import {fail, ok, type Result} from '../../domain/result.js';
import type {User} from '../../domain/user.js';
import {useNavigation} from '../navigation/navigation.js';
import {useConsole} from './use-console.js';
import {useLive} from './use-live.js';

/**
 * The user whose page is open, found by name and from then on followed by id: somebody else may rename it, and the
 * path on the view stack goes with it. Undefined until the first answer.
 */
export function useLiveUser(name: string): Result<User> | undefined {
	const {backend, token} = useConsole();
	const {rename} = useNavigation();
	const [id, setId] = useState<number>();
	const answer = useLive(id === undefined ? `user ${name}` : `user id ${id}`, async () => {
		if (id === undefined) return backend.users.get(token, name);
		const all = await backend.users.list(token);
		if (!all.ok) return all;
		const user = all.value.find(each => each.id === id);
		return user ? ok(user) : fail({code: 'user-not-found', name});
	});
	const [latest, setLatest] = useState<Result<User>>();
	// A read that fails for a moment must not take the form away that is being typed in; the status line tells of it.
	const isPassing = latest?.ok && answer?.ok === false && answer.error.code !== 'user-not-found';
	if (answer !== undefined && answer !== latest && !isPassing) setLatest(answer);
	if (answer?.ok && id === undefined) setId(answer.value.id);

	const now = latest?.ok ? latest.value.username : name;
	useEffect(() => {
		if (now !== name) rename(`users/${name}`, `users/${now}`);
	}, [name, now, rename]);
	return latest;
}
