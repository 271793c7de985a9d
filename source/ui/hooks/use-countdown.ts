import {useEffect, useState} from 'react';

/** Seconds left of a wait, counted down on the screen, 0 when it is over; and what begins a wait of so many milliseconds. Ticks only while it runs. */
export function useCountdown(): readonly [secondsLeft: number, begin: (ms: number) => void] {
	// Both by the monotonic clock; `now` moves with the ticks.
	const [{until, now}, setClock] = useState({until: 0, now: 0});
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
	const begin = (ms: number) => {
		const start = performance.now();
		setClock({until: start + ms, now: start});
	};

	return [left, begin];
}
