process.setMaxListeners(0); // every house removes itself at the end

/** Stands in for a test where the harness wants one: what is to be done after it is done at the end of the process. */
export const scope = {
	after(end?: unknown): void {
		if (typeof end === 'function') process.once('exit', end as () => void);
	},
};
