import assert from 'node:assert/strict';
import {setImmediate as nextTurn, setTimeout as pause} from 'node:timers/promises';
import {stripVTControlCharacters} from 'node:util';
import type {ReactNode} from 'react';
import {Box} from 'ink';
import {render} from 'ink-testing-library';
import type {Palette} from '../../../source/system/terminal.js';
import {RedrawContext} from '../../../source/ui/keys/use-redraw.js';
import {SizeContext, type Size} from '../../../source/ui/hooks/use-size.js';
import {StatusProvider} from '../../../source/ui/hooks/status.js';
import {decodeKeys, type KeyEvent} from '../../../source/ui/keys/decode.js';
import type {KeyTable} from '../../../source/ui/keys/key-table.js';
import {Layers} from '../../../source/ui/keys/layers.js';
import {LayersProvider} from '../../../source/ui/keys/use-acts.js';
import {LinearOutput} from '../../../source/ui/linear/linear-output.js';
import {makeTheme, ThemeProvider} from '../../../source/ui/theme/theme.js';
import {bytesOf} from './key-bytes.js';

export type RenderOptions = Partial<Size> & {
	readonly unicode?: boolean;
	readonly palette?: Palette;
	/** Renders for somebody who hears the screen; see `heard`. */
	readonly linear?: boolean;
	/** The keys of a person who has changed some. */
	readonly keys?: KeyTable;
};

/** A rendered element with a keyboard in front of it. All of it is awaited, so that the next line sees what the key did. */
export type Rendered = {
	/** The lines on the screen now, without colours or spaces at their ends. */
	readonly lines: () => readonly string[];
	readonly text: () => string;
	/** Every frame drawn so far, with escape codes: for looking for what must never be drawn. */
	readonly frames: readonly string[];
	/** In linear mode: all that was said so far, or since the last `forget`. */
	readonly heard: () => string;
	readonly forget: () => void;
	/** Waits until it was said, in linear mode. */
	readonly hears: (expected: string | RegExp) => Promise<void>;
	/** Reasons given by keys that were refused, oldest first. */
	readonly refusals: readonly string[];
	/** The acts that can be pressed now, by id. */
	readonly offers: () => readonly string[];
	/** Presses keys by the names of the key table: `enter`, `escape`, `ctrl-s`, `n`. */
	readonly press: (...names: readonly string[]) => Promise<void>;
	/** Types text; what arrives together in one packet stays together. */
	readonly type: (text: string) => Promise<void>;
	readonly paste: (text: string) => Promise<void>;
	readonly resize: (size: Partial<Size>) => Promise<void>;
	/** Waits until the screen shows the text; fails with the screen as it is then. */
	readonly shows: (expected: string | RegExp) => Promise<void>;
	/** Waits until the screen no longer shows the text. */
	readonly hides: (unexpected: string | RegExp) => Promise<void>;
	/** Waits until the condition holds. */
	readonly until: (condition: () => boolean) => Promise<void>;
	readonly unmount: () => void;
};

/** How long to wait for anything: a busy machine is not a fault. */
const patienceMs = 20_000;

/**
 * Renders an element as the app does: theme, size, status, layers, and a keyboard whose bytes go through the real
 * decoder and layers; text a field may have reaches Ink's stdin, as with `KeyStdin`. Colours are off.
 */
