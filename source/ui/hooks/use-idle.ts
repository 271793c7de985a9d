import {useCallback, useEffect, useEffectEvent, useRef, useState} from 'react';
import {useGate} from '../keys/use-acts.js';
import {useTime} from './use-time.js';

/**
 * Whether no key was pressed for so many milliseconds (0: never), until `wake`. One timer, set anew only when it runs
 * out: keys just note the time. `onUse` hears every key that is let through. A machine that slept wakes up locked: the
 * first key after the sleep finds the time is over, and reaches nothing.
 */
export function useIdle(idleMs: number, onUse: () => void): {readonly idle: boolean; readonly wake: () => void} {
	const time = useTime();
	const [idle, setIdle] = useState(false);
	const isIdle = useRef(false);
	const last = useRef(time.now().getTime());

	/** Milliseconds left; a clock that was set back begins the wait anew. */
	const left = useCallback(() => {
		const now = time.now().getTime();
		if (now < last.current) last.current = now;
		return last.current + idleMs - now;
	}, [time, idleMs]);

	const fallIdle = useCallback(() => {
		isIdle.current = true;
		setIdle(true);
	}, []);

	useGate(() => {
		if (isIdle.current) return true;
		if (idleMs > 0 && left() <= 0) {
			fallIdle();
			return false;
		}

		last.current = time.now().getTime();
		onUse();
		return true;
	});

	/** Milliseconds still to wait; 0 when the console has fallen idle. */
	const onTimer = useEffectEvent(() => {
		const more = left();
		if (more > 0) return more;
		fallIdle();
		return 0;
	});
	useEffect(() => {
		if (idleMs === 0 || idle) return;
		let cancel = () => {};
		const wait = (milliseconds: number) => {
			cancel = time.after(milliseconds, () => {
				const more = onTimer();
				if (more > 0) wait(more);
			});
		};
		wait(idleMs);
		return () => cancel();
	}, [time, idleMs, idle]);

	const wake = useCallback(() => {
		isIdle.current = false;
		last.current = time.now().getTime();
		setIdle(false);
	}, [time]);
	return {idle, wake};
}
