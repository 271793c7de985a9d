/** Minutes without a key after which the console locks, unless it is told otherwise (R55). */
export const defaultIdleMinutes = 15;

/**
 * Milliseconds without a key after which the console locks, 0 for never: `--idle-minutes`, else DET_IDLE_MINUTES, else
 * 15 minutes. A sentence when it is no number of minutes up to a day: whoever mistypes it must not go unlocked unawares.
 */
export function chooseIdleMs(
	flag: string | undefined,
	env: Readonly<Record<string, string | undefined>>,
): number | string {
	const given = flag ?? (env['DET_IDLE_MINUTES'] || undefined);
	if (given === undefined) return defaultIdleMinutes * 60_000;
	const minutes = /^\d{1,4}(\.\d{1,3})?$/.test(given) ? Number(given) : Number.NaN;
	if (minutes <= 24 * 60) return Math.round(minutes * 60_000);
	const name = flag === undefined ? 'DET_IDLE_MINUTES' : '--idle-minutes';
	return `${name} must be a number of minutes from 0 (never) to 1440 (a day)`;
}
