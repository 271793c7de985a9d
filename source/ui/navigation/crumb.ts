import {createContext, useContext, useEffect} from 'react';

/** Adds a crumb to those of the screen; undefined takes it away. */
export const CrumbContext = createContext<(crumb: string | undefined) => void>(() => {});

/** Names what stands in the place of a screen for a while, such as a form for what is marked, in the header. */
export function useCrumb(crumb: string): void {
	const add = useContext(CrumbContext);
	useEffect(() => {
		add(crumb);
		return () => add(undefined);
	}, [add, crumb]);
}
