import {useEffect, useMemo, useReducer, useRef} from 'react';
import {useStatus} from '../hooks/status.js';
import {viewStateWith} from './view-state.js';
import {navigate, stackFor, type Navigation, type NavigationAction, type View} from './navigation.js';

/** What the view stack gives a console: the screen on top, the path at the bottom, which is its section's, and the moves. */
export type ViewStackState = {readonly view: View; readonly section: string; readonly navigation: Navigation};

/** The view stack of a signed-in console, beginning at a path. What the status line said goes with every move. */
export function useViewStack(startPath: string): ViewStackState {
	const {say} = useStatus();
	const [stack, dispatch] = useReducer(navigate, startPath, stackFor);
	const [bottom] = stack;
	// Where each section was left; the first screens only.
	const left = useRef(new Map<string, Map<string, unknown>>());
	useEffect(() => {
		if (bottom !== undefined) left.current.set(bottom.path, bottom.state);
	}, [bottom]);

	const navigation = useMemo<Navigation>(() => {
		const go = (action: NavigationAction) => {
			say(undefined);
			dispatch(action);
		};
		return {
			open: path => go({type: 'open', path}),
			replace: (path, row) => go({type: 'replace', path, row}),
			back: () => go({type: 'back'}),
			section(path, filter) {
				const kept = filter === undefined ? left.current.get(path) : viewStateWith(filter);
				go({type: 'section', path, state: kept ?? new Map<string, unknown>()});
			},
			rename: (from, to) => dispatch({type: 'rename', from, to}),
		};
	}, [say]);
	return {view: stack.at(-1)!, section: bottom?.path ?? '', navigation};
}
