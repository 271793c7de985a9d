import {
	argumentName,
	findCommand,
	flagsOf,
	isRequired,
	positionalName,
	sortedCommands,
	type Command,
	type Group,
	type Level,
} from './command.js';
import {findFlag, looksLikeFlag} from './find-flag.js';
import {notOneOf} from './not-one-of.js';
import {takeFlag, type LevelFlags} from './take-flag.js';

/** What a command line asks for; `prog` is the level as usage lines name it: `det user list`. */
export type Scan =
	| {
			readonly kind: 'command';
			readonly command: Command;
			readonly prog: string;
			/** The flags given at the root and at the command, values unread. */
			readonly flags: {readonly root: LevelFlags; readonly command: LevelFlags};
			/** By key: the words of each positional argument. */
			readonly args: ReadonlyMap<string, readonly string[]>;
	  }
	/** The program alone, or with nothing but global flags. */
	| {readonly kind: 'nothing'; readonly flags: LevelFlags}
	| {readonly kind: 'help'; readonly level: Level; readonly prog: string}
	| {readonly kind: 'version'}
	/** A flag of a later version. */
	| {readonly kind: 'later'; readonly text: string}
	| {readonly kind: 'wrong'; readonly level: Level; readonly prog: string; readonly text: string};

/**
 * Takes a command line apart level by level as Python's argparse does, which the product uses (`determined.md` 1.1):
 * global flags before the command, unique prefixes of long flags, `--flag=value`, what is unknown attributed to the
 * top level. The first mistake ends it. Pure and quick: values are read later, by meow. Texts hold words as they were
 * typed: pass them through `visible` before they are shown.
 */
export function scan(root: Group, argv: readonly string[]): Scan {
	const extras: string[] = [];
	const result = walk({root, level: root, prog: root.name, words: argv, rootFlags: new Map(), extras});
	if (result.kind !== 'command' && result.kind !== 'nothing') return result;
	if (extras.length === 0) return result;
	return {
		kind: 'wrong',
		level: root,
		prog: root.name,
		text: `unrecognized arguments: ${extras.join(' ')}`,
	};
}

type Walk = {
	readonly root: Group;
	readonly level: Level;
	readonly prog: string;
	readonly words: readonly string[];
	readonly rootFlags: LevelFlags;
	/** What nobody knows; collected over all levels. */
	readonly extras: string[];
};

function walk(at: Walk): Scan {
	const {level, prog, words, extras} = at;
	const wrong = (text: string): Scan => ({kind: 'wrong', level, prog, text});
	const flags = new Map<string, string>();
	const plain: Word[] = [];
	const unknown: Word[] = [];
	const known = flagsOf(level);
	for (let index = 0; index < words.length; index++) {
		const word = words[index] ?? '';
		if (word === '--' && level.kind === 'command') {
			plain.push(...words.slice(index + 1).map((text, offset) => ({text, index: index + 1 + offset})));
			break;
		}

		const isLoneDash = word === '--' && index < words.length - 1;
		if (isLoneDash || !looksLikeFlag(word)) {
			if (level.kind === 'group') {
				extras.push(...unknown.map(({text}) => text));
				return walkInto(at, level, flags, word, words.slice(index + 1));
			}

			plain.push({text: word, index});
			if (!takesRest(level, plain.length)) continue;
			plain.push(...words.slice(index + 1).map((text, offset) => ({text, index: index + 1 + offset})));
			break;
		}

		const found = findFlag(known, word);
		if (found.kind === 'unknown') unknown.push({text: word, index});
		else if (found.kind === 'ambiguous') {
			return wrong(`ambiguous option: ${word} could match ${found.matches.join(', ')}`);
		} else {
			const taken = takeFlag(level, found, words[index + 1], flags);
			if (taken.kind === 'wrong') return wrong(taken.text);
			if (taken.kind === 'later') return taken;
			if (taken.kind === 'stop') return taken.what === 'help' ? {kind: 'help', level, prog} : {kind: 'version'};
			if (taken.tookNext) index++;
		}
	}

	return level.kind === 'group' ? bare(at, level, flags, unknown) : finish(at, level, flags, plain, unknown);
}

