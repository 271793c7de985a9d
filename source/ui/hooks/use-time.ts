import {createContext, useContext} from 'react';

/** The clock of a console. Passed in, so that tests need not wait. */
export type Time = {
	readonly now: () => Date;
	/** Calls back once, so many milliseconds from now; the returned function takes it back. */
	readonly after: (milliseconds: number, call: () => void) => () => void;
};

/** The clock of this machine. */
export const realTime: Time = {
	now: () => new Date(),
	after(milliseconds, call) {
		// Longer waits would overflow and come at once; whoever waits looks at the clock and waits again.
		const timer = setTimeout(call, Math.min(Math.max(milliseconds, 0), longestTimeout));
		return () => clearTimeout(timer);
	},
};

const longestTimeout = 2 ** 31 - 1;

export const TimeContext = createContext(realTime);

/** The clock in force. */
export function useTime(): Time {
	return useContext(TimeContext);
}
