import {visible} from '../../../domain/visible.js';
import {keyLabel, keyTable, type KeyTable} from '../key-table.js';

/** Every act with its keys, one a line; a star stands before those that a key file has changed. */
export function listKeys(table: KeyTable, unicode: boolean): string {
	const rows = [...table.values()].map(({id, keys, help}) => {
		const changed = keys.join(' ') === keyTable.get(id)!.keys.join(' ') ? ' ' : '*';
		const labels = keys.length === 0 ? '(none)' : keys.map(key => keyLabel(key, unicode)).join(' ');
		return `${changed} ${id.padEnd(24)} ${labels.padEnd(16)} ${help}`;
	});
	return `${rows.join('\n')}\n`;
}

/** What the status line says when the console opens with a file that has mistakes; undefined when it has none. */
export function keyNotice(mistakes: number, file: string): string | undefined {
	if (mistakes === 0) return undefined;
	return `${mistakes === 1 ? 'A mistake' : `${mistakes} mistakes`} in the key file; det ui --check-keys tells: ${visible(file)}`;
}
