import {useEffect, useState} from 'react';
import type {Complaint, WorkloadType} from '../../../../backend/backend.js';
import {useConsole} from '../../../hooks/use-console.js';
import {useTime} from '../../../hooks/use-time.js';
import type {PolicyScopeName} from '../policy-words.js';
import {placeKey} from '../use-policy.js';

/** How long nothing must have been typed before the text is looked at, in milliseconds. */
const quietMs = 250;

/** What is known of a text: of the one before while it is being typed (`checking`). */
export type Check = {readonly complaints: readonly Complaint[]; readonly checking: boolean};

/** What would be refused in a text, looked at when typing pauses. */
export function useCheck({place}: PolicyScopeName, type: WorkloadType, text: string): Check {
	const {backend, token} = useConsole();
	const time = useTime();
	const [answer, setAnswer] = useState<{readonly text: string; readonly complaints: readonly Complaint[]}>();
	const key = placeKey(place);
	useEffect(() => {
		let current = true;
		const cancel = time.after(quietMs, () => {
			void backend.policies.check(token, place, type, text).then(result => {
				if (current && result.ok) setAnswer({text, complaints: result.value});
			});
		});
		return () => {
			current = false;
			cancel();
		};
		// The key says all there is in the place.
		// oxlint-disable-next-line react/exhaustive-deps
	}, [backend, token, time, key, type, text]);
	return {complaints: answer?.complaints ?? none, checking: answer?.text !== text};
}

const none: readonly Complaint[] = [];
