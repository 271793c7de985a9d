import {useTheme} from '../../theme/theme.js';
import {useBodySize} from '../../hooks/use-size.js';

/** Cells of a list and of what stands beside it; 0 where there is no room for that. */
export type Split = {readonly list: number; readonly detail: number};

/** How a list shares the width of the body with the detail of the record under its cursor. */
export function useSplit(): Split {
	const {columns} = useBodySize();
	const {linear} = useTheme();
	return linear ? {list: columns, detail: 0} : splitOf(columns);
}

/** From 140 columns on there are both: the list keeps all that it shows at 80, the detail gets about two fifths. */
export function splitOf(columns: number): Split {
	const detail = columns < leastColumns ? 0 : Math.min(Math.round(columns * 0.4), mostDetail);
	return {list: columns - detail, detail};
}

const leastColumns = 140;

/** Lines longer than this are hard to read. */
const mostDetail = 72;
