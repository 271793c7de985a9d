/**
 * What a field of a configuration may hold and how two scopes' values of it are merged (`determined.md` 6.5). Null
 * always counts as not set. The tables in this folder are made of these; `check.ts` and `merge/` read them.
 */
export type Kind =
	| TextKind
	| WholeKind
	| {readonly type: 'number'}
	| {readonly type: 'boolean'}
	/** Anything at all; mappings are united key by key at every depth. */
	| {readonly type: 'free'}
	| {readonly type: 'list'; readonly item: Kind; readonly merge: ListMerge}
	| RecordKind
	/** Keys of the user's choosing; united, the upper one wins per key. */
	| {readonly type: 'map'; readonly value: Kind}
	| UnionKind
	/** One of several forms, told apart by the shape of the value. */
	| EitherKind
	| {readonly type: 'hyperparameter'}
	/** A Kubernetes pod, merged strategically; what is inside is the cluster's business. */
	| {readonly type: 'pod'};

/** `values` lists the only words allowed, `pattern` what the text has to look like, told by `allowed`. */
export type TextKind = {
	readonly type: 'text';
	readonly values?: readonly string[];
	readonly pattern?: RegExp;
	readonly allowed?: string;
};

/** A whole number; the bounds are those of the type the product reads it into, not of good sense, which it does not check. */
export type WholeKind = {readonly type: 'whole'; readonly min?: number; readonly max?: number};

/** `replace`: the whole record is one value, as where half of one and half of another would make no sense. */
export type RecordKind = {
	readonly type: 'record';
	readonly fields: Fields;
	readonly required?: readonly string[];
	/** Exactly one of the fields must be there. */
	readonly single?: true;
	readonly merge: 'fields' | 'replace';
};

/** A record whose fields depend on what its `tag` says; without a tag only the common ones may be there. */
export type UnionKind = {
	readonly type: 'union';
	readonly tag: 'type' | 'name';
	readonly common: Fields;
	readonly variants: Readonly<Record<string, Fields>>;
};

export type EitherKind = {
	readonly type: 'either';
	readonly options: readonly Kind[];
	readonly merge: 'replace' | 'images' | 'variables';
};

/**
 * How lists are merged. `replace`: the upper one. `set`: united. `log-policies`: the upper ones, then lower ones with a
 * new name. A key: the upper entries, then the lower ones whose value of that key is not taken.
 */
export type ListMerge = 'replace' | 'set' | 'log-policies' | {readonly key: 'container_path' | 'proxy_port'};

/** Fields by name. */
export type Fields = Readonly<Record<string, Kind>>;

/** Any text. */
export const text: TextKind = {type: 'text'};

/** Any whole number. */
export const whole: WholeKind = {type: 'whole'};

/** Any number. */
export const number: Kind = {type: 'number'};

/** True or false. */
export const boolean: Kind = {type: 'boolean'};

/** A list that is replaced as a whole. */
export const textList: Kind = {type: 'list', item: text, merge: 'replace'};

/** One word out of several. */
export function oneOf(...values: readonly string[]): TextKind {
	return {type: 'text', values};
}

/** A record that is merged field by field. */
export function record(fields: Fields, required: readonly string[] = []): RecordKind {
	return {type: 'record', fields, required, merge: 'fields'};
}

/** A record that is one value: the upper one replaces the lower. */
export function wholeRecord(fields: Fields, required: readonly string[] = []): RecordKind {
	return {type: 'record', fields, required, merge: 'replace'};
}
