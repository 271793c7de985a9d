import {createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode} from 'react';
import {useRefusals} from '../keys/use-acts.js';
import {viewOnlyText} from '../words.js';

/**
 * A sentence in the status line: an answer to the last key, gone with the next one, or one that `stays` until there is
 * another or another screen.
 */
export type Status = {readonly kind: 'ok' | 'error' | 'warn' | 'info'; readonly text: string; readonly stays?: boolean};

type StatusActions = {
	/** Replaces the sentence in the status line. */
	readonly say: (status: Status | undefined) => void;
	/** Takes an answer away that is for the key before this one. */
	readonly nextKey: () => void;
	/** The text at the right end, such as "12 of 340". */
	readonly count: (text: string) => void;
};

// State and actions are two contexts, so that whoever only speaks is not drawn anew when something is said.
const ActionsContext = createContext<StatusActions>({say() {}, nextKey() {}, count() {}});
const StateContext = createContext<{readonly status: Status | undefined; readonly count: string}>({
	status: undefined,
	count: '',
});

/** Holds the status line for everything inside. */
export function StatusProvider({children}: {readonly children: ReactNode}) {
	const [status, say] = useState<Status>();
	const [text, count] = useState('');
	const nextKey = useCallback(() => say(said => (said?.stays ? said : undefined)), []);
	const actions = useMemo(() => ({say, nextKey, count}), [nextKey]);
	const state = useMemo(() => ({status, count: text}), [status, text]);
	return (
		<ActionsContext.Provider value={actions}>
			<StateContext.Provider value={state}>{children}</StateContext.Provider>
		</ActionsContext.Provider>
	);
}

/** Ways to speak in the status line. */
export function useStatus(): StatusActions {
	return useContext(ActionsContext);
}

/** What the status line says. */
export function useStatusLine(): {readonly status: Status | undefined; readonly count: string} {
	return useContext(StateContext);
}

/** Shows a count at the right end of the status line while the component is mounted. */
export function useCount(text: string): void {
	const {count} = useStatus();
	useEffect(() => {
		count(text);
		return () => count('');
	}, [count, text]);
}

/** Says why a key that was pressed does nothing now; `readOnly` is why nothing can be changed here at all. */
export function useRefusalsSaid(readOnly: string | undefined): void {
	const {say} = useStatus();
	useRefusals(
		useCallback(
			reason => say({kind: 'info', text: reason === readOnly ? viewOnlyText(reason) : reason}),
			[say, readOnly],
		),
	);
}
