import {useContext, type ReactNode} from 'react';
import {Box, Text} from 'ink';
import stringWidth from 'string-width';
import {visible} from '../../domain/visible.js';
import {leastSize, SizeContext} from '../hooks/use-size.js';
import {useStatusLine} from '../hooks/status.js';
import {useTheme} from '../theme/theme.js';
import {Footer} from './footer.js';
import {SectionStrip} from './section-strip.js';
import {SpokenFrame} from './spoken-frame.js';
import {fit} from './table/fit.js';
import {cutMiddle} from './wrap/cut-middle.js';

export type FrameProps = {
	/** Names of the screens from the first to this one. */
	readonly crumbs: readonly string[];
	/** Who and where, at the right end of the header. */
	readonly who: string;
	/** The same where room is short. */
	readonly whoShort?: string | undefined;
	/** What can be changed from here, where that is not everything; the last of the header to go where room is short. */
	readonly mode?: Mode | undefined;
	/** Path of the section this screen belongs to, behind the sign-in. */
	readonly section?: string | undefined;
	/** A banner above the body, such as "read-only". */
	readonly banner?: string | undefined;
	/** What stands over parts of the frame, placed by itself. */
	readonly overlay?: ReactNode;
	readonly children: ReactNode;
};

/** A word for the header; `warn` for what is not of the person's rights but of this console. */
export type Mode = {readonly text: string; readonly tone: 'muted' | 'warn'};

/** The frame round every screen: header, body, status line, footer. Fills the terminal exactly. */
export function Frame({crumbs, who, whoShort = who, mode, section, banner, overlay, children}: FrameProps) {
	const size = useContext(SizeContext);
	const {columns, rows} = size;
	const {styles, glyphs, linear} = useTheme();
	if (linear) return <SpokenFrame crumbs={crumbs} who={who} banner={banner} overlay={overlay} body={children} />;
	const rule = glyphs.rule.repeat(columns);
	const path = crumbs.map(crumb => visible(crumb)).join(` ${glyphs.crumb} `);
	const start = ` det console ${path === '' ? '' : `${glyphs.crumb} `}`;
	const forms = formsOf(visible(who), visible(whoShort), glyphs.dot);
	// Whose account this is stays: the crumbs give way in their middle.
	const name = cutMiddle(forms.at(-1) ?? '', Math.floor(columns / 3), glyphs.ellipsis);
	const kept = [name, mode?.text ?? ''].filter(Boolean).join(` ${glyphs.dot} `);
	const left = start + cutMiddle(path, columns - stringWidth(start) - stringWidth(kept) - 2, glyphs.ellipsis);
	const small = columns < leastSize.columns || rows < leastSize.rows;
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			{small ? (
				<Text wrap="truncate">{`Needs ${leastSize.columns}x${leastSize.rows}, has ${columns}x${rows}`}</Text>
			) : null}
			{/* Hidden, not gone: typed input survives a window made too small for a moment. */}
			<Box flexDirection="column" width={columns} height={rows} display={small ? 'none' : 'flex'}>
				<Box height={1} flexShrink={0} justifyContent="space-between">
					<Text {...styles.strong} wrap="truncate">
						{left}
					</Text>
					<Right forms={[...forms, name]} mode={mode} room={columns - stringWidth(left) - 1} />
				</Box>
				<Box height={1} flexShrink={0}>
					{section === undefined ? (
						<Text {...styles.muted}>{rule}</Text>
					) : (
						<SectionStrip current={section} columns={columns} />
					)}
				</Box>
				<Box flexDirection="column" flexGrow={1} flexShrink={1} flexBasis={0} overflow="hidden">
					{banner === undefined ? null : (
						<Text {...styles.warn} wrap="truncate">
							{` ${glyphs.warn} ${visible(banner)}`}
						</Text>
					)}
					<SizeContext.Provider value={banner === undefined ? size : {columns, rows: rows - 1}}>
						{children}
					</SizeContext.Provider>
				</Box>
				<Box height={1} flexShrink={0}>
					<Text {...styles.muted}>{rule}</Text>
				</Box>
				<StatusLine columns={columns} />
				<Footer columns={columns} />
				{overlay}
			</Box>
		</Box>
	);
}

/** Who it is, the longest first: with the role, with a shorter one, with the host, the username alone; a host without a user may go. */
function formsOf(who: string, whoShort: string, dot: string): readonly string[] {
	const [account = ''] = who.split(` ${dot} `);
	return [who, whoShort, account, account.slice(0, Math.max(0, account.lastIndexOf('@')))];
}

type RightProps = {
	/** Who it is, the longest form first. */
	readonly forms: readonly string[];
	readonly mode: Mode | undefined;
	readonly room: number;
};

/** Who is signed in and what they may change, as much of it as there is room for. */
function Right({forms, mode, room}: RightProps) {
	const {styles, glyphs} = useTheme();
	const word = mode?.text ?? '';
	const fits = (text: string) => stringWidth(text) < room;
	const before = forms
		.map(who => (word === '' || who === '' ? who : `${who} ${glyphs.dot} `))
		.find(text => fits(text + word));
	return (
		<Text {...styles.muted}>
			{before}
			{fits(word) ? <Text {...styles[mode?.tone ?? 'muted']}>{word}</Text> : ''}{' '}
		</Text>
	);
}

function StatusLine({columns}: {readonly columns: number}) {
	const {styles, glyphs} = useTheme();
	const {status, count} = useStatusLine();
	const room = columns - stringWidth(count) - 3;
	const sign = status && {ok: glyphs.ok, error: glyphs.no, warn: glyphs.warn, info: glyphs.dot}[status.kind];
	const tone = status && ({ok: 'good', error: 'bad', warn: 'warn', info: 'muted'} as const)[status.kind];
	return (
		<Box height={1} flexShrink={0} justifyContent="space-between">
			<Text {...(tone ? styles[tone] : {})}>
				{status ? ` ${fit(`${sign} ${status.text}`, room, glyphs.ellipsis).trimEnd()}` : ' '}
			</Text>
			<Text {...styles.muted}>{count === '' ? '' : `${count} `}</Text>
		</Box>
	);
}
