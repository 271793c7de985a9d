// oxlint-disable-next-line import/no-unassigned-import -- before chalk is loaded
import '../../ui/support/with-colour.js';
import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import {test} from 'node:test';
import * as fc from 'fast-check';
import {Box, render, Text} from 'ink';
import {ScreenStdout} from '../../../source/system/screen/screen-stdout.js';
import {FakeTty} from './support/fake-tty.js';

const columns = 40;
const rows = 12;

// Characters of which this terminal and Ink say the same: narrow, wide, and with a mark on it. Emoji have a test of
// their own.
const character = fc.constantFrom('a', 'b', ' ', ' ', '─', '●', '漢', '字', 'e\u0301', 'ü', '한');
const look = fc.constantFrom(
	'',
	'7',
	'1',
	'2',
	'3',
	'4',
	'9',
	'1;7',
	'31',
	'92',
	'38;5;208',
	'44',
	'48;2;1;2;3',
	'2;36',
);
const piece = fc
	.tuple(look, fc.array(character, {maxLength: 14}))
	.map(([sgr, text]) => (sgr === '' ? text.join('') : `\u001B[${sgr}m${text.join('')}\u001B[0m`));
const line = fc.array(piece, {maxLength: 4}).map(pieces => pieces.join(''));

/** What happens to a screen from one frame to the next. */
type Step =
	| {readonly kind: 'all'; readonly lines: readonly string[]}
	| {readonly kind: 'scroll'; readonly by: number; readonly from: number; readonly to: number; readonly fresh: string}
	| {readonly kind: 'line'; readonly at: number; readonly line: string}
	| {readonly kind: 'resize'; readonly columns: number; readonly rows: number};
const step: fc.Arbitrary<Step> = fc.oneof(
	{weight: 1, arbitrary: fc.record({kind: fc.constant('all' as const), lines: fc.array(line, {maxLength: rows})})},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('scroll' as const),
			by: fc.integer({min: -4, max: 4}),
			from: fc.nat(4),
			to: fc.integer({min: 6, max: rows}),
			fresh: line,
		}),
	},
	{weight: 3, arbitrary: fc.record({kind: fc.constant('line' as const), at: fc.nat(rows - 1), line})},
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('resize' as const),
			columns: fc.integer({min: 5, max: 50}),
			rows: fc.integer({min: 2, max: 14}),
		}),
	},
);

function after(lines: readonly string[], change: Step): readonly string[] {
	switch (change.kind) {
		case 'all':
			return change.lines;
		case 'scroll': {
			const {by, from, to, fresh} = change;
			const part = lines.slice(from, to);
			const blanks = Array.from({length: Math.abs(by)}, (_, index) => `${fresh}${index}`);
			const moved = by > 0 ? [...part.slice(by), ...blanks] : [...blanks, ...part].slice(0, part.length);
			return [...lines.slice(0, from), ...moved, ...lines.slice(to)];
		}
		case 'line':
			return lines.map((old, at) => (at === change.at ? change.line : old));
		case 'resize':
			return lines;
	}
}

function Frame({lines, size}: {readonly lines: readonly string[]; readonly size: {columns: number; rows: number}}) {
	return (
		<Box flexDirection="column" width={size.columns} height={size.rows} overflow="hidden">
			{lines.map((text, index) => (
				// oxlint-disable-next-line react/no-array-index-key
				<Text key={index} wrap="truncate">
					{text === '' ? ' ' : text}
				</Text>
			))}
		</Box>
	);
}

for (const shifts of [true, false]) {
	test(`any frames look as if Ink had written them itself, ${shifts ? 'with' : 'without'} moving lines`, async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(line, {minLength: 4, maxLength: rows}),
				fc.array(step, {maxLength: 8}),
				async (first, steps) => {
					const [plain, thrifty] = [new FakeTty(columns, rows), new FakeTty(columns, rows)];
					const screen = new ScreenStdout(thrifty.tty, {shifts, signals: new EventEmitter()});
					let lines: readonly string[] = first;
					const element = () => <Frame lines={lines} size={{columns: plain.columns, rows: plain.rows}} />;
					const instances = [plain, screen].map(stdout =>
						render(element(), {
							stdout: stdout as unknown as NodeJS.WriteStream,
							alternateScreen: true,
							maxFps: 10_000,
							patchConsole: false,
							exitOnCtrlC: false,
							interactive: true,
						}),
					);
					const compare = async (): Promise<void> => {
						for (const instance of instances) {
							instance.rerender(element());
							await instance.waitUntilRenderFlush();
						}

						assert.deepEqual(await thrifty.cells(), await plain.cells());
					};
					try {
						await compare();
						for (const change of steps) {
							if (change.kind === 'resize') for (const tty of [plain, thrifty]) tty.resize(change.columns, change.rows);
							lines = after(lines, change);
							await compare();
						}
					} finally {
						for (const instance of instances) instance.unmount();
						screen.close();
					}
				},
			),
			{numRuns: 30},
		);
	});
}
