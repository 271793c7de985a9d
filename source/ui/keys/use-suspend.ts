import {useApp} from 'ink';
import type {Act} from './layers.js';
import {useOutside} from '../hooks/use-outside.js';

/** Ctrl-Z: to the shell underneath and back, the terminal as it was meanwhile; where there is none it says so. */
export function useSuspendAct(): Act {
	const {suspendTerminal} = useApp();
	const stop = useOutside()?.stop;
	return {
		id: 'app.suspend',
		run: () => void (stop && suspendTerminal(stop)),
		disabled: stop === undefined ? 'There is no shell underneath to go back to.' : undefined,
	};
}
