import {argumentName, flagName, flagsOf, type Level} from './command.js';
import {findFlag, looksLikeFlag, type FoundFlag} from './find-flag.js';
import {notOneOf} from './not-one-of.js';

/** The flags given at one level: key to value as written, `''` for switches. */
export type LevelFlags = ReadonlyMap<string, string>;

/** What became of a flag. `tookNext` says that the next word was its value. */
export type Taken =
	| {readonly kind: 'taken'; readonly tookNext: boolean}
	| {readonly kind: 'stop'; readonly what: 'help' | 'version'}
	| {readonly kind: 'later'; readonly text: string}
	| {readonly kind: 'wrong'; readonly text: string};

/** Notes a flag of a level in `flags`, or says what is wrong with it. `next` is the word after it. */
export function takeFlag(level: Level, found: FoundFlag, next: string | undefined, flags: Map<string, string>): Taken {
	const {key, flag} = found;
	const name = nameOf(level, key);
	const wrong = (text: string): Taken => ({kind: 'wrong', text: `argument ${name}: ${text}`});
	if (flag.kind === 'switch') return takeSwitch(level, found, flags, wrong);
	if (flag.kind === 'text' && flag.later !== undefined) return {kind: 'later', text: flag.later};
	const tookNext = found.value === undefined;
	if (tookNext && (next === undefined || next === '--' || looksLikeFlag(next))) return wrong('expected one argument');
	const value = found.value ?? next ?? '';
	if (flag.kind === 'boolean') {
		const odd = readBoolean(value) === undefined ? notOneOf(value, ['true', 'false']) : undefined;
		if (odd !== undefined) return wrong(odd);
	} else {
		const odd = flag.choices && notOneOf(value, flag.choices);
		if (odd !== undefined) return wrong(odd);
		if (flag.strict === true && flags.has(key)) return wrong('given twice');
		if ((flag.strict === true || flag.filled === true) && value === '') return wrong('expected one argument');
	}

	return note(level, key, value, flags) ?? {kind: 'taken', tookNext};
}

/** The product's words for true and false (`determined.md` 1.6) without its rule that anything else is true; undefined for others. */
export function readBoolean(text: string): boolean | undefined {
	const word = text.toLowerCase();
	if (['y', 'yes', 't', 'true', 'on', '1'].includes(word)) return true;
	return ['n', 'no', 'f', 'false', 'off', '0', ''].includes(word) ? false : undefined;
}

function takeSwitch(
	level: Level,
	{key, flag, value, glued}: FoundFlag,
	flags: Map<string, string>,
	wrong: (text: string) => Taken,
): Taken {
	const stops = flag.kind === 'switch' ? flag.stops : undefined;
	if (value === undefined) {
		if (stops !== undefined) return {kind: 'stop', what: stops};
		return note(level, key, '', flags) ?? {kind: 'taken', tookNext: false};
	}

	const next = glued ? findFlag(flagsOf(level), `-${value}`) : undefined;
	if (next?.kind !== 'flag') return wrong(`ignored explicit argument '${value}'`);
	if (stops !== undefined) return {kind: 'stop', what: stops};
	return note(level, key, '', flags) ?? takeFlag(level, next, undefined, flags);
}

/** Notes the value, unless a flag given already excludes this one. */
function note(level: Level, key: string, value: string, flags: Map<string, string>): Taken | undefined {
	const rival = rivalOf(level, key, flags);
	if (rival === undefined) {
		flags.set(key, value);
		return undefined;
	}

	const names = [key, rival].map(each => nameOf(level, each));
	return {kind: 'wrong', text: `argument ${names.join(': not allowed with argument ')}`};
}

/** A flag given already that excludes this one. */
function rivalOf(level: Level, key: string, flags: LevelFlags): string | undefined {
	const sets = level.kind === 'command' ? (level.exclusive ?? []) : [];
	return sets
		.filter(set => set.includes(key))
		.flat()
		.find(other => other !== key && flags.has(other));
}

function nameOf(level: Level, key: string): string {
	const flag = flagsOf(level)[key];
	return flag === undefined ? `--${flagName(key)}` : argumentName(key, flag);
}
