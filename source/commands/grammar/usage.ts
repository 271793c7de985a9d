import {
	choicesMetavar,
	flagMetavar,
	flagsOf,
	flagWords,
	isRequired,
	positionalName,
	type Level,
	type Positional,
} from './command.js';

/**
 * The usage of a level as argparse writes it, with a line feed at its end: one line, or several of at most `width`
 * with the flags first and the positional arguments on lines of their own. `prog` is the level with what is above it.
 */
export function usageText(level: Level, prog: string, width: number): string {
	const optional = optionalParts(level);
	const positional = positionalParts(level, !prog.includes(' '));
	const prefix = 'usage: ';
	const line = [prog, ...optional, ...positional].join(' ');
	if (prefix.length + line.length <= width) return `${prefix}${line}\n`;
	if (prefix.length + prog.length <= 0.75 * width) {
		const indent = ' '.repeat(prefix.length + prog.length + 1);
		const lines = [
			...fill([prog, ...optional], indent, width, prefix.length),
			...(positional.length === 0 ? [] : fill(positional, indent, width, indent.length).map(each => indent + each)),
		];
		return `${prefix}${lines.join('\n')}\n`;
	}

	const indent = ' '.repeat(prefix.length);
	const together = fill([...optional, ...positional], indent, width, indent.length);
	const lines =
		together.length > 1
			? [...fill(optional, indent, width, indent.length), ...fill(positional, indent, width, indent.length)]
			: together;
	return `${prefix}${[prog, ...lines.map((each, index) => (index === 0 || !each.startsWith(indent) ? indent + each : each))].join('\n')}\n`;
}

function optionalParts(level: Level): readonly string[] {
	const sets = level.kind === 'command' ? (level.exclusive ?? []) : [];
	const parts: string[] = [];
	const shown = new Set<string>();
	for (const [key, flag] of Object.entries(flagsOf(level))) {
		if (shown.has(key)) continue;
		const set = sets.find(keys => keys.includes(key)) ?? [key];
		for (const each of set) shown.add(each);
		const part = set.map(each => flagPart(level, each)).join(' | ');
		parts.push(isRequired(flag) ? part : `[${part}]`);
	}

	return parts;
}

/** By its shortest word: `-u username`, `--data DIR`. */
function flagPart(level: Level, key: string): string {
	const flag = flagsOf(level)[key];
	if (flag === undefined) throw new Error(`there is no flag ${key}`);
	const [word = ''] = flagWords(key, flag);
	const metavar = flagMetavar(key, flag);
	return metavar === '' ? word : `${word} ${metavar}`;
}

function positionalParts(level: Level, isRoot: boolean): readonly string[] {
	if (level.kind === 'group') return [isRoot ? 'command' : 'subcommand', '...'];
	return Object.entries(level.positionals).map(([key, positional]) => positionalPart(key, positional));
}

function positionalPart(key: string, positional: Positional): string {
	const name = positionalMetavar(key, positional);
	switch (positional.arity ?? 'one') {
		case 'one':
			return name;
		case 'optional':
			return `[${name}]`;
		case 'many':
			return `[${name} ...]`;
		default:
			return '...';
	}
}

/** What stands for a positional argument: its choices when it has some. */
export function positionalMetavar(key: string, positional: Positional): string {
	return positional.metavar ?? choicesMetavar(positional) ?? positionalName(key, positional);
}

/** Words in lines; every line but the first begins with the indent. `start` is how far the first line is filled before. */
function fill(parts: readonly string[], indent: string, width: number, start: number): readonly string[] {
	const lines: string[] = [];
	let line: string[] = [];
	let length = start - 1;
	for (const part of parts) {
		if (line.length > 0 && length + 1 + part.length > width) {
			lines.push((lines.length === 0 ? '' : indent) + line.join(' '));
			line = [];
			length = indent.length - 1;
		}

		line.push(part);
		length += part.length + 1;
	}

	if (line.length > 0) lines.push((lines.length === 0 ? '' : indent) + line.join(' '));
	return lines;
}
