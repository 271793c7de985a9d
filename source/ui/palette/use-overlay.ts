import {useLayoutEffect, useRef, useState} from 'react';
import {useApp} from 'ink';
import {useStatus} from '../hooks/status.js';
import type {Offer} from '../keys/layers.js';
import {usePerform, useReadOffers} from '../keys/use-acts.js';
import {useNavigation} from '../navigation/navigation.js';
import type {Deed} from './commands.js';

/** What stands over the screen, one at a time. */
export type OverlayKind = 'help' | 'palette' | 'command';

const noOffers: readonly Offer[] = [];

/** Lines of the command line that are kept. */
const longestHistory = 100;

/** Opens help, palette and command line over a screen, and does on that screen what was chosen once they have closed. */
export function useOverlay() {
	const {exit} = useApp();
	const {say} = useStatus();
	const navigation = useNavigation();
	const perform = usePerform();
	const readOffers = useReadOffers();
	const [opened, setOpened] = useState<{readonly kind: OverlayKind; readonly offers: readonly Offer[]}>();
	const due = useRef<Deed>(undefined);
	const [history, setHistory] = useState<readonly string[]>([]);
	const open = (kind: OverlayKind) => setOpened({kind, offers: readOffers()});

	// After the drawing in which the overlay went: only then does the screen below hear again.
	useLayoutEffect(() => {
		const deed = due.current;
		if (opened !== undefined || deed === undefined) return;
		due.current = undefined;
		switch (deed.kind) {
			case 'act':
				perform(deed.id, deed.choice);
				return;
			case 'section':
				navigation.section(deed.path, deed.filter);
				return;
			case 'open':
				navigation.open(deed.path);
				return;
			case 'help':
				open('help');
				return;
			case 'quit':
				exit();
		}
		// Once for what is due, whatever else has changed meanwhile.
		// oxlint-disable-next-line react/exhaustive-effect-dependencies, react/exhaustive-deps
	}, [opened]);

	return {
		kind: opened?.kind,
		/** What the screen offered when the overlay opened. */
		offers: opened?.offers ?? noOffers,
		history,
		open,
		close: () => setOpened(undefined),
		/** Closes the overlay and does it; `line` is what was typed for it. */
		run: (deed: Deed, line?: string) => {
			due.current = deed;
			say(undefined);
			setOpened(undefined);
			if (line !== undefined) setHistory([...history.filter(each => each !== line), line].slice(-longestHistory));
		},
	};
}
