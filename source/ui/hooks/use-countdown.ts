import {useEffect, useState} from 'react';

/** Seconds left until `until` (milliseconds of the monotonic clock), counted down on the screen; 0 when over. Ticks only while it runs. */
export function useCountdown(until: number): number {
	const [now, setNow] = useState(() => performance.now());
	const left = Math.max(0, Math.ceil((until - now) / 1000));
	useEffect(() => {
		const remaining = until - performance.now();
		if (remaining <= 0 && left === 0) return;
		// To just past the next full second, so that a timer that fires early does not leave a second standing.
		const timer = setTimeout(() => setNow(performance.now()), Math.max(0, remaining % 1000) + 10);
		return () => clearTimeout(timer);
	}, [until, left, now]);
	return left;
}
