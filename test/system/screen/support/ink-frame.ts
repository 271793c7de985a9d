const erased = (lines: number): string =>
	`${'\u001B[2K\u001B[1A'.repeat(Math.max(0, lines - 1))}${lines > 0 ? '\u001B[2K\u001B[G' : ''}`;

/** Writes frames as Ink does in its standard mode: marks of a synchronized update round what erases the last frame and writes the next. */
export function inkFrames(stdout: {write(chunk: string): unknown}): (lines: readonly string[]) => void {
	let last = 0;
	return lines => {
		stdout.write('\u001B[?2026h');
		stdout.write(`${erased(last)}${lines.join('\n')}`);
		stdout.write('\u001B[?2026l');
		last = lines.length;
	};
}
