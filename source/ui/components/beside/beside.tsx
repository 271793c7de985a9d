import type {ReactNode} from 'react';
import {Box} from 'ink';
import {useSettled} from './use-settled.js';
import {SizeContext, frameRows, useBodySize} from '../../hooks/use-size.js';
import type {Split} from './use-split.js';
import {Aside} from '../../keys/use-acts.js';
import {useTheme} from '../../theme/theme.js';

export type BesideProps<Row> = {
	readonly split: Split;
	/** The record under the cursor of the list. */
	readonly row: Row | undefined;
	readonly renderDetail: (row: Row) => ReactNode;
	/** The list. */
	readonly children: ReactNode;
};

/** A list, and beside it, where there is room, what is known of the record on which its cursor has come to rest. */
export function Beside<Row>({split, row, renderDetail, children}: BesideProps<Row>) {
	return (
		<Box>
			<Box flexDirection="column" width={split.list} flexShrink={0}>
				{children}
			</Box>
			{split.detail === 0 ? null : <Detail width={split.detail} row={row} renderDetail={renderDetail} />}
		</Box>
	);
}

function Detail<Row>({
	width,
	row,
	renderDetail,
}: Pick<BesideProps<Row>, 'row' | 'renderDetail'> & {readonly width: number}) {
	const {rows} = useBodySize();
	const {glyphs, styles} = useTheme();
	// Not at every step of a held key: it would be asked for, and sent over the line, for nothing.
	const settled = useSettled(row, restMs);
	return (
		<Box
			flexDirection="column"
			width={width}
			height={rows}
			overflow="hidden"
			borderStyle={glyphs.corner}
			borderTop={false}
			borderRight={false}
			borderBottom={false}
			borderDimColor={styles.muted.dimColor === true}
		>
			<SizeContext.Provider value={{columns: width - 1, rows: rows + frameRows}}>
				<Aside>{settled === undefined ? null : renderDetail(settled)}</Aside>
			</SizeContext.Provider>
		</Box>
	);
}

/** Longer than a held key takes for one step, shorter than anybody waits. */
const restMs = 100;
