import {useApp} from 'ink';
import {useOutside, type OutsideText} from '../../../hooks/use-outside.js';

/** Hands the terminal over to the person's own editor until it is left, and gives the text it made. */
export function useHandOver(): (text: string) => Promise<OutsideText> {
	const {suspendTerminal} = useApp();
	const outside = useOutside();
	return async text => {
		const editor = outside?.editor;
		if (editor === undefined) return {ok: false, reason: 'No editor is set: EDITOR is empty'};
		let result: OutsideText = {ok: false, reason: `${editor.name} did not start`};
		await suspendTerminal(() => {
			result = editor.edit(text);
		});
		return result;
	};
}
