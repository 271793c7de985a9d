import type {FlagValues, Flags} from './command.js';
import {flagName} from './command.js';
import {readBoolean, type LevelFlags} from './take-flag.js';

/**
 * The values of the flags of one level, read by meow. It gets canonical words (`--display-name=Alice`), each flag once
 * and known, so that none of its gaps shows: prefixes, glued values, missing values, repeated flags, `--` as a value.
 * Without flags there is nothing to read, and meow, half as dear as starting Node, is not even loaded.
 */
export async function readFlags<F extends Flags>(flags: F, given: LevelFlags): Promise<FlagValues<F>> {
	const unset = Object.entries(flags).map(([key, {kind}]) => [key, kind === 'switch' ? false : undefined] as const);
	const values: Record<string, string | boolean | undefined> = Object.fromEntries(unset);
	if (given.size === 0) return values as FlagValues<F>;
	const {default: meow} = await import('meow');
	const read = meow({
		importMeta: import.meta,
		pkg: {},
		argv: [...given].map(([key, value]) => wordOf(key, value, flags)),
		help: false,
		autoHelp: false,
		autoVersion: false,
		flags: Object.fromEntries(Object.entries(flags).map(([key, flag]) => [key, meowFlag(flag.kind)])),
	});
	for (const key of given.keys()) {
		const value = read.flags[key] as string | boolean;
		values[key] = flags[key]?.kind === 'boolean' ? readBoolean(String(value)) : value;
	}

	return values as FlagValues<F>;
}

function wordOf(key: string, value: string, flags: Flags): string {
	return flags[key]?.kind === 'switch' ? `--${flagName(key)}` : `--${flagName(key)}=${value}`;
}

function meowFlag(kind: Flags[string]['kind']): {readonly type: 'boolean' | 'string'} {
	return {type: kind === 'switch' ? 'boolean' : 'string'};
}
