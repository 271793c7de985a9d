import {useRef, useState, type ReactNode} from 'react';
import {Box, Text, useBoxMetrics, type DOMElement} from 'ink';
import {useTheme} from '../../theme/theme.js';

/**
 * Keeps what has the focus in view where a form is longer than its room. The refs are for the room, for everything that
 * scrolls in it, and for the row in focus; `top` rows are above the room, and `more` tells which are shown when not all
 * are. The first field brings what stands before it, the last one what follows it; without stops `scroll` moves.
 */
export function useInView({at, stops}: {readonly at: number; readonly stops: number}) {
	const roomRef = useRef<DOMElement>(null);
	const contentRef = useRef<DOMElement>(null);
	const rowRef = useRef<DOMElement>(null);
	const room = useBoxMetrics(roomRef).height;
	const all = useBoxMetrics(contentRef).height;
	const row = useBoxMetrics(rowRef);
	const [top, setTop] = useState(0);
	const fits = all <= room;
	const shown = fits ? all : Math.max(1, room - 1);
	const last = all - shown;
	const from = stops === 0 || at === stops ? last : at === 0 ? 0 : row.top;
	const to = stops > 0 && at >= stops - 1 ? all : row.top + row.height;
	const next = Math.max(0, Math.min(last, from, Math.max(top, to - shown)));
	// A hidden form has no height: a dialog stands before it for a moment.
	if (all > 0 && next !== top) setTop(next);
	return {
		roomRef,
		contentRef,
		rowRef,
		top,
		more: fits ? undefined : `lines ${top + 1}-${top + shown} of ${all}`,
		scroll: (step: 1 | -1) => setTop(Math.max(0, Math.min(last, top + step))),
	};
}

export type InViewProps = Pick<ReturnType<typeof useInView>, 'roomRef' | 'contentRef' | 'top' | 'more'> & {
	readonly children: ReactNode;
};

/** What may be longer than its room; the last line then tells which of it is shown. */
export function InView({roomRef, contentRef, top, more, children}: InViewProps) {
	const {styles} = useTheme();
	return (
		<Box ref={roomRef} flexDirection="column">
			<Box flexDirection="column" overflow="hidden">
				<Box ref={contentRef} flexDirection="column" flexShrink={0} position="relative" top={-top}>
					{children}
				</Box>
			</Box>
			{more === undefined ? null : (
				<Box flexShrink={0}>
					<Text {...styles.muted} wrap="truncate">
						{more}
					</Text>
				</Box>
			)}
		</Box>
	);
}
