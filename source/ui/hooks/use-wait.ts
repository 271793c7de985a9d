import {useEffect, useState} from 'react';
import {waitText} from '../../domain/error-text.js';

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
	// Both by the monotonic clock; `now` moves with the ticks.
	const [{until, now}, setClock] = useState(never);
	const left = Math.max(0, Math.ceil((until - now) / 1000));
	useEffect(() => {
		if (left === 0) return;
		const remaining = until - performance.now();
		// To just past the next full second, so that a timer that fires early does not leave a second standing.
		const timer = setTimeout(() => setClock({until, now: performance.now()}), Math.max(0, remaining % 1000) + 10);
		return () => clearTimeout(timer);
		// A timer that fires early leaves the same second: `now` starts the next one.
		// oxlint-disable-next-line react/exhaustive-effect-dependencies
	}, [until, left, now]);
	return {
		isOn: left > 0,
		text: left > 0 ? `Too many attempts: try again in ${waitText(left * 1000)}` : until > 0 ? over : undefined,
		begin(ms) {
			const start = performance.now();
			setClock({until: start + ms, now: start});
		},
		forget: () => setClock(never),
	};
}

const never = {until: 0, now: 0};
const over = 'You can try again now';
