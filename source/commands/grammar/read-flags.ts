import type {FlagValues, Flags} from './command.js';
import {flagName} from './command.js';
import {readBoolean, type LevelFlags} from './take-flag.js';

/**
 * The values of the flags of one level, read by meow. It gets canonical words (`--display-name=Alice`), each flag once
 * and known, so that none of its gaps shows: prefixes, glued values, missing values, repeated flags, `--` as a value, quotes.
 * Without flags there is nothing to read, and meow, half as dear as starting Node, is not even loaded.
 */
export async function readFlags<F extends Flags>(flags: F, given: LevelFlags): Promise<FlagValues<F>> {
	const unset = Object.entries(flags).map(([key, {kind}]) => [key, kind === 'switch' ? false : undefined] as const);
	const values: Record<string, string | boolean | undefined> = Object.fromEntries(unset);
	if (given.size === 0) return values as FlagValues<F>;
	const {default: meow} = await import('meow');
	const read = meow({
		importMeta: import.meta,
		// It becomes the title of the process, which hides a --password from ps from here on.
		pkg: {name: 'det'},
		argv: [...given].map(([key, value]) => wordOf(key, value, flags)),
		help: false,
		autoHelp: false,
		autoVersion: false,
		flags: Object.fromEntries(Object.entries(flags).map(([key, flag]) => [key, meowFlag(flag.kind)])),
	});
	for (const key of given.keys()) {
		const value = read.flags[key];
		const text = typeof value === 'string' ? value.slice(guard.length) : '';
		const kind = flags[key]?.kind;
		values[key] = kind === 'switch' ? value === true : kind === 'boolean' ? readBoolean(text) : text;
	}

	return values as FlagValues<F>;
}

/** Before each value: meow takes quotes around a whole value away, which may be part of a password. */
const guard = ':';

function wordOf(key: string, value: string, flags: Flags): string {
	return flags[key]?.kind === 'switch' ? `--${flagName(key)}` : `--${flagName(key)}=${guard}${value}`;
}

function meowFlag(kind: Flags[string]['kind']): {readonly type: 'boolean' | 'string'} {
	return {type: kind === 'switch' ? 'boolean' : 'string'};
}
