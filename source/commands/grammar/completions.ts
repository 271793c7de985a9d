import {
	findCommand,
	flagName,
	flagsOf,
	flagWords,
	shownCommands,
	type Flag,
	type Group,
	type Level,
} from './command.js';
import {findFlag, looksLikeFlag} from './find-flag.js';

/**
 * What the last of these words can become: subcommands, flags, choices. Nothing where the shell knows better (files)
 * or only the store would (names of users: completing must never ask for a password).
 */
export function completions(root: Group, words: readonly string[]): readonly string[] {
	const last = words.at(-1) ?? '';
	const {level, plain, pending} = locate(root, words.slice(0, -1));
	if (pending !== undefined) return pending.kind === 'boolean' ? matching(['true', 'false'], last) : [];
	if (last.startsWith('-')) return matching(flagsFor(level), last);
	if (level.kind === 'group') return matching(['help', ...shownCommands(level).map(({name}) => name)], last);
	const choices = Object.values(level.positionals)[plain]?.choices ?? [];
	return matching(choices, last);
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
	return Object.entries(flagsOf(level))
		.filter(([, {hidden}]) => hidden !== true)
		.flatMap(([key, flag]) => [`--${flagName(key)}`, ...flagWords(key, flag).filter(word => !word.startsWith('--'))]);
}

function matching(words: readonly string[], start: string): readonly string[] {
	return words.filter(word => word.startsWith(start));
}
