import * as fc from 'fast-check';
import type {DefaultTask} from '../../../source/domain/default-task.js';

/** A generated master.yaml with what setting and unsetting must make of it, rendered independently of the editor. */
export type Generated = {readonly text: string; readonly set: (task: DefaultTask) => string; readonly unset: string};

type Key = keyof DefaultTask;
const keys: readonly Key[] = ['user', 'uid', 'group', 'gid'];

/** One line of the block: one of our keys, or a line that must stay as it is. */
type Line =
	| {
			readonly key: Key;
			readonly quote: '' | '"' | "'";
			readonly name: string;
			readonly value: string;
			readonly tail: string;
	  }
	| {readonly other: string};

type Block = {readonly keyLine: string; readonly lines: readonly Line[]; readonly step: number};

type Model = {
	readonly bom: string;
	readonly eol: string;
	readonly final: boolean;
	readonly head: readonly string[];
	readonly security:
		| undefined
		| {
				readonly keyLine: string;
				readonly above: readonly string[];
				readonly block: Block | undefined;
				readonly below: readonly string[];
				readonly step: number;
		  };
	readonly tail: readonly string[];
	readonly end: readonly string[];
};

/** Sections that must survive byte for byte; each is valid by itself and leaves the top level open. */
const sections: ReadonlyArray<readonly string[]> = [
	['# A comment, with "quotes", tabs\tand a colon: here'],
	['', ''],
	['port:   5432   # padded'],
	['db:', '    user:   postgres', "    password: 'it''s # no comment'", '    port: 0x1F90'],
	['logging: {type: default,  host: [ a,b,  c ]}', ''],
	['startup_script: |', '  #!/bin/sh', '  security:', '    default_task:', '      uid: 7', ''],
	['folded: >-', '  one', '  two', '', '  three'],
	['pools:', '- pool_name: &name a', '  uid: 5', '-   pool_name: *name', '# end of pools'],
	['base: &base', '  user: x', 'merged:', '  <<: *base', '  gid: 1e3'],
	['"quoted key": yes', "'default_task': {uid: 1, user: a}"],
	['task:', '  default_task:', '    user: not ours', '    uid: 99'],
	['multi: one', '  two', '  three # and a comment'],
	['empty:', 'tilde: ~', 'flow: {', '  a: 1, # in flow', '  b: 2', '}'],
	['# security:', '#   default_task:', '#     user: commented', '#     uid: 1'],
	['kanji: 日本語 😀', 'esc: "\\u0041\\t"'],
];

const siblings: ReadonlyArray<readonly string[]> = [
	['# default_task:', '#   user: root'],
	['tls:', '  cert: /a # c', '  key:   "/b"'],
	['ssh: {key_type: ED25519}'],
	['authz:', '  type: basic', '', '  workspace_creator_assign_role: {enabled: true, role_id: 2}'],
	['initial_user_password: "a: b # c"'],
];

const extras = ['# about the next one', '', 'extra: {a: [1, 2]}', 'umask: 0022 # kept', "'odd key': x"];

/** Names as the domain allows them, among them words that YAML 1.1 reads as something else. */
export const taskArbitrary: fc.Arbitrary<DefaultTask> = fc.record(
	{
		user: fc.constantFrom('root', 'det-nobody', 'yes', 'n', 'off', 'null', 'e-0', '_svc', 'a.b', 'True'),
		uid: fc.oneof(fc.constantFrom(0, 65_533, 2_147_483_647), fc.nat(2_147_483_647)),
		group: fc.constantFrom('root', 'det-nobody', 'on', 'Y', 'users', 'gpu-1'),
		gid: fc.oneof(fc.constantFrom(0, 65_533, 2_147_483_647), fc.nat(2_147_483_647)),
	},
	{noNullPrototype: true},
);

