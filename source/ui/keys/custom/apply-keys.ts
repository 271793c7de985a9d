import type {KeyBinding} from '../bindings/binding.js';
import {keyTable, type ActId, type KeyTable} from '../key-table.js';
import type {KeyLine, KeyProblem} from './parse-key-file.js';
import {mayMeet} from './together.js';

/** The key table with these lines in it, but for those that would give one key to two acts of one screen. */
export function applyKeys(lines: readonly KeyLine[]): {
	readonly table: KeyTable;
	readonly problems: readonly KeyProblem[];
} {
	let left = lines;
	const problems: KeyProblem[] = [];
	for (;;) {
		const table = tableOf(left);
		const clash = firstClash(table, left);
		if (clash === undefined) return {table, problems};
		const {line, other, key} = clash;
		problems.push({
			line: line.line,
			what: `${key} is also the key of ${other.id} ("${other.help}") on the same screen`,
			remedy: `give ${line.act} or ${other.id} another key`,
		});
		// Its act has its own key again, which another line may have taken meanwhile: so all is looked at anew.
		left = left.filter(each => each !== line);
	}
}

function tableOf(lines: readonly KeyLine[]): KeyTable {
	const changed = new Map(lines.map(({act, keys}) => [act, keys]));
	return new Map(
		[...keyTable].map(([id, binding]) => [id, {...binding, keys: changed.get(id) ?? binding.keys}] as const),
	);
}

type Clash = {readonly line: KeyLine; readonly other: KeyBinding<ActId>; readonly key: string};

/** The last line that takes a key from another act. */
function firstClash(table: KeyTable, lines: readonly KeyLine[]): Clash | undefined {
	for (const line of lines.toReversed()) {
		for (const other of table.values()) {
			if (!mayMeet(line.act, other.id)) continue;
			const key = line.keys.find(each => other.keys.includes(each) && !shareByDefault(line.act, other.id, each));
			if (key !== undefined) return {line, other, key};
		}
	}

	return undefined;
}

// Some acts share a key and are told apart by where the focus is.
function shareByDefault(a: ActId, b: ActId, key: string): boolean {
	return [a, b].every(id => keyTable.get(id)!.keys.includes(key));
}
