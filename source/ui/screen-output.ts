import type {RenderOptions} from 'ink';
import {ScreenStdout} from '../system/screen/screen-stdout.js';
import {unblock} from '../system/screen/unblock.js';
import type {Terminal} from '../system/terminal.js';
import {LinearOutput} from './linear/linear-output.js';

/** How Ink writes to a terminal. */
export type ScreenOutput = {
	readonly options: RenderOptions;
	/** Draws the whole screen anew, or says it again. */
	readonly redraw: () => void;
	/** To be called when nothing more is drawn. */
	readonly close: () => void;
};

/** The way to write to this terminal: a screen of its own, or lines that are only ever appended. */
export function screenOutput({linear, dumb, unicode}: Terminal, stdout: NodeJS.WriteStream): ScreenOutput {
	if (linear) {
		const lines = new LinearOutput(stdout, {pastes: !dumb, ascii: !unicode});
		stdout.write(welcome);
		return {
			// With `debug` Ink hands over every frame whole, with no codes that move the cursor.
			options: {stdout: asStdout(lines), isScreenReaderEnabled: true, debug: true},
			redraw: () => lines.again(),
			close: () => lines.finish(),
		};
	}

	// To the second one goes what shows the cursor again at the end of the process.
	for (const stream of [stdout, process.stderr]) unblock(stream);
	const screen = new ScreenStdout(stdout, {ascii: !unicode});
	return {
		// Ink's standard frames: the screen knows itself what changed.
		options: {stdout: asStdout(screen), alternateScreen: true, maxFps: 60},
		redraw: () => screen.redraw(),
		close: () => screen.close(),
	};
}

const welcome =
	'det console in linear mode. F1 says the keys of a screen, Ctrl-L says the screen again, Ctrl-C leaves.\n';

/** All of a stdout that Ink uses. */
function asStdout(output: ScreenStdout | LinearOutput): NodeJS.WriteStream {
	return output as unknown as NodeJS.WriteStream;
}
