/**
 * How long the JSON text of a value is in the form `JSON.stringify` gives it, when the value is sound; else NaN, which
 * no sum gets rid of. Plain functions, called for a hundred thousand values: tables of closures take five times as long.
 */
export type TextLength = (value: unknown, escaped: boolean) => number;

/** A string of at most 4096 characters, or `most`. `escaped` says that the text holds backslashes, so that it may be longer than it looks. */
export function text(value: unknown, escaped: boolean, most = 4096): number {
	if (typeof value !== 'string' || value.length > most) return NaN;
	if (!escaped || !/["\\\u0000-\u001F\uD800-\uDFFF]/.test(value)) return value.length + 2;
	return value.isWellFormed() ? JSON.stringify(value).length : NaN;
}

/** The same, but not empty. */
export function key(value: unknown, escaped: boolean): number {
	return value === '' ? NaN : text(value, escaped);
}

/** One of these words. */
export function word(value: unknown, words: readonly unknown[]): number {
	return typeof value === 'string' && words.includes(value) ? value.length + 2 : NaN;
}

/** A whole number that JSON keeps exactly. */
export function integer(value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): number {
	if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) return NaN;
	let digits = 1;
	for (let rest = value; rest >= 10; rest /= 10) digits++;
	return digits;
}

/** True or false. */
export function boolean(value: unknown): number {
	return value === true ? 4 : value === false ? 5 : NaN;
}

/** A list of at most so many entries. */
export function list(value: unknown, each: TextLength, escaped: boolean, most = Infinity): number {
	if (!Array.isArray(value) || value.length > most) return NaN;
	const entries: readonly unknown[] = value;
	let length = 1 + Math.max(entries.length, 1);
	for (const entry of entries) length += each(entry, escaped);
	return length;
}

/** A field that may be left out, with its name and a comma. */
export function optional(name: string, value: unknown, each: TextLength, escaped: boolean): number {
	return value === undefined ? 0 : name.length + 4 + each(value, escaped);
}

/** What the names of an object's fields take, with braces, quotes, colons and commas. */
export function frame(...names: readonly string[]): number {
	return JSON.stringify(Object.fromEntries(names.map(name => [name, 0]))).length - names.length;
}

/** The fields of an object; undefined for anything else, whose text is then measured by nothing. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
	return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
}