type Word = {readonly text: string; readonly index: number};

function walkInto(at: Walk, group: Group, flags: LevelFlags, word: string, rest: readonly string[]): Scan {
	const {root, prog, extras} = at;
	const rootFlags = group === root ? flags : at.rootFlags;
	if (word === 'help') return helpOn(at, group, rest);
	const level = findCommand(group, word);
	if (level !== undefined) {
		return walk({root, level, prog: `${prog} ${level.name}`, words: rest, rootFlags, extras});
	}

	const choices = ['help', ...sortedCommands(group).flatMap(({name, aliases = []}) => [name, ...aliases])];
	const text = `argument ${groupMetavar(group, root)}: ${notOneOf(word, choices)}`;
	return {kind: 'wrong', level: group, prog, text};
}

/** What stands for the subcommand in usage lines and errors. */
export function groupMetavar(group: Group, root: Group): string {
	return group === root ? 'command' : 'subcommand';
}

/** `det user help`, and, which the product does not know, `det help user list`. */
function helpOn({prog, extras}: Walk, group: Group, rest: readonly string[]): Scan {
	const [word, ...more] = rest.filter(each => each !== '-h' && each !== '--help');
	if (extras.length > 0) return {kind: 'nothing', flags: new Map()};
	if (word === undefined) return {kind: 'help', level: group, prog};
	const level = findCommand(group, word);
	if (level?.kind === 'group') return helpOn({prog: `${prog} ${level.name}`, extras} as Walk, level, more);
	if (level !== undefined && more.length === 0) return {kind: 'help', level, prog: `${prog} ${level.name}`};
	extras.push(word, ...more);
	return {kind: 'nothing', flags: new Map()};
}

/** A group without a subcommand means its default one without arguments. */
function bare({root, prog, rootFlags, extras}: Walk, group: Group, flags: LevelFlags, unknown: readonly Word[]): Scan {
	extras.push(...unknown.map(({text}) => text));
	if (group === root) return {kind: 'nothing', flags};
	const level = group.default === undefined ? undefined : findCommand(group, group.default);
	if (level !== undefined) {
		return walk({root, level, prog: `${prog} ${level.name}`, words: [], rootFlags, extras});
	}

	return extras.length === 0 ? {kind: 'help', level: group, prog} : {kind: 'nothing', flags};
}

function finish(
	{prog, rootFlags, extras}: Walk,
	command: Command,
	flags: LevelFlags,
	plain: readonly Word[],
	unknown: readonly Word[],
): Scan {
	const wrong = (text: string): Scan => ({kind: 'wrong', level: command, prog, text});
	const args = new Map<string, readonly string[]>();
	const missing = Object.entries(command.flags)
		.filter(([key, flag]) => isRequired(flag) && !flags.has(key))
		.map(([key, flag]) => argumentName(key, flag));
	let at = 0;
	for (const [key, positional] of Object.entries(command.positionals)) {
		const {arity = 'one', choices} = positional;
		const count = arity === 'many' || arity === 'rest' ? plain.length : 1;
		const words = plain.slice(at, at + count).map(({text}) => text);
		at += words.length;
		args.set(key, words);
		if (arity === 'one' && words.length === 0) missing.push(positionalName(key, positional));
		const odd = choices && words.map(word => notOneOf(word, choices)).find(text => text !== undefined);
		if (odd !== undefined) return wrong(`argument ${positionalName(key, positional)}: ${odd}`);
	}

	if (missing.length > 0) return wrong(`the following arguments are required: ${missing.join(', ')}`);
	const left = [...unknown, ...plain.slice(at)].toSorted((a, b) => a.index - b.index);
	extras.push(...left.map(({text}) => text));
	return {kind: 'command', command, prog, flags: {root: rootFlags, command: flags}, args};
}

function takesRest({positionals}: Command, words: number): boolean {
	return Object.values(positionals)[words - 1]?.arity === 'rest';
}
