import {useEffect, useEffectEvent, useState} from 'react';
import type {Result} from '../../domain/result.js';
import {useHeldKeys} from '../keys/use-acts.js';
import {useConsole} from './use-console.js';

/** Asks the backend now and after every change of the store; undefined until the first answer. `key` names what is asked for. */
export function useLive<T>(key: string, ask: () => Promise<Result<T>>): Result<T> | undefined {
	const {backend, onEnd} = useConsole();
	const end = useEffectEvent(onEnd);
	const [answer, setAnswer] = useState<{readonly key: string; readonly result: Result<T>}>();
	const askNow = useEffectEvent(ask);
	useEffect(() => {
		let current = true;
		let asked = 0;
		const refresh = () => {
			const turn = ++asked;
			// Answers may overtake each other; only the newest counts.
			void askNow().then(result => {
				if (!current || turn !== asked) return;
				// An expired session changes nothing in the store: here is where it shows.
				if (!result.ok && result.error.code === 'signed-out') end(result.error.why);
				else setAnswer({key, result});
			});
		};
		refresh();
		const stop = backend.watch(refresh);
		return () => {
			current = false;
			stop();
		};
	}, [backend, key]);
	const isCurrent = answer?.key === key;
	// Keys pressed ahead are for the rows or the form that come with the answer.
	useHeldKeys(!isCurrent);
	return isCurrent ? answer.result : undefined;
}
