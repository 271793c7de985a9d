/** The seed of this run; the rig prints it, and `RIG_SEED=…` replays it. */
export const seed = Number(process.env['RIG_SEED'] ?? 1);

/** Random numbers that follow from the seed and a name: a sequence of its own for each test (mulberry32). */
export function randomFor(name: string): Random {
	let state = seed;
	for (const character of name) state = Math.imul(state ^ character.charCodeAt(0), 0x01_00_01_93);
	const next = () => {
		state = (state + 0x6d_2b_79_f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return {
		next,
		below: limit => Math.floor(next() * limit),
		sample: (items, count) => {
			const left = [...items];
			while (left.length > count) left.splice(Math.floor(next() * left.length), 1);
			return left;
		},
	};
}

export type Random = {
	/** From 0 up to, but without, 1. */
	readonly next: () => number;
	/** A whole number from 0 up to, but without, `limit`. */
	readonly below: (limit: number) => number;
	/** Some of the items, in their order; all when there are no more. */
	readonly sample: <T>(items: readonly T[], count: number) => readonly T[];
};
