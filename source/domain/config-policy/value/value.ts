/** What a configuration can hold: the values of JSON. Keys are own properties, so `__proto__` is only a key. */
export type Value = null | boolean | number | string | readonly Value[] | Mapping;

/** A mapping of a configuration. Read it with {@link fieldOf}: a missing `constructor` must not be inherited. */
export type Mapping = {readonly [key: string]: Value};

/** True for a mapping, false for lists and scalars. */
export function isMapping(value: Value | undefined): value is Mapping {
	return typeof value === 'object' && value !== null && !isList(value);
}

/** True for a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
	return Array.isArray(value);
}

/** The value of a field, null counting as not set, as everywhere in the product; undefined when there is none. */
export function fieldOf(value: Value | undefined, key: string): Value | undefined {
	return isMapping(value) && Object.hasOwn(value, key) ? (value[key] ?? undefined) : undefined;
}

/** The value under a path of keys, null counting as not set. */
export function valueAt(value: Value | undefined, ...keys: readonly string[]): Value | undefined {
	return keys.reduce<Value | undefined>((inner, key) => fieldOf(inner, key), value);
}

/** The number under a path of keys, or undefined when there is none. */
export function numberAt(value: Value | undefined, ...keys: readonly string[]): number | undefined {
	const found = valueAt(value, ...keys);
	return typeof found === 'number' ? found : undefined;
}

/** True when two values hold the same; the order of keys does not count. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
	if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
	if (!isMapping(a)) return a === b;
	if (!isMapping(b)) return false;
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && sameValue(a[key], b[key]));
}
