import {visible} from '../../../domain/visible.js';
import type {KeyFileText} from '../../../system/key-file.js';
import {keyTable, type KeyTable} from '../key-table.js';
import {applyKeys} from './apply-keys.js';
import {parseKeyFile} from './parse-key-file.js';

/** The keys of a person, and what of their file is not used, each with file, line and remedy. */
export type LoadedKeys = {readonly table: KeyTable; readonly problems: readonly string[]};

/** The key table with what a file changes of it; what is wrong in the file changes nothing. */
export function loadKeys(file: string, read: KeyFileText): LoadedKeys {
	if (!read.ok) return {table: keyTable, problems: [`${visible(file)}: ${read.problem}`]};
	const {lines, problems: wrong} = parseKeyFile(read.text);
	const {table, problems: clashes} = applyKeys(lines);
	const problems = [...wrong, ...clashes].toSorted((a, b) => a.line - b.line);
	return {
		table,
		problems: problems.map(({line, what, remedy}) => `${visible(file)}:${line}: ${what}; ${remedy}.`),
	};
}
