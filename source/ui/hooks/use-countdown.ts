import {useEffect, useState} from 'react';

/** Seconds left until `until` (milliseconds of the monotonic clock), counted down on the screen; 0 when over. Ticks only while it runs. */
export function useCountdown(until: number): number {
	const [now, setNow] = useState(() => performance.now());
	const left = Math.max(0, Math.ceil((until - now) / 1000));
	useEffect(() => {
		if (left === 0) return;
		const remaining = until - performance.now();
		// To just past the next full second, so that a timer that fires early does not leave a second standing.
		const timer = setTimeout(() => setNow(performance.now()), Math.max(0, remaining % 1000) + 10);
		return () => clearTimeout(timer);
		// A timer that fires early leaves the same second: `now` starts the next one.
		// oxlint-disable-next-line react/exhaustive-effect-dependencies
	}, [until, left, now]);
	return left;
}
