import {createContext, useContext, useLayoutEffect, useMemo, useRef, useState, type ReactNode} from 'react';
import {Box} from 'ink';
import {useStatus, useStatusLine, type Status} from '../hooks/status.js';
import {Deeper} from '../keys/use-acts.js';
import {counted} from '../words.js';
import {copyable, useClipboard} from './clipboard.js';
import {ShownText} from './shown-text.js';

/** Something that can be copied. */
export type Copyable = {
	/** What it is, as a sentence begins: `Username`. */
	readonly what: string;
	readonly text: string;
	/** Whether it has lines. */
	readonly document?: boolean;
	/** Not to be repeated in the status line. */
	readonly secret?: boolean;
};

const CopyContext = createContext<(copied: Copyable) => void>(() => {});

/** Copies what is given, and says so; asked again at once, or without a clipboard, it is shown for the mouse instead. */
export function useCopy(): (copied: Copyable) => void {
	return useContext(CopyContext);
}

/** Lets everything inside copy. What is shown for the mouse stands in the place of it. */
export function Copying({children}: {readonly children: ReactNode}) {
	const clipboard = useClipboard();
	const {say} = useStatus();
	const {status} = useStatusLine();
	const [shown, setShown] = useState<Copyable>();
	const last = useRef<{readonly text: string; readonly status: Status}>(undefined);
	const current = useRef(status);
	useLayoutEffect(() => {
		current.current = status;
	});

	const copy = useMemo(
		() => (copied: Copyable) => {
			const {what, document = false, secret = false} = copied;
			const text = copyable(copied.text, document);
			const isAgain = last.current?.text === text && last.current.status === current.current;
			if (isAgain || !clipboard.send(text)) {
				last.current = undefined;
				say(undefined);
				return setShown({...copied, text});
			}

			const lines = text.trimEnd().split('\n');
			const said: Status = {
				kind: 'ok',
				text: secret
					? `${what} sent to the clipboard; it stays there until you copy something else`
					: document && lines.length > 1
						? `${what} sent to the clipboard, ${counted(lines.length, 'line')} (again: show it)`
						: `${what} sent to the clipboard (again: show it): ${lines[0]}`,
			};
			last.current = {text, status: said};
			say(said);
		},
		[clipboard, say],
	);
	return (
		<CopyContext.Provider value={copy}>
			{shown ? <ShownText {...shown} onClose={() => setShown(undefined)} /> : null}
			{/* Hidden, not gone: a form must be as it was. */}
			<Box flexDirection="column" flexGrow={1} display={shown ? 'none' : 'flex'}>
				<Deeper>{children}</Deeper>
			</Box>
		</CopyContext.Provider>
	);
}
