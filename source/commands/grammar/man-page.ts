import {sortedCommands, type Group, type Level} from './command.js';
import {environment} from './environment.js';
import {levelHelp, sectionsOf, type HelpEntry} from './help.js';
import {usageText} from './usage.js';

/** The manual page `det.1` in roff, made of the command table, so that it says what `--help` says. */
export function manPage(root: Group, version: string): string {
	const [title, ...levels] = levelsOf(root, root.name);
	const options = title === undefined ? [] : optionsOf(title.level, true);
	const parts = [
		`.\\" Made by npm run man from the table of commands.`,
		`.TH DET 1 "" "det console ${roff(version)}" "User Commands"`,
		'.SH NAME',
		`det \\- ${roff(root.help)}`,
		'.SH SYNOPSIS',
		...synopsis(root, root.name),
		'.SH DESCRIPTION',
		'A terminal admin console and a command line for user accounts. Without a command it opens the console.',
		'Long flags may be shortened to a unique beginning. Every level has the command',
		'.B help',
		'and the flag',
		'.BR \\-\\-help .',
		'.SH OPTIONS',
		'They stand before the command.',
		...options.flatMap(item),
		'.SH COMMANDS',
		...levels.filter(({level}) => level.kind === 'command').flatMap(({level, prog}) => commandPart(level, prog)),
		...exitStatus,
		'.SH ENVIRONMENT',
		...environment.flatMap(([term, help]) => item({term, help})),
		...places,
	];
	return `${parts.join('\n')}\n`;
}

type Placed = {readonly level: Level; readonly prog: string};

/** The level and everything below it, in the order of help. */
function levelsOf(level: Level, prog: string): readonly Placed[] {
	const below = level.kind === 'group' ? sortedCommands(level) : [];
	return [{level, prog}, ...below.flatMap(each => levelsOf(each, `${prog} ${each.name}`))];
}

function commandPart(level: Level, prog: string): readonly string[] {
	const {aliases = []} = level;
	const also = aliases.length === 0 ? '' : ` Also: ${aliases.join(', ')}.`;
	const entries = sectionsOf(level, false).flatMap(section => section.entries);
	return [
		`.SS ${roff(prog)}`,
		...synopsis(level, prog),
		'.PP',
		roff(`${sentence(levelHelp(level))}${also}`),
		...entries.filter(({term}) => term !== '-h, --help').flatMap(item),
	];
}

function optionsOf(level: Level, isRoot: boolean): readonly HelpEntry[] {
	return sectionsOf(level, isRoot).find(({title}) => title === 'options')?.entries ?? [];
}

/** The usage without its first word, as it is laid out for a terminal of 80 columns. */
function synopsis(level: Level, prog: string): readonly string[] {
	const lines = usageText(level, prog, 78)
		.trimEnd()
		.split('\n')
		.map(line => line.slice('usage: '.length));
	return ['.nf', ...lines.map(roff), '.fi'];
}

function item({term, help}: Pick<HelpEntry, 'term' | 'help'>): readonly string[] {
	return ['.TP', `.B ${roff(term)}`, roff(help)];
}

function sentence(text: string): string {
	return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

/** Text as roff takes it literally: hyphens stay hyphens, no line begins a request. */
function roff(text: string): string {
	const escaped = text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq');
	return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}

const exitStatus = String.raw`.SH EXIT STATUS
.TP
.B 0
success, help, version
.TP
.B 1
the command failed, and said why on standard error
.TP
.B 2
wrong usage
.TP
.B 3
interrupted with Ctrl\-C`.split('\n');

const places = String.raw`.SH FILES
.TP
.I $XDG_STATE_HOME/det\-console
the person's kept sessions; the store too, unless DET_DATA, \-\-data, root or sudo say otherwise
.TP
.I /var/lib/det\-console
the store when root runs det
.TP
.I /etc/determined/master.yaml, /usr/local/determined/etc/master.yaml
where master.yaml is looked for`.split('\n');
