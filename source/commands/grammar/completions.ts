import {
	findCommand,
	flagName,
	flagsOf,
	flagWords,
	sortedCommands,
	type Flag,
	type Group,
	type Level,
	type Positional,
} from './command.js';
import {findFlag, looksLikeFlag} from './find-flag.js';

/** The answer that leaves a word to the shell: the name of a file. */
export const files = ':files';

/**
 * What the last of these words can become: subcommands, flags, choices, or {@link files}. Nothing where only the store
 * would know (names of users: completing must never ask for a password).
 */
export function completions(root: Group, words: readonly string[]): readonly string[] {
	// Bash takes --flag=value apart, the = alone in the middle.
	const [last = '', ...before] = words.filter((word, index) => word !== '=' || index === words.length - 1).toReversed();
	const {level, plain, pending} = locate(root, before.toReversed());
	if (pending !== undefined) return wordsFor(pending, last === '=' ? '' : last);
	if (last.startsWith('-')) return matching(flagsFor(level), last);
	if (level.kind === 'group') return matching(['help', ...sortedCommands(level).map(({name}) => name)], last);
	const positional = Object.values(level.positionals)[plain];
	return positional === undefined ? [] : wordsFor(positional, last);
}

function wordsFor(asked: Flag | Positional, start: string): readonly string[] {
	if ('kind' in asked && asked.kind !== 'text') return matching(['true', 'false'], start);
	if (asked.file === true) return [files];
	return matching(asked.choices ?? asked.suggests ?? [], start);
}

/** Where the words lead: the level, how many plain words it has, and a flag that still waits for its value. */
function locate(root: Group, words: readonly string[]) {
	let level: Level = root;
	let plain = 0;
	let pending: Flag | undefined;
	for (const word of words) {
		if (pending !== undefined) {
			pending = undefined;
		} else if (looksLikeFlag(word)) {
			const found = findFlag(flagsOf(level), word);
			if (found.kind === 'flag' && found.flag.kind !== 'switch' && found.value === undefined) pending = found.flag;
		} else if (level.kind === 'command') {
			plain++;
		} else {
			level = findCommand(level, word) ?? level;
		}
	}

	return {level, plain, pending};
}

function flagsFor(level: Level): readonly string[] {
	return Object.entries(flagsOf(level)).flatMap(([key, flag]) => [
		`--${flagName(key)}`,
		...flagWords(key, flag).filter(word => !word.startsWith('--')),
	]);
}

function matching(words: readonly string[], start: string): readonly string[] {
	return words.filter(word => word.startsWith(start));
}
