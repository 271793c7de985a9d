import {createContext, useContext} from 'react';

/** The terminal's size in cells. */
export type Size = {readonly columns: number; readonly rows: number};

export const SizeContext = createContext<Size>({columns: 80, rows: 24});

/** Cells of the body of the frame: what a screen may fill. */
export function useBodySize(): Size {
	const {columns, rows} = useContext(SizeContext);
	return {columns, rows: rows - frameRows};
}

/** Header, its rule, the rule below the body, status line, footer. */
export const frameRows = 5;

/** Below this the frame says what size it needs. */
export const leastSize: Size = {columns: 60, rows: 15};
