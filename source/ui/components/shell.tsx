import {useState, type ReactNode} from 'react';
import {Box, useApp} from 'ink';
import type {Backend} from '../../backend/backend.js';
import type {Offer} from '../keys/layers.js';
import {Deeper, useActs, useReadOffers} from '../keys/use-acts.js';
import {Help} from '../screens/help/help.js';
import {Frame} from './frame.js';

export type ShellProps = {
	readonly backend: Backend;
	readonly crumbs: readonly string[];
	readonly who: string;
	readonly children?: ReactNode;
};

/** The frame with what works on every screen: help, leaving at once, drawing anew. */
export function Shell({backend, crumbs, who, children}: ShellProps) {
	const {exit} = useApp();
	const readOffers = useReadOffers();
	const [help, setHelp] = useState<readonly Offer[]>();
	useActs([
		{id: 'app.help', run: () => setHelp(readOffers())},
		{id: 'app.force-quit', run: () => exit()},
	]);
	const {readOnly} = backend.place;
	return (
		<Frame
			crumbs={help ? [...crumbs, 'Keys'] : crumbs}
			who={who}
			banner={readOnly === undefined ? undefined : `View only: ${readOnly}`}
		>
			{help ? <Help offers={help} onClose={() => setHelp(undefined)} /> : null}
			{/* Hidden, not gone: what was typed must be there when the help closes. */}
			<Box flexDirection="column" flexGrow={1} display={help ? 'none' : 'flex'}>
				<Deeper>{children}</Deeper>
			</Box>
		</Frame>
	);
}