const lineArbitrary = (key: Key): fc.Arbitrary<Line> =>
	fc.record({
		key: fc.constant(key),
		quote: fc.constantFrom('', '', '"', "'"),
		name: fc.constantFrom(key, key, `"${key}"`, `'${key}'`, `${key} `),
		value: fc.constantFrom('root', '0', '0', 'abc', '-1', '1.5', '0x10', '4294967296', ''),
		tail: fc.constantFrom('', '', '  # why', '\t# tab', ' '),
	});

const blockArbitrary: fc.Arbitrary<Block> = fc
	.record({
		keyLine: fc.constantFrom('default_task:', 'default_task:', '"default_task": # said why', 'default_task:  '),
		own: fc.subarray([...keys]).chain(chosen => fc.tuple(...chosen.map(key => lineArbitrary(key)))),
		others: fc.array(fc.constantFrom(...extras), {maxLength: 3}),
		order: fc.array(fc.nat(99), {minLength: 8, maxLength: 8}),
		step: fc.constantFrom(2, 2, 4, 3),
	})
	.map(({keyLine, own, others, order, step}) => {
		const lines: readonly Line[] = [...own, ...[...new Set(others)].map(other => ({other}))];
		const shuffled = lines.map((line, index) => ({line, at: order[index] ?? 0})).toSorted((a, b) => a.at - b.at);
		return {keyLine, lines: shuffled.map(({line}) => line), step};
	});

const sectionsArbitrary = fc
	.subarray(sections.map((_, index) => index))
	.map(chosen => chosen.flatMap(index => sections[index] ?? []));

const modelArbitrary: fc.Arbitrary<Model> = fc.record({
	bom: fc.constantFrom('', '', '', '\uFEFF'),
	eol: fc.constantFrom('\n', '\n', '\r\n'),
	final: fc.boolean(),
	head: fc
		.tuple(fc.constantFrom([], [], ['---'], ['# top', '--- # start']), sectionsArbitrary)
		.map(parts => parts.flat()),
	security: fc.option(
		fc.record({
			keyLine: fc.constantFrom('security:', 'security:', '"security":', 'security: # hardened'),
			above: fc.subarray([0, 1]).map(chosen => chosen.flatMap(index => siblings[index] ?? [])),
			block: fc.option(blockArbitrary, {nil: undefined, freq: 4}),
			below: fc.subarray([2, 3, 4]).map(chosen => chosen.flatMap(index => siblings[index] ?? [])),
			step: fc.constantFrom(2, 2, 4, 3),
		}),
		{nil: undefined, freq: 5},
	),
	// What follows security must not start with its own kinds of keys, and `head` has used the names.
	tail: fc.constantFrom([], ['# the end'], ['', 'root: build'], ['zz:', '  - a', '  # inner', 'last: "x"']),
	end: fc.constantFrom([], [], [], ['...'], ['...', '# after the end']),
});

/** Generated files: comments, odd indentation, quoting, CRLF, byte order marks, block missing, partial, wrong, with extras. */
export const masterConfigArbitrary: fc.Arbitrary<Generated> = modelArbitrary.map(ended).map(model => ({
	text: textOf(model, asIs(model.security)),
	set: task =>
		model.security
			? textOf(model, afterSet(model.security, fileStep(model), task))
			: textOf(withFresh(model, task), []),
	unset: textOf(model, afterUnset(model.security)),
}));

/** A text cannot both end in an empty line and have no final line end; one without any line end is given LF. */
function ended(model: Model): Model {
	const last = [...model.head, ...asIs(model.security), ...model.tail, ...model.end].at(-1);
	const final = model.final || last === '';
	const eol = textOf({...model, final}, asIs(model.security)).includes('\n') ? model.eol : '\n';
	return {...model, final, eol};
}

type Security = NonNullable<Model['security']>;

function textOf({bom, eol, final, head, tail, end}: Model, section: readonly string[]): string {
	const lines = [...head, ...section, ...tail, ...end];
	return bom + lines.join(eol) + (lines.length > 0 && final ? eol : '');
}

