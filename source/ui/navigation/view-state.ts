import {useContext, useState} from 'react';
import {ViewContext} from './navigation.js';

/**
 * `useState` whose value outlives the screen while it is on the stack below another. A function makes the next value of
 * the newest one, which may be newer than the one last drawn.
 */
export function useViewState<T>(name: string, initial: T): readonly [T, (next: T | ((newest: T) => T)) => void] {
	const {state} = useContext(ViewContext);
	const newest = (): T => (state.has(name) ? (state.get(name) as T) : initial);
	const [value, setValue] = useState<T>(newest);
	return [
		value,
		next => {
			const made = typeof next === 'function' ? (next as (newest: T) => T)(newest()) : next;
			state.set(name, made);
			setValue(made);
		},
	];
}

const askedFilter = 'asked filter';

/** The state of a screen that has not been there yet and is to filter its table. */
export function viewStateWith(filter: string): Map<string, unknown> {
	return new Map([[askedFilter, filter]]);
}

/** What the table of this screen was asked to filter by, before a person does; `''` for nothing. */
export function useAskedFilter(): string {
	const {state} = useContext(ViewContext);
	return (state.get(askedFilter) as string | undefined) ?? '';
}
