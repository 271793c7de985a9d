/** Why nothing may be changed from here, in words, where that is asked for: `--read-only`, or DET_READ_ONLY in the environment. */
export function chooseReadOnly(flag: boolean, env: Readonly<Record<string, string | undefined>>): string | undefined {
	if (flag) return 'it was opened with --read-only';
	return ['', '0'].includes(env['DET_READ_ONLY'] ?? '') ? undefined : 'DET_READ_ONLY is set';
}
