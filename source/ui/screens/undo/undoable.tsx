import {useState, type ReactNode} from 'react';
import {Box} from 'ink';
import {useConsole} from '../../hooks/use-console.js';
import {AboveScreens, Deeper, useActs} from '../../keys/use-acts.js';
import {UndoDialog} from './undo-dialog.js';

/** Offers to undo one's last act on whatever screen is inside; the screen waits behind the question. */
export function Undoable({children}: {readonly children: ReactNode}) {
	const {backend, user} = useConsole();
	const [asking, setAsking] = useState(false);
	useActs([{id: 'app.undo', run: () => setAsking(true), disabled: backend.place.readOnly}], {
		active: !user.mustChangePassword,
	});
	return (
		<>
			{asking ? (
				<AboveScreens>
					<UndoDialog onClose={() => setAsking(false)} />
				</AboveScreens>
			) : null}
			{/* Hidden, not gone: cursor, filter and marks are there afterwards. */}
			<Box flexDirection="column" flexGrow={1} display={asking ? 'none' : 'flex'}>
				<Deeper>{children}</Deeper>
			</Box>
		</>
	);
}
