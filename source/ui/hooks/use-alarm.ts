import {useEffect, useEffectEvent} from 'react';
import {useTime} from './use-time.js';

/**
 * Calls back when the clock has reached that time (ISO), and every minute from then on until it is unmounted: a clock
 * that was set back meanwhile may have made the first call too early. One timer, nothing ticks before.
 */
export function useAlarm(iso: string, ring: () => void): void {
	const time = useTime();
	const onRing = useEffectEvent(ring);
	useEffect(() => {
		let cancel = () => {};
		const arm = (milliseconds: number) => {
			cancel = time.after(milliseconds, () => {
				const left = Date.parse(iso) - time.now().getTime();
				if (left <= 0) onRing();
				arm(left <= 0 ? againMs : left);
			});
		};
		arm(Math.max(Date.parse(iso) - time.now().getTime(), 0));
		return () => cancel();
	}, [time, iso]);
}

const againMs = 60_000;
