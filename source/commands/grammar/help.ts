import {
	flagMetavar,
	flagsOf,
	flagWords,
	isRequired,
	sortedCommands,
	type Flag,
	type Group,
	type Level,
	type Positional,
} from './command.js';
import {positionalMetavar, usageText} from './usage.js';
import {wrap} from './wrap.js';

/**
 * The help of a level, laid out as argparse's ArgumentDefaultsHelpFormatter does (`determined.md` 1.1). `columns` is
 * the width of the terminal.
 */
export function helpText(level: Level, prog: string, columns: number): string {
	const width = Math.max(columns - 2, 11);
	const sections = sectionsOf(level, !prog.includes(' '));
	const longest = Math.max(...sections.flatMap(({entries}) => entries.map(({term}) => term.length + 2)));
	const indent = Math.min(longest + 2, Math.max(Math.min(24, width - 20), 4));
	const description = level.kind === 'group' && level.description !== undefined ? `${level.description}\n\n` : '';
	const parts = sections.map(
		({title, entries}) => `${title}:\n${entries.map(entry => entryText(entry, indent, width)).join('')}`,
	);
	return `${usageText(level, prog, width)}\n${description}${parts.join('\n')}`;
}

/** A line of the help: what is written, and what it means; `depth` is its indentation. */
export type HelpEntry = {readonly term: string; readonly help: string; readonly depth: 2 | 4};

/** The parts of a help, in its order. */
export type HelpSection = {
	readonly title: 'positional arguments' | 'options';
	readonly entries: readonly HelpEntry[];
};

/** What a level understands; also the source of the man page. */
export function sectionsOf(level: Level, isRoot: boolean): readonly HelpSection[] {
	const positional =
		level.kind === 'group' ? subcommands(level, isRoot) : Object.entries(level.positionals).map(argument);
	const options = Object.entries(flagsOf(level)).map(option);
	const sections: HelpSection[] = [
		{title: 'positional arguments', entries: positional},
		{title: 'options', entries: options},
	];
	return sections.filter(({entries}) => entries.length > 0);
}

function subcommands(group: Group, isRoot: boolean): readonly HelpEntry[] {
	return [
		{term: isRoot ? 'command' : 'subcommand', help: '', depth: 2},
		{term: 'help', help: 'show help for this command', depth: 4},
		...sortedCommands(group).map(level => ({
			term: level.aliases === undefined ? level.name : `${level.name} (${level.aliases.join(', ')})`,
			help: levelHelp(level),
			depth: 4 as const,
		})),
	];
}

/** The line of a command in the list of its group. */
export function levelHelp(level: Level): string {
	const deprecated = level.kind === 'command' ? level.deprecated : undefined;
	return deprecated === undefined ? level.help : `${level.help} (DEPRECATED: ${deprecated})`;
}

function argument([key, positional]: readonly [string, Positional]): HelpEntry {
	const isOptional = positional.arity === 'optional' || positional.arity === 'many';
	const help = isOptional ? withDefault(positional.help) : positional.help;
	return {term: positionalMetavar(key, positional), help, depth: 2};
}

function option([key, flag]: readonly [string, Flag]): HelpEntry {
	const metavar = flagMetavar(key, flag);
	const term = flagWords(key, flag)
		.map(word => (metavar === '' ? word : `${word} ${metavar}`))
		.join(', ');
	return {term, help: optionHelp(flag), depth: 2};
}

function optionHelp(flag: Flag): string {
	const {kind, help} = flag;
	if (kind === 'switch') return flag.stops === undefined ? `${help} (default: False)` : help;
	return isRequired(flag) ? help : withDefault(help);
}

/** As argparse says it, unless the help has words of its own for that. */
function withDefault(help: string): string {
	return / \(default: .*\)$/.test(help) ? help : `${help} (default: None)`;
}

/** The term, and its help beside it, or below when the term is too long for that. */
function entryText({term, help, depth}: HelpEntry, indent: number, width: number): string {
	const margin = ' '.repeat(depth);
	if (help === '') return `${margin}${term}\n`;
	const lines = wrap(help, Math.max(width - indent, 11));
	const room = indent - depth - 2;
	const below = lines.map(line => `${' '.repeat(indent)}${line}\n`);
	if (term.length > room) return `${margin}${term}\n${below.join('')}`;
	return `${margin}${term.padEnd(room)}  ${lines[0] ?? ''}\n${below.slice(1).join('')}`;
}
