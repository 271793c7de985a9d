import {useState} from 'react';
import {scrolledTop} from '../components/table/table-state.js';
import type {Act} from '../keys/layers.js';

/**
 * The cursor in a list that changes with what is typed: on the first line then. Some lines may be headings, which it
 * passes over; `height` is how many lines there are on the screen.
 */
export function useChoices<T>(items: readonly T[], typed: string, height: number, isHeading: (item: T) => boolean) {
	const [state, setState] = useState({typed, at: 0, top: 0});
	const stops = items.flatMap((item, index) => (isHeading(item) ? [] : [index]));
	const fresh = state.typed !== typed;
	const at = fresh ? 0 : Math.max(0, Math.min(state.at, stops.length - 1));
	const index = stops[at] ?? 0;
	const top = scrolledTop(fresh ? 0 : state.top, index, height, items.length);
	const move = (step: number) => {
		const next = Math.max(0, Math.min(stops.length - 1, at + step));
		// The first line comes into view with its heading.
		const line = next === 0 ? 0 : stops[next]!;
		setState({
			typed,
			at: next,
			top: scrolledTop(scrolledTop(top, stops[next] ?? 0, height, items.length), line, height, items.length),
		});
	};

	const acts: readonly Act[] = [
		{id: 'palette.down', run: () => move(1)},
		{id: 'palette.up', run: () => move(-1)},
		{id: 'palette.page-down', run: () => move(height - 1)},
		{id: 'palette.page-up', run: () => move(1 - height)},
	];
	return {
		index,
		chosen: stops.length === 0 ? undefined : items[index],
		top,
		page: items.slice(top, top + height),
		acts,
	};
}
