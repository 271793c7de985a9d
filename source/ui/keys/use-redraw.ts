import {createContext, useContext} from 'react';

/** Draws the whole screen anew, or says it again in linear mode; undefined where nobody can. */
export const RedrawContext = createContext<(() => void) | undefined>(undefined);

export function useRedraw(): (() => void) | undefined {
	return useContext(RedrawContext);
}
