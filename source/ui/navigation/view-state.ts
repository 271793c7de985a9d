import {useContext, useState} from 'react';
import {ViewContext} from './navigation.js';

/** `useState` whose value outlives the screen while it is on the stack below another. */
export function useViewState<T>(name: string, initial: T): readonly [T, (next: T) => void] {
	const {state} = useContext(ViewContext);
	const [value, setValue] = useState<T>(() => (state.has(name) ? (state.get(name) as T) : initial));
	return [
		value,
		next => {
			state.set(name, next);
			setValue(next);
		},
	];
}
