import type {CommandContext, Outcome} from '../context.js';

/** A word of the command line that begins with `-`. Its name is the key it has in {@link Flags}, in kebab case. */
export type Flag = FlagWords &
	(
		| {
				readonly kind: 'switch';
				/** The rest of the command line no longer matters: help or version it is. */
				readonly stops?: 'help' | 'version';
		  }
		| {
				readonly kind: 'text';
				/** It must be given. */
				readonly required?: true;
				/** The only values there are. */
				readonly choices?: readonly string[];
				/** Words that completion offers; others are as good. */
				readonly suggests?: readonly string[];
				/** It names a file or a directory. */
				readonly file?: true;
				/** What stands for the value in usage lines, e.g. `DIR`; the choices or the name in capitals by default. */
				readonly metavar?: string;
				/** Refuse the flag when it is empty. */
				readonly filled?: true;
				/** Refuse the flag when it is given twice or empty; otherwise the last one counts, as in argparse. */
				readonly strict?: true;
				/** Why it cannot be used yet, in a whole sentence. */
				readonly later?: string;
		  }
		/** `true` or `false`, written out (decision 11 refuses anything else). */
		| {readonly kind: 'boolean'}
	);

type FlagWords = {
	readonly help: string;
	readonly short?: string;
};

/** A word of the command line by its place. Its name is the key it has in {@link Positionals}, in snake case. */
export type Positional = {
	readonly help: string;
	/** `many` takes what is there, also nothing; `rest` everything that follows, flags too. */
	readonly arity?: 'one' | 'optional' | 'many' | 'rest';
	readonly choices?: readonly string[];
	/** Words that completion offers; others are as good. */
	readonly suggests?: readonly string[];
	/** It names a file. */
	readonly file?: true;
	readonly metavar?: string;
};

export type Flags = Readonly<Record<string, Flag>>;
export type Positionals = Readonly<Record<string, Positional>>;

/** The values of flags: a switch is false when it is not given, others are undefined then. */
export type FlagValues<F extends Flags> = {readonly [K in keyof F]: FlagValue<F[K]>};

type FlagValue<F extends Flag> = F extends {kind: 'switch'}
	? boolean
	: F extends {kind: 'boolean'}
		? boolean | undefined
		: | (F extends {choices: ReadonlyArray<infer Choice>} ? Choice : string)
			| (F extends {required: true} ? never : undefined);

export type PositionalValues<P extends Positionals> = {readonly [K in keyof P]: PositionalValue<P[K]>};

type PositionalValue<P extends Positional> = P extends {arity: 'many' | 'rest'}
	? readonly string[]
	: P extends {arity: 'optional'}
		? string | undefined
		: string;

/** The words about a command or a group. */
type Words = {
	readonly name: string;
	readonly aliases?: readonly string[];
	/** One line for the list; also the rest of the sentence `Failed to …`. */
	readonly help: string;
};

/** A command with its flags and positional arguments; `run` is what it does. */
export type Command = Words & {
	readonly kind: 'command';
	/** What to use instead. */
	readonly deprecated?: string;
	readonly flags: Flags;
	readonly positionals: Positionals;
	/** Keys of flags of which at most one may be given. */
	readonly exclusive?: ReadonlyArray<readonly string[]>;
	readonly run: (given: Given, context: CommandContext) => Promise<Outcome>;
};

/** What was given to a command. */
export type Given<F extends Flags = Flags, P extends Positionals = Positionals> = {
	readonly flags: FlagValues<F>;
	readonly args: PositionalValues<P>;
};

/** A level with subcommands. */
export type Group = Words & {
	readonly kind: 'group';
	/** The subcommand that the bare group means; without it the bare group prints its help. */
	readonly default?: string;
	readonly commands: ReadonlyArray<Command | Group>;
	/** Only the root has flags: those that stand before the command. */
	readonly flags?: Flags;
	readonly description?: string;
};

export type Level = Command | Group;

type Definition<F extends Flags, P extends Positionals> = Omit<
	Command,
	'kind' | 'flags' | 'positionals' | 'exclusive' | 'run'
> & {
	readonly flags?: F;
	readonly positionals?: P;
	readonly exclusive?: ReadonlyArray<ReadonlyArray<keyof F & string>>;
	readonly run: (given: Given<F, P>, context: CommandContext) => Promise<Outcome>;
};

/** What a command without flags or arguments has of them. */
type Nothing = Readonly<Record<string, never>>;

/** Defines a command whose `run` gets its flags and arguments with their types. */
export function command<const F extends Flags = Nothing, const P extends Positionals = Nothing>(
	definition: Definition<F, P>,
): Command {
	return {
		flags: {},
		positionals: {},
		...definition,
		kind: 'command',
		// The parser reads the values by the very same flags and positionals.
		run: definition.run as unknown as Command['run'],
	};
}

/** The subcommand of that name or alias. */
export function findCommand({commands}: Group, word: string): Level | undefined {
	return commands.find(({name, aliases = []}) => name === word || aliases.includes(word));
}

/** What a group offers, in the order of its help: the word `help` comes with every group and is not among them. */
export function sortedCommands({commands}: Group): readonly Level[] {
	return commands.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** `displayName` as it is written after `--`. */
export function flagName(key: string): string {
	return key.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}

/** `targetUser` as usage lines show it. */
export function positionalName(key: string, {metavar}: Positional): string {
	return metavar ?? key.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

/** All the ways to write a flag: `-u`, `--user`. */
export function flagWords(key: string, {short}: Flag): readonly string[] {
	return [...(short === undefined ? [] : [`-${short}`]), `--${flagName(key)}`];
}

/** A flag as errors name it: `-u/--user`. */
export function argumentName(key: string, flag: Flag): string {
	return flagWords(key, flag).join('/');
}

/** Whether the command line must have it. */
export function isRequired(flag: Flag): boolean {
	return flag.kind === 'text' && flag.required === true;
}

/** What stands for the flag's value; `''` for switches. */
export function flagMetavar(key: string, flag: Flag): string {
	if (flag.kind === 'switch') return '';
	if (flag.kind === 'boolean') return '(true|false)';
	return flag.metavar ?? choicesMetavar(flag) ?? flagName(key).replaceAll('-', '_').toUpperCase();
}

/** `{a,b}`: how choices stand in usage lines; undefined where there are none. */
export function choicesMetavar({choices}: {readonly choices?: readonly string[]}): string | undefined {
	return choices && `{${choices.join(',')}}`;
}

/** The flag of every level; it is part of no table. */
export const helpFlag: Flag = {kind: 'switch', stops: 'help', short: 'h', help: 'show this help message and exit'};

/** Every flag of a level, the help flag first. */
export function flagsOf(level: Level): Flags {
	return {help: helpFlag, ...level.flags};
}
