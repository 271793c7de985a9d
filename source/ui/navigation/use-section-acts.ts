import type {Act} from '../keys/layers.js';
import {useNavigation} from './navigation.js';
import {sections} from './sections.js';

/** The number keys of the sections, for screens where leaving loses nothing. */
export function useSectionActs(): readonly Act[] {
	const {section} = useNavigation();
	return sections.map(({act, path}) => ({id: act, run: () => section(path)}));
}
