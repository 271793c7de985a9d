import {render} from 'ink';
import type {Backend, Token} from '../backend/backend.js';
import type {TokenMemory} from '../memory/token-memory.js';
import {endOnCrash, type CrashPlace} from '../system/crash.js';
import {watchEndings} from '../system/lifetime/endings.js';
import {hasJobControl, onContinue, stopJob} from '../system/lifetime/job-control.js';
import {readKeyFile, type KeyFile} from '../system/key-file.js';
import {editOutside, editorOf, readOutside, shownPath, writeOutside} from '../system/outside.js';
import type {Terminal} from '../system/terminal.js';
import {guardTerminal, type TerminalGuard} from '../system/lifetime/terminal-guard.js';
import {clipboardSequence} from '../system/clipboard.js';
import {App} from './app.js';
import type {RunAs} from './first-phase.js';
import {CrashBoundary} from './components/crash-boundary.js';
import {ClipboardContext, type Clipboard} from './copy/clipboard.js';
import {OutsideContext, type Outside} from './hooks/use-outside.js';
import {keyNotice, listKeys} from './keys/custom/key-list.js';
import type {LoadedKeys} from './keys/custom/load-keys.js';
import {keyTable} from './keys/key-table.js';
import {RedrawContext} from './keys/use-redraw.js';
import {KeyStdin} from './keys/keyboard.js';
import {Layers} from './keys/layers.js';
import {LayersProvider} from './keys/use-acts.js';
import {screenOutput} from './screen-output.js';
import {makeTheme, ThemeProvider} from './theme/theme.js';

export type ConsoleOptions = {
	readonly backend: Backend;
	readonly terminal: Terminal;
	/** The screen to show once somebody is signed in, such as `users/alice`. */
	readonly startPath: string;
	/** Whom to open as; undefined for the active user. */
	readonly as?: RunAs | undefined;
	/** Who remembers the session between runs. */
	readonly memory: TokenMemory;
	/** Milliseconds without a key after which the console locks; 0 for never. */
	readonly idleMs: number;
	/** The words that start this program on this store, for command lines to copy. */
	readonly det: readonly string[];
	/** Where a person's own keys are; undefined where nobody has any. */
	readonly keyFile?: KeyFile | undefined;
	/** The environment, for the person's editor and terminal. */
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Where the report of a fault goes. */
	readonly crashPlace: () => CrashPlace;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
};

/**
 * Runs the console until it is left, and gives the exit code: 0, or 128 and the number of the signal that ended it.
 * Rejects with what was thrown in a screen. The terminal is as before either way, and a session nobody remembers ends.
 */
