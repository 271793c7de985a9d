import {render} from 'ink';
import type {Backend} from '../backend/backend.js';
import type {Terminal} from '../system/terminal.js';
import {App} from './app.js';
import {KeyStdin} from './keys/keyboard.js';
import {Layers} from './keys/layers.js';
import {LayersProvider} from './keys/use-acts.js';
import {makeTheme, ThemeProvider} from './theme/theme.js';

export type ConsoleOptions = {
	readonly backend: Backend;
	readonly terminal: Terminal;
	/** The screen to show once somebody is signed in, such as `users/alice`. */
	readonly startPath: string;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
};

/** Runs the console until it is left; rejects with what was thrown in a screen. The terminal is as before either way. */
export async function runConsole({backend, terminal, startPath, stdin, stdout}: ConsoleOptions): Promise<void> {
	// Raw before the first frame: what a terminal answers, or a person types, while it is drawn must not be echoed.
	stdin.setRawMode(true);
	const keyboard = new KeyStdin(stdin);
	const layers = new Layers();
	keyboard.route(event => layers.route(event));
	keyboard.holdWhile(() => layers.held);
	layers.onRelease(() => keyboard.lookAgain());
	const instance = render(
		<ThemeProvider theme={makeTheme(terminal)}>
			<LayersProvider layers={layers}>
				<App backend={backend} startPath={startPath} />
			</LayersProvider>
		</ThemeProvider>,
		{
			stdin: keyboard as unknown as NodeJS.ReadStream,
			stdout,
			alternateScreen: true,
			incrementalRendering: true,
			maxFps: 60,
			exitOnCtrlC: false,
			patchConsole: false,
		},
	);
	try {
		await instance.waitUntilExit();
	} finally {
		stdin.setRawMode(false);
		await backend.close();
	}
}