export function renderWithKeys(
	element: ReactNode,
	{columns = 80, rows = 24, unicode = true, palette = 'none', linear = false, keys}: RenderOptions = {},
): Rendered {
	const refusals: string[] = [];
	const layers = new Layers(reason => refusals.push(reason), keys);
	let size: Size = {columns, rows};
	setTerminalSize(size);
	const theme = makeTheme({palette, unicode, linear});
	let heard = '';
	const output = new LinearOutput({write: text => (heard += text)});
	const redraw = linear ? () => output.again() : undefined;
	const tree = () => (
		<RedrawContext.Provider value={redraw}>
			<ThemeProvider theme={theme}>
				<SizeContext.Provider value={size}>
					<StatusProvider>
						<LayersProvider layers={layers}>
							<Box flexDirection="column" width={size.columns} height={size.rows} overflow="hidden">
								{element}
							</Box>
						</LayersProvider>
					</StatusProvider>
				</SizeContext.Provider>
			</ThemeProvider>
		</RedrawContext.Provider>
	);
	// The library knows no options of Ink; this is how Ink is told otherwise.
	if (linear) process.env['INK_SCREEN_READER'] = 'true';
	const instance = render(tree());
	delete process.env['INK_SCREEN_READER'];
	if (linear) listen(instance.stdout, output);
	// The library's stdout is 100 cells wide and knows no height; what asks Ink for the window must hear the size too.
	const tellSize = () => {
		for (const side of ['columns', 'rows'] as const)
			Object.defineProperty(instance.stdout, side, {value: size[side], configurable: true});
		instance.stdout.emit('resize');
	};
	tellSize();
	const lines = () =>
		stripVTControlCharacters(instance.lastFrame() ?? '')
			.split('\n')
			.map(line => line.trimEnd());
	const text = () => lines().join('\n');

	const send = async (bytes: string) => {
		await settled();
		const events = [...decodeKeys(bytes, true).events];
		for (let event = events.shift(); event !== undefined; event = events.shift()) {
			const rest = deliver(event, layers, typed => instance.stdin.write(typed));
			if (rest !== '') events.unshift({kind: 'text', text: rest});
			await settled();
		}
	};

	const until = async (condition: () => boolean, expected = 'the condition holds') => {
		const deadline = performance.now() + patienceMs;
		while (!condition()) {
			if (performance.now() > deadline)
				assert.fail(
					`waited ${patienceMs} ms until ${expected}; ${linear ? `it said\n${heard}` : ''}the screen is\n${text()}`,
				);
			await pause(2);
		}
	};

	const has = (expected: string | RegExp) => hasIn(text(), expected);
	return {
		heard: () => heard,
		forget: () => (heard = ''),
		hears: expected => until(() => hasIn(heard, expected), `it says ${String(expected)}`),
		lines,
		text,
		frames: instance.frames,
		refusals,
		offers: () => layers.offers().map(offer => offer.binding.id),
		async press(...names) {
			for (const name of names) await send(bytesOf(name));
		},
		type: send,
		paste: pasted => send(`\u001B[200~${pasted}\u001B[201~`),
		async resize(next) {
			size = {...size, ...next};
			setTerminalSize(size);
			tellSize();
			instance.rerender(tree()); // after that: Ink lays out with the size it is told
			await settled();
		},
		shows: expected => until(() => has(expected), `it shows ${String(expected)}`),
		hides: unexpected => until(() => !has(unexpected), `it no longer shows ${String(unexpected)}`),
		until: condition => until(condition),
		unmount: () => instance.unmount(),
	};
}

/** Hands every frame to the output of linear mode too, beginning with the one drawn already. */
function listen(
	stdout: {write: (frame: string) => void; lastFrame: () => string | undefined},
	output: LinearOutput,
): void {
	const {write} = stdout;
	stdout.write = frame => {
		write(frame);
		output.write(frame);
	};
	output.write(stdout.lastFrame() ?? '');
}

/** Hands one event over as `KeyStdin` does; gives back the text that is still to come, a letter at a time. */
function deliver(event: KeyEvent, layers: Layers, write: (text: string) => void): string {
	const route = layers.route(event);
	if (event.kind !== 'text' || route === 'done') return '';
	if (route === 'text') {
		write(event.text);
		return '';
	}

	const [head = ''] = event.text;
	layers.route({kind: 'key', name: head === ' ' ? 'space' : head});
	return event.text.slice(head.length);
}

/** React renders and runs its effects in the turns after a key; these are enough for both and for a promise or two. */
async function settled(): Promise<void> {
	for (let turn = 0; turn < 4; turn++) await nextTurn();
}

/** Ink asks the environment for the size of a stdout without rows, and starts `tput` when it does not know either. */
function setTerminalSize({columns, rows}: Size): void {
	process.env.COLUMNS = String(columns);
	process.env.LINES = String(rows);
}

function hasIn(whole: string, expected: string | RegExp): boolean {
	return typeof expected === 'string' ? whole.includes(expected) : expected.test(whole);
}
