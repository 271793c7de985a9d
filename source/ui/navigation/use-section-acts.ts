import {useContext} from 'react';
import type {Act} from '../keys/layers.js';
import {useNavigation, ViewContext} from './navigation.js';
import {sections} from './sections.js';

/** The keys that lead away, for screens where leaving loses nothing: the number keys of the sections, and one's own page. */
export function useSectionActs(): readonly Act[] {
	const {section, open} = useNavigation();
	const {path} = useContext(ViewContext);
	return [
		...(path === 'account' ? [] : [{id: 'app.account', run: () => open('account')} as const]),
		...sections.map(({act, path: first}) => ({id: act, run: () => section(first)})),
	];
}
