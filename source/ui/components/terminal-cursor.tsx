import {useLayoutEffect, useState, type RefObject} from 'react';
import {measureElement, useCursor, type DOMElement} from 'ink';

export type TerminalCursorProps = {
	/** The box it stands in. */
	readonly box: RefObject<DOMElement | null>;
	/** The cell in the box. */
	readonly x: number;
	readonly y?: number;
};

/**
 * Puts the terminal's own cursor on a cell and shows it there; without one it is hidden. It is the caret of whatever is
 * typed into: the windows of input methods open at it, magnifiers and screen readers follow it.
 */
export function TerminalCursor({box, x, y = 0}: TerminalCursorProps) {
	const {setCursorPosition} = useCursor();
	const [origin, setOrigin] = useState<{readonly x: number; readonly y: number}>();
	// The layout is known only after it was committed, and may be another after any commit. Mostly the box is where it was,
	// and then typing takes no second frame.
	// oxlint-disable-next-line react-hooks/exhaustive-deps
	useLayoutEffect(() => {
		const at = box.current === null ? undefined : measureElement(box.current);
		// A hidden box has no width: a window too small for a moment.
		const next = at === undefined || at.width === 0 ? undefined : at;
		// oxlint-disable-next-line react/set-state-in-effect
		if (next?.x !== origin?.x || next?.y !== origin?.y) setOrigin(next && {x: next.x, y: next.y});
	});
	setCursorPosition(origin && {x: origin.x + x, y: origin.y + y});
	return null;
}
