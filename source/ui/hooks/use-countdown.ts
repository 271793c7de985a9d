import {useEffect, useState} from 'react';

/** Seconds left until `until` (milliseconds of the monotonic clock), counted down on the screen; 0 when over. Ticks only while it runs. */
export function useCountdown(until: number): number {
	const [now, setNow] = useState(() => performance.now());
	const left = Math.max(0, Math.ceil((until - now) / 1000));
	useEffect(() => {
		const update = () => setNow(performance.now());
		update();
		if (until <= performance.now()) return;
		const timer = setInterval(update, 250);
		const end = setTimeout(() => {
			clearInterval(timer);
			update();
		}, until - performance.now());
		return () => {
			clearInterval(timer);
			clearTimeout(end);
		};
	}, [until]);
	return left;
}
