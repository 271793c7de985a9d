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
	/** Path of the section this screen belongs to, behind the sign-in. */
	readonly section?: string | undefined;
	/** Something to be warned of, above the body, unless nothing can be changed at all, which counts for more. */
	readonly warning?: string | undefined;
	/** What stands before everything else, help too, as the lock does; the rest is hidden, not gone. */
	readonly cover?: ReactNode;
	readonly children?: ReactNode;
};

/** The frame with what works on every screen: help, leaving at once, drawing anew. */
export function Shell({backend, crumbs, who, section, warning, cover, children}: ShellProps) {
	const {exit} = useApp();
	const readOffers = useReadOffers();
	const [offers, setHelp] = useState<readonly Offer[]>();
	const covered = cover !== undefined && cover !== null;
	const help = covered ? undefined : offers;
	useActs([
		...(covered ? [] : [{id: 'app.help' as const, run: () => setHelp(readOffers())}]),
		{id: 'app.force-quit', run: () => exit()},
	]);
	const {readOnly} = backend.place;
	return (
		<Frame
			crumbs={help ? [...crumbs, 'Keys'] : crumbs}
			who={who}
			section={section}
			banner={readOnly === undefined ? warning : `View only: ${readOnly}`}
		>
			{cover}
			{help ? <Help offers={help} onClose={() => setHelp(undefined)} /> : null}
			{/* Hidden, not gone: what was typed must be there when the help closes or the lock opens. */}
			<Box flexDirection="column" flexGrow={1} display={help || covered ? 'none' : 'flex'}>
				<Deeper>{children}</Deeper>
			</Box>
		</Frame>
	);
}
