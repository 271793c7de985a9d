import type {ReactNode} from 'react';
import {Box, useApp} from 'ink';
import type {Backend} from '../../backend/backend.js';
import {Copying} from '../copy/copying.js';
import {useRedraw} from '../keys/use-redraw.js';
import {Above, useActs} from '../keys/use-acts.js';
import {CommandLine} from '../palette/command-line.js';
import {Palette} from '../palette/palette.js';
import {useOverlay} from '../palette/use-overlay.js';
import {Help} from '../screens/help/help.js';
import {useSuspendAct} from '../keys/use-suspend.js';
import {viewOnlyText} from '../words.js';
import {Frame, type Mode} from './frame.js';

export type ShellProps = {
	readonly backend: Backend;
	readonly crumbs: readonly string[];
	readonly who: string;
	/** The same where room is short. */
	readonly whoShort?: string | undefined;
	/** What the person may change, in a word for the header, unless nothing can be changed at all. */
	readonly mode?: Mode | undefined;
	/** Path of the section this screen belongs to, behind the sign-in. */
	readonly section?: string | undefined;
	/** Something to be warned of, above the body, unless nothing can be changed at all, which counts for more. */
	readonly warning?: string | undefined;
	/** What stands before everything else, help too, as the lock does; the rest is hidden, not gone. */
	readonly cover?: ReactNode;
	readonly children?: ReactNode;
};

/** The frame with what works on every screen: help, commands, leaving at once. */
export function Shell({backend, crumbs, who, whoShort, mode, section, warning, cover, children}: ShellProps) {
	const {exit} = useApp();
	const suspend = useSuspendAct();
	const overlay = useOverlay();
	const redraw = useRedraw();
	const covered = cover !== undefined && cover !== null;
	const kind = covered ? undefined : overlay.kind;
	useActs([
		...(covered || kind !== undefined ? [] : [{id: 'app.help' as const, run: () => overlay.open('help')}]),
		...(redraw === undefined ? [] : [{id: 'app.redraw' as const, run: redraw}]),
		{id: 'app.force-quit', run: () => exit()},
		suspend,
	]);
	// Behind the sign-in only, and not under a dialog: it wants its answer first.
	useActs(
		[
			{id: 'app.command', run: () => overlay.open('command')},
			{id: 'app.palette', run: () => overlay.open('palette')},
		],
		{active: section !== undefined && kind === undefined, depth: 1},
	);
	const {readOnly} = backend.place;
	const {offers, history, run, close} = overlay;
	return (
		<Frame
			crumbs={kind === 'help' ? [...crumbs, 'Keys'] : crumbs}
			who={who}
			whoShort={whoShort}
			mode={readOnly === undefined ? mode : {text: 'read-only', tone: 'warn'}}
			section={section}
			banner={readOnly === undefined ? warning : viewOnlyText(readOnly)}
			overlay={
				<Above>
					{kind === 'palette' ? <Palette offers={offers} onRun={({deed}) => run(deed)} onClose={close} /> : null}
					{kind === 'command' ? (
						<CommandLine offers={offers} history={history} onRun={({deed}, line) => run(deed, line)} onClose={close} />
					) : null}
				</Above>
			}
		>
			{cover}
			{kind === 'help' ? (
				<Above>
					<Help offers={offers} onRun={id => run({kind: 'act', id})} onClose={close} />
				</Above>
			) : null}
			{/* Hidden, not gone: what was typed must be there when the help closes or the lock opens. */}
			<Box flexDirection="column" flexGrow={1} display={kind === 'help' || covered ? 'none' : 'flex'}>
				<Copying>{children}</Copying>
			</Box>
		</Frame>
	);
}
