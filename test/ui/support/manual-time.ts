import type {Time} from '../../../source/ui/hooks/use-time.js';

/** A clock that only the test moves. */
export type ManualTime = Time & {
	/** Moves it, and rings what is due, in order. */
	readonly advance: (milliseconds: number) => void;
	/** How many calls are waiting: nothing may tick. */
	readonly waiting: () => number;
};

/** Makes such a clock over another one that can be moved, such as a place's. */
export function manualTime(now: () => Date, move: (milliseconds: number) => void): ManualTime {
	const timers = new Set<{readonly due: number; readonly call: () => void}>();
	return {
		now,
		after(milliseconds, call) {
			const timer = {due: now().getTime() + milliseconds, call};
			timers.add(timer);
			return () => timers.delete(timer);
		},
		advance(milliseconds) {
			move(milliseconds);
			for (;;) {
				const [next] = [...timers].filter(({due}) => due <= now().getTime()).toSorted((a, b) => a.due - b.due);
				if (next === undefined) return;
				timers.delete(next);
				next.call();
			}
		},
		waiting: () => timers.size,
	};
}
