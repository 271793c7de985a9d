import {useEffect, useState} from 'react';
import {waitText} from '../../domain/error-text.js';
import {useTime} from './use-time.js';

/** A wait after too many attempts, counted down on the screen. */
export type Wait = {
	/** Nothing may be tried yet. */
	readonly isOn: boolean;
	/** What to say of it: how long it still takes, then that it is over; undefined when there was none. */
	readonly text: string | undefined;
	/** Begins a wait of so many milliseconds. */
	readonly begin: (ms: number) => void;
	/** Forgets it, when the next attempt is made. */
	readonly forget: () => void;
};

/** No wait at first. Ticks only while one runs. */
export function useWait(): Wait {
	const time = useTime();
	// Seconds left, after so many milliseconds one less; 0 when it is over, undefined when there was none.
	const [wait, setWait] = useState<{readonly left: number; readonly nextMs: number}>();
	useEffect(() => {
		if (wait === undefined || wait.left === 0) return;
		return time.after(wait.nextMs, () => setWait({left: wait.left - 1, nextMs: 1000}));
	}, [time, wait]);
	const left = wait?.left ?? 0;
	return {
		isOn: left > 0,
		text: left > 0 ? `Too many attempts: try again in ${waitText(left * 1000)}` : wait && 'You can try again now',
		begin(ms) {
			const seconds = Math.ceil(ms / 1000);
			// To just past the moment: a timer may be a little early.
			setWait({left: seconds, nextMs: ms - (seconds - 1) * 1000 + 10});
		},
		forget: () => setWait(undefined),
	};
}
