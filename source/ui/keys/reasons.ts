import {createContext, useContext} from 'react';

/** Puts the reason why something cannot be done into words for whoever is signed in. */
export const ReasonContext = createContext<(reason: string) => string>(reason => reason);

/** The words for a reason that stands on a screen; those of acts are put by `useActs`. */
export function useReasonText(): (reason: string) => string {
	return useContext(ReasonContext);
}