function asIs(security: Security | undefined): readonly string[] {
	if (!security) return [];
	const {keyLine, above, block, below, step} = security;
	const inner = block ? [block.keyLine, ...indent(block.lines.map(lineText), block.step)] : [];
	return [keyLine, ...indent([...above, ...inner, ...below], step)];
}

function afterSet(security: Security, fallback: number, task: DefaultTask): readonly string[] {
	const {keyLine, above, block, below} = security;
	const step = block || hasKeys([...above, ...below]) ? security.step : fallback;
	if (!block) return [keyLine, ...indent(freshBlock(task, step), step), ...indent([...above, ...below], security.step)];
	const inner = hasKeys(block.lines.map(lineText))
		? indent(setLines(block.lines, task), block.step)
		: [...indent(freshBlock(task, 0).slice(1), step), ...indent(block.lines.map(lineText), block.step)];
	return [keyLine, ...indent([...above, block.keyLine, ...inner, ...below], step)];
}

/** Values replaced in their quotes; a missing key behind the last one before it that was there. */
function setLines(lines: readonly Line[], task: DefaultTask): readonly string[] {
	const result = new Map<Line | undefined, string[]>([[undefined, []]]);
	for (const line of lines) {
		result.set(line, [
			'key' in line ? `${line.name}: ${inQuotes(task[line.key], line.quote)}${line.tail}` : line.other,
		]);
	}

	let previous: Line | undefined;
	for (const key of keys) {
		const line = lines.find(each => 'key' in each && each.key === key);
		if (!line) result.get(previous)?.push(`${key}: ${inQuotes(task[key], '')}`);
		previous = line ?? previous;
	}

	return [...result.values()].flat();
}

function afterUnset(security: Security | undefined): readonly string[] {
	if (!security?.block) return asIs(security);
	const {keyLine, above, block, below, step} = security;
	const others = block.lines.flatMap(line => ('key' in line ? [] : [line.other]));
	if (hasKeys(others)) return asIs({...security, block: {...block, lines: others.map(other => ({other}))}});
	const rest = [...above, ...indent(others, block.step), ...below];
	const stays = hasKeys(rest) || [keyLine, ...rest].some(line => line.includes('#'));
	return [...(stays ? [keyLine] : []), ...indent(rest, step)];
}

/** The section appended; an empty file has no unfinished last line to imitate. */
function withFresh(model: Model, task: DefaultTask): Model {
	const empty = [...model.head, ...model.tail, ...model.end].length === 0;
	return {...model, final: model.final || empty, tail: [...model.tail, ...freshSection(fileStep(model), task)]};
}

function freshSection(step: number, task: DefaultTask): readonly string[] {
	return ['security:', ...indent(freshBlock(task, step), step)];
}

function freshBlock(task: DefaultTask, step: number): readonly string[] {
	return [
		'default_task:',
		...indent(
			keys.map(key => `${key}: ${inQuotes(task[key], '')}`),
			step,
		),
	];
}

/** How the file indents: its first nested block section. */
function fileStep({head}: Model): number {
	const first = head.find(line => ['db:', 'merged:', 'base: &base', 'task:'].includes(line));
	return first === 'db:' ? 4 : 2;
}

function lineText(line: Line): string {
	if (!('key' in line)) return line.other;
	const value = `${line.quote}${line.value}${line.quote}`;
	return `${line.name}:${value === '' ? '' : ' '}${value}${line.tail}`;
}

function inQuotes(value: string | number, quote: '' | '"' | "'"): string {
	const text = String(value);
	if (quote !== '') return quote + text + quote;
	return ['yes', 'n', 'off', 'null', 'True', 'on', 'Y', 'e-0'].includes(text) ? `"${text}"` : text;
}

function hasKeys(lines: readonly string[]): boolean {
	return lines.some(line => !/^\s*(?:#|$)/.test(line));
}

function indent(lines: readonly string[], by: number): readonly string[] {
	return lines.map(line => (line === '' ? '' : ' '.repeat(by) + line));
}
