import {useEffect, useState} from 'react';
import {effectiveIdentity, identityReason, runsAsRoot} from '../../../domain/identity/effective-identity.js';
import {useConsole} from '../../hooks/use-console.js';
import {markedIdentity} from '../../identity-words.js';
import {useTheme} from '../../theme/theme.js';
import {screenText} from '../../words.js';

/** Whom tasks of a user without a link run as, in words, and whether that is root; undefined until it is known. */
export function useDefaultIdentity(): {readonly text: string; readonly root: boolean} | undefined {
	const {backend, token} = useConsole();
	const {glyphs} = useTheme();
	const [then, setThen] = useState<{readonly text: string; readonly root: boolean}>();
	useEffect(() => {
		let current = true;
		void backend.agents.defaultTask(token).then(state => {
			if (!current) return;
			if (!state.ok) return setThen({text: `Whom is not known now: ${screenText(state.error)}`, root: false});
			const {task, problem} = state.value;
			if (task === undefined && problem !== undefined) {
				return setThen({text: `Whom is not known now: ${problem}`, root: false});
			}

			const identity = effectiveIdentity(undefined, task);
			setThen({text: `${markedIdentity(identity, glyphs)}: ${identityReason(identity)}.`, root: runsAsRoot(identity)});
		});
		return () => {
			current = false;
		};
	}, [backend, token, glyphs]);
	return then;
}