export async function runConsole(options: ConsoleOptions): Promise<number> {
	const {backend, terminal, startPath, as, memory, idleMs, det, keyFile, env, crashPlace, stdin, stdout} = options;
	let token: Token | undefined;
	let left: Promise<unknown> | undefined;
	// Once, however many signs of the end there are: the last one must not go ahead while the session still ends.
	const leave = async () => {
		left ??= token !== undefined && memory.kind === 'none' ? backend.sessions.signOut(token) : Promise.resolve();
		await left;
	};
	// Not left to Ink's own hook: that one runs after all others, when the sentence is written and wiped off with its screen.
	endOnCrash(crashPlace, async fault => {
		await leave();
		crash(fault);
	});
	const {table, problems} = await keysOf(keyFile);

	// Raw before the first frame: what a terminal answers, or a person types, while it is drawn must not be echoed.
	stdin.setRawMode(true);
	const keyboard = new KeyStdin(stdin, {
		...(terminal.dumb ? {} : {ask: () => void stdout.write('\u001B[5n')}),
		remote: (env['SSH_CONNECTION'] ?? env['SSH_TTY'] ?? '') !== '',
	});
	const layers = new Layers(undefined, table);
	keyboard.route(event => layers.route(event));
	keyboard.holdWhile(() => layers.held);
	layers.onRelease(() => keyboard.lookAgain());
	const screen = screenOutput(terminal, stdout);
	const guard = guardTerminal(terminal);
	let fault: {readonly error: unknown} | undefined;
	const crash = (error: unknown) => {
		fault = {error};
		instance.unmount();
	};
	const clipboard: Clipboard = {
		send(text) {
			const sequence = terminal.dumb ? undefined : clipboardSequence(text, env);
			if (sequence !== undefined) stdout.write(sequence);
			return sequence !== undefined;
		},
		det,
	};
	const instance = render(
		<CrashBoundary onCrash={crash}>
			<ThemeProvider theme={makeTheme(terminal)}>
				<LayersProvider layers={layers}>
					<RedrawContext.Provider value={screen.redraw}>
						<ClipboardContext.Provider value={clipboard}>
							<OutsideContext.Provider value={outsideOf(memory, env, guard)}>
								<App
									backend={backend}
									startPath={startPath}
									as={as}
									memory={memory}
									idleMs={idleMs}
									notice={keyNotice(problems.length, keyFile?.file ?? '')}
									onSession={open => (token = open)}
								/>
							</OutsideContext.Provider>
						</ClipboardContext.Provider>
					</RedrawContext.Provider>
				</LayersProvider>
			</ThemeProvider>
		</CrashBoundary>,
		{
			stdin: keyboard as unknown as NodeJS.ReadStream,
			...screen.options,
			exitOnCtrlC: false,
			patchConsole: false,
		},
	);
	let code = 0;
	// The line may be lost already, and writing to it the end of this process: so the session ends first.
	const stopWatching = watchEndings({stdin, stdout}, ending => {
		code = ending;
		void leave().finally(() => instance.unmount());
	});
	const stopHearing = onContinue(() => {
		// Whoever stopped it, the shell has used the terminal since.
		stdin.setRawMode(false);
		stdin.setRawMode(true);
		if (!terminal.linear) stdout.write(ownScreen);
		screen.redraw();
	});
	try {
		await instance.waitUntilExit();
	} finally {
		stopWatching();
		stopHearing();
		screen.close();
		await keyboard.settled();
		// It would wait for the terminal to take everything; Node puts the mode back at the end of the process anyway.
		if (stdout.writableLength === 0) stdin.setRawMode(false);
		await leave();
		await backend.close();
	}

	if (fault) throw fault.error;
	return code;
}

/** The alternate screen, with pastes in brackets. */
const ownScreen = '\u001B[?1049h\u001B[?2004h';

/**
 * What is past the console. Only where the person runs it as themselves (D1): through sudo or on a shared account an
 * editor would be a shell with the rights of the store's owner, and a file one that owner may read.
 */
function outsideOf(memory: TokenMemory, env: ConsoleOptions['env'], guard: TerminalGuard): Outside | undefined {
	if (memory.kind !== 'file') return undefined;
	const command = editorOf(env);
	const editor =
		command === undefined ? undefined : {name: '$EDITOR', edit: (text: string) => editOutside(command, text)};
	const stop = hasJobControl() ? () => guard.without(stopJob) : undefined;
	return {dir: shownPath(process.cwd()), editor, read: readOutside, write: writeOutside, stop};
}

/** Every act with its keys, as `det ui --check-keys` lists them, and what is wrong in the key file. */
export async function checkKeys(keyFile: KeyFile | undefined, unicode: boolean) {
	const {table, problems} = await keysOf(keyFile);
	return {list: listKeys(table, unicode), problems};
}

/** What reads the file is loaded only where there is one. */
async function keysOf(keyFile: KeyFile | undefined): Promise<LoadedKeys> {
	const read = keyFile && readKeyFile(keyFile);
	if (keyFile === undefined || read === undefined) return {table: keyTable, problems: []};
	const {loadKeys} = await import('./keys/custom/load-keys.js');
	return loadKeys(keyFile.file, read);
}
