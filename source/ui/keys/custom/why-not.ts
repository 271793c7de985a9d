import {editLine} from '../../components/form/edit-line.js';
import {keyTable, type ActId} from '../key-table.js';

/** Scopes whose acts are there while a field has the focus. */
const inFields = new Set(['filter', 'form', 'editor', 'palette', 'command', 'lock']);
/** What the editor of documents keeps for itself besides what every field does. */
const editorKeys = new Set(['enter', 'tab', 'shift-tab', 'up', 'down', 'pageup', 'pagedown', 'ctrl-home', 'ctrl-end']);

/** Why an act cannot have a key, whatever keys the others have; undefined when it can. */
export function whyNot(act: ActId, key: string): {readonly what: string; readonly remedy: string} | undefined {
	// What stops while it goes on may have it, as it has by itself.
	if (key === 'ctrl-c' && !keyTable.get(act)!.keys.includes(key))
		return {what: 'ctrl-c always leaves the console', remedy: `give ${act} another key`};
	const [scope = ''] = act.split('.', 1);
	// Switches and choices are no text fields.
	if (!inFields.has(scope) || act.startsWith('form.change')) return undefined;
	const remedy = `give ${act} a key that types nothing, such as f5 or ctrl-o`;
	if (key === 'space' || key.length === 1)
		return {what: `${key} is typed into the field where ${act} is offered`, remedy};
	if (editLine({left: ['a'], right: ['b']}, key) !== undefined || (scope === 'editor' && editorKeys.has(key)))
		return {what: `${key} edits the text where ${act} is offered`, remedy};
	return undefined;
}
