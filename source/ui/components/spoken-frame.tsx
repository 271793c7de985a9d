import {useState, type ReactNode} from 'react';
import {Box, Text} from 'ink';
import {visible} from '../../domain/visible.js';
import {useStatusLine, type Status} from '../hooks/status.js';
import {marked} from '../linear/marks.js';
import {useTheme} from '../theme/theme.js';

export type SpokenFrameProps = {
	readonly crumbs: readonly string[];
	readonly who: string;
	readonly banner: string | undefined;
	readonly overlay: ReactNode;
	readonly body: ReactNode;
};

/** The frame in linear mode: what was just done, where one is, who and what one should know, then the body. */
export function SpokenFrame({crumbs, who, banner, overlay, body}: SpokenFrameProps) {
	const {glyphs} = useTheme();
	const {count} = useStatusLine();
	const place = crumbs.length === 0 ? 'det console' : crumbs.map(crumb => visible(crumb)).join(', ');
	return (
		<Box flexDirection="column">
			<SpokenStatus />
			<Text>{marked('heading', place)}</Text>
			<Text>{marked('notice', visible(who))}</Text>
			{banner === undefined ? null : <Text>{marked('notice', `${glyphs.warn} ${visible(banner)}`)}</Text>}
			{body}
			{overlay}
			{count === '' ? null : <Text>{marked('notice', count)}</Text>}
		</Box>
	);
}

function SpokenStatus() {
	const {glyphs} = useTheme();
	const {status} = useStatusLine();
	const [said, setSaid] = useState<{readonly status: Status | undefined; readonly count: number}>({status, count: 0});
	if (said.status !== status) setSaid({status, count: said.count + 1});
	if (status === undefined) return null;
	const sign = {ok: glyphs.ok, error: glyphs.no, warn: glyphs.warn, info: ''}[status.kind];
	// A blank at the end tells a sentence from the same one before: what is said again is to be heard again.
	const again = said.count % 2 === 0 ? '' : ' ';
	return <Text>{marked('notice', `${sign} ${visible(status.text)}`.trim() + again)}</Text>;
}
