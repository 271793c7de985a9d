import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import {setTimeout as pause} from 'node:timers/promises';
import type {TestContext} from 'node:test';
import type {ReactNode} from 'react';
import {render} from 'ink';
import {SizeContext} from '../../../source/ui/hooks/use-size.js';
import {StatusProvider} from '../../../source/ui/hooks/status.js';
import {KeyStdin} from '../../../source/ui/keys/keyboard.js';
import {Layers} from '../../../source/ui/keys/layers.js';
import {LayersProvider} from '../../../source/ui/keys/use-acts.js';
import {makeTheme, ThemeProvider} from '../../../source/ui/theme/theme.js';
import {Screen} from '../../e2e/harness/screen.js';
import {FakeTerminal} from './fake-terminal.js';
import {bytesOf} from './key-bytes.js';

/** An element drawn by Ink as the console draws, on a terminal whose cursor can be looked at. */
export type OnTerminal = {
	readonly screen: Screen;
	/** Presses keys by the names of the key table. */
	readonly press: (...names: readonly string[]) => void;
	readonly type: (text: string) => void;
	/** Waits until the cursor stands on a cell, or is hidden (undefined). */
	readonly hasCursorAt: (cell: string | undefined) => Promise<void>;
	readonly shows: (text: string) => Promise<void>;
};

/** Renders it with the real keyboard in front and a terminal behind. */
export function renderOnTerminal(t: TestContext, element: ReactNode, {columns = 40, rows = 10} = {}): OnTerminal {
	const screen = new Screen(columns, rows);
	const source = new FakeTerminal();
	const keyboard = new KeyStdin(source as unknown as NodeJS.ReadStream);
	const layers = new Layers();
	keyboard.route(event => layers.route(event));
	const stdout = Object.assign(new EventEmitter(), {
		isTTY: true,
		columns,
		rows,
		write(data: string, done?: () => void) {
			screen.terminal.write(data, done);
			return true;
		},
	});
	const instance = render(
		<ThemeProvider theme={makeTheme({palette: 'none', unicode: true})}>
			<SizeContext.Provider value={{columns, rows}}>
				<StatusProvider>
					<LayersProvider layers={layers}>{element}</LayersProvider>
				</StatusProvider>
			</SizeContext.Provider>
		</ThemeProvider>,
		{
			stdin: keyboard as unknown as NodeJS.ReadStream,
			stdout: stdout as unknown as NodeJS.WriteStream,
			interactive: true,
			alternateScreen: true,
			incrementalRendering: true,
			exitOnCtrlC: false,
			patchConsole: false,
		},
	);
	t.after(() => {
		instance.unmount();
		screen.terminal.dispose();
	});
	const until = async (isSo: () => boolean, what: string) => {
		for (let turn = 0; turn < 10_000 && !isSo(); turn++) await pause(2);
		assert.ok(isSo(), `waited in vain for ${what}; the cursor is at ${cursor()} of\n${screen.framed()}`);
	};
	const cursor = () => {
		const at = screen.cursor();
		return at && `${at.x},${at.y}`;
	};
	return {
		screen,
		press: (...names) => source.write(names.map(bytesOf).join('')),
		type: text => source.write(text),
		hasCursorAt: cell => until(() => cursor() === cell, `the cursor at ${cell ?? 'no cell'}`),
		shows: text => until(() => screen.text().includes(text), text),
	};
}
