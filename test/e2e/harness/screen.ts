import xterm from '@xterm/headless';

/** Where the terminal's cursor stands: column and row, counted from 0. */
export type Caret = {readonly x: number; readonly y: number};

/** One character cell as the terminal shows it; colours as xterm numbers, -1 for the default. */
export type Cell = {
	/** `''` for a cell nothing was written to, and for the second half of a wide character. */
	readonly text: string;
	/** Cells it takes: 2 for a wide character, 0 for its second half. */
	readonly width: number;
	readonly inverse: boolean;
	readonly bold: boolean;
	readonly dim: boolean;
	readonly italic: boolean;
	readonly underline: boolean;
	readonly struck: boolean;
	readonly foreground: number;
	readonly background: number;
};

/** What a terminal of that size shows after everything that was written to it. */
export class Screen {
	readonly terminal: xterm.Terminal;
	#cursorHidden = false;

	constructor(cols: number, rows: number) {
		this.terminal = new xterm.Terminal({cols, rows, allowProposedApi: true, scrollback: 1000});
		// xterm does not tell whether the cursor is shown (DECTCEM): listen, and let it do its own part.
		for (const [final, hidden] of [
			['h', false],
			['l', true],
		] as const) {
			this.terminal.parser.registerCsiHandler({prefix: '?', final}, params => {
				if (params.includes(25)) this.#cursorHidden = hidden;
				return false;
			});
		}
	}

	/** The rows, without the blanks at their ends. */
	rows(): string[] {
		const {active} = this.terminal.buffer;
		return Array.from(
			{length: this.terminal.rows},
			(_, y) => active.getLine(active.viewportY + y)?.translateToString(true, 0, this.terminal.cols) ?? '',
		);
	}

	text(): string {
		return this.rows().join('\n');
	}

	/** The cells of a row, counted from 0 at the top. */
	cells(row: number): Cell[] {
		const {active} = this.terminal.buffer;
		const line = active.getLine(active.viewportY + row);
		return Array.from({length: this.terminal.cols}, (_, x) => {
			const cell = line?.getCell(x);
			return {
				text: cell?.getChars() ?? '',
				width: cell?.getWidth() ?? 1,
				inverse: Boolean(cell?.isInverse()),
				bold: Boolean(cell?.isBold()),
				dim: Boolean(cell?.isDim()),
				italic: Boolean(cell?.isItalic()),
				underline: Boolean(cell?.isUnderline()),
				struck: Boolean(cell?.isStrikethrough()),
				foreground: cell?.isFgDefault() === false ? cell.getFgColor() : -1,
				background: cell?.isBgDefault() === false ? cell.getBgColor() : -1,
			};
		});
	}

	/** The cell the cursor stands on; undefined while it is hidden. */
	cursor(): Caret | undefined {
		const {cursorX: x, cursorY: y} = this.terminal.buffer.active;
		return this.#cursorHidden ? undefined : {x, y};
	}

	/** What the program would leave behind if it ended now, in words; empty when the terminal is as it was. */
	leftovers(): string[] {
		const {modes, buffer} = this.terminal;
		return [
			buffer.active.type === 'alternate' && 'the alternate screen',
			this.#cursorHidden && 'a hidden cursor',
			modes.bracketedPasteMode && 'bracketed paste',
			modes.applicationCursorKeysMode && 'application cursor keys',
			modes.mouseTrackingMode !== 'none' && 'mouse tracking',
			modes.sendFocusMode && 'focus reports',
		].filter(left => left !== false);
	}

	/** The screen in a frame, for failure messages. */
	framed(): string {
		const {cols} = this.terminal;
		const body = this.rows().map(row => `│${row.padEnd(cols)}│`);
		return [`┌${'─'.repeat(cols)}┐`, ...body, `└${'─'.repeat(cols)}┘`].join('\n');
	}
}
