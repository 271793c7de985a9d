import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import {nobodyTask, rootTask} from '../../../source/domain/default-task.js';
import {lineDiff} from '../../../source/store/master-config/diff.js';
import {setDefaultTask, unsetDefaultTask} from '../../../source/store/master-config/edit-default-task.js';

const own = '    user: det-nobody\n    uid: 65533\n    group: det-nobody\n    gid: 65533\n';
const block = `  default_task:\n${own}`;
const flow = '{user: det-nobody, uid: 65533, group: det-nobody, gid: 65533}';

/** Hand-made files: before, and after setting det-nobody. */
const cases: ReadonlyArray<readonly [name: string, before: string, after: string]> = [
	['an empty file', '', `security:\n${block}`],
	['only comments', '# a\n', `# a\nsecurity:\n${block}`],
	['only a document marker', '---\n', `---\nsecurity:\n${block}`],
	['an end marker', 'a: 1\n...\n# b\n', `a: 1\nsecurity:\n${block}...\n# b\n`],
	['an end marker without line end', 'a: 1\n...', `a: 1\nsecurity:\n${block}...`],
	['no final line end', 'a: 1', `a: 1\nsecurity:\n${block}`.slice(0, -1)],
	[
		'a value left of its key (a count below 0 threw)',
		'?   ab\n: b: 1\nsecurity:\n',
		`?   ab\n: b: 1\nsecurity:\n${block}`,
	],
	['a block scalar at the end', 'a: |+\n  b\n\n', `a: |+\n  b\n\nsecurity:\n${block}`],
	['an empty security', 'security:\nb: 1\n', `security:\n${block}b: 1\n`],
	['a null security', 'security: null  # c\nb: 1\n', `security:  # c\n${block}b: 1\n`],
	['a security with a null below', 'security:\n  ~\nb: 1\n', `security:\n${block}b: 1\n`],
	[
		'an empty default_task',
		'security:\n  default_task: # c\n  tls: {}\n',
		`security:\n  default_task: # c\n${own}  tls: {}\n`,
	],
	[
		'a commented block',
		'security:\n  # default_task:\n  #   uid: 0\n',
		`security:\n${block}  # default_task:\n  #   uid: 0\n`,
	],
	['an empty flow security', 'security: {}\n', `security: {default_task: ${flow}}\n`],
	['a flow security', 'security: {tls: {}} # c\n', `security: {tls: {}, default_task: ${flow}} # c\n`],
	[
		'a flow security with an empty block',
		'security: {default_task: , a: 1}\n',
		`security: {default_task: ${flow} , a: 1}\n`,
	],
	[
		'a flow block',
		'security:\n  default_task: {gid: 1,  uid: 0x0}\n',
		'security:\n  default_task: {gid: 65533,  uid: 65533, user: det-nobody, group: det-nobody}\n',
	],
	['a JSON file', '{"port": 1}', `{"port": 1, security: {default_task: ${flow}}}`],
	[
		'a spread out flow block',
		'security:\n  default_task: {\n    uid: 1, # c\n    gid: 2 # d\n  }\n',
		'security:\n  default_task: {\n    uid: 65533, # c\n    gid: 65533, user: det-nobody, group: det-nobody # d\n  }\n',
	],
	['an indented file', '  a: 1\n', `  a: 1\n  security:\n    default_task:\n${own.replaceAll('    ', '      ')}`],
	[
		'a value on its own line',
		'security:\n  default_task:\n    user: a\n    uid:\n      5\n    group: ~\n    gid: # x\n',
		'security:\n  default_task:\n    user: det-nobody\n    uid:\n      65533\n    group: det-nobody\n    gid: 65533 # x\n',
	],
];

for (const [name, before, after] of cases) {
	test(`${name}: setting gives exactly the wanted text`, () => {
		assert.deepEqual(setDefaultTask(before, nobodyTask), {ok: true, value: after});
		assert.deepEqual(setDefaultTask(after, nobodyTask), {ok: true, value: after});
		const crlf = setDefaultTask(before.replaceAll('\n', '\r\n'), nobodyTask);
		// A text without any line end gives LF; the others keep CRLF.
		if (before.includes('\n')) assert.deepEqual(crlf, {ok: true, value: after.replaceAll('\n', '\r\n')});
	});
}

/** What cannot be edited without changing something else, and the words that say why. */
const refused: ReadonlyArray<readonly [text: string, says: RegExp]> = [
	['x: &x {a: 1}\nsecurity: *x\n', /security is an alias \(\*x\)/],
	['security: &s\n  tls: {}\nb: *s\n', /security is shared by an anchor \(&s\)/],
	['security:\n  default_task: &t\n    uid: 1\n', /default_task is shared by an anchor \(&t\)/],
	['security:\n  default_task:\n    uid: &n 1\n    gid: *n\n', /uid is shared by an anchor/],
	['n: &n 1\nsecurity:\n  default_task:\n    gid: *n\n', /gid is an alias/],
	['b: &b {default_task: {uid: 1}}\nsecurity:\n  <<: *b\n', /default_task comes in by a merge key/],
	['b: &b {uid: 1}\nsecurity:\n  default_task:\n    <<: *b\n', /merge key/],
	['Security:\n  tls: {}\n', /small letters/],
	['security:\n  default_task:\n    UID: 1\n', /small letters/],
	['security:\n  default_task:\n    uid: [1]\n', /list or mapping/],
	['security:\n  default_task:\n    user: |\n      root\n', /several lines/],
	['security:\n  default_task:\n    user: a\n      b\n', /several lines/],
	['security:\n  default_task:\n    uid: !!int 5\n', /tag/],
	['security: 5\n', /not a mapping/],
	['security:\n  default_task: root\n', /not a mapping/],
];

for (const [text, says] of refused) {
	test(`setting is refused in words: ${JSON.stringify(text)}`, () => {
		const result = setDefaultTask(text, nobodyTask, 'm.yaml');
		assert.ok(!result.ok && result.error.code === 'master-config-invalid');
		assert.match(result.error.detail, says);
		assert.ok((result.error.line ?? 0) > 0 && result.error.file === 'm.yaml');
	});
}

test('a block that cannot run tasks is refused before anything is edited', () => {
	assert.equal(setDefaultTask('', {...rootTask, uid: -1}).ok, false);
	assert.equal(setDefaultTask('', {...rootTask, gid: 4_294_967_295}).ok, false);
	assert.equal(setDefaultTask('', {...rootTask, user: 'a\nb: c'}).ok, false);
});

/** Unsetting: before and after. */
const unsets: ReadonlyArray<readonly [name: string, before: string, after: string]> = [
	['the whole section', `a: 1\nsecurity:\n${block}b: 1\n`, 'a: 1\nb: 1\n'],
	['a comment of the section', `security: # kept\n${block}`, 'security: # kept\n'],
	[
		'a comment inside',
		'security:\n  default_task:\n    # kept\n    uid: 1\nb: 1\n# no part of it\n',
		'security:\n    # kept\nb: 1\n# no part of it\n',
	],
	['a comment of the next section', `security:\n${block}# about b\nb: 1\n`, '# about b\nb: 1\n'],
	['other keys', `security:\n${block}  tls: {}\n`, 'security:\n  tls: {}\n'],
	[
		'extra keys in the block',
		'security:\n  default_task:\n    uid: 1\n    extra: 2\n',
		'security:\n  default_task:\n    extra: 2\n',
	],
	['no final line end', `a: 1\nsecurity:\n${block}`.slice(0, -1), 'a: 1'],
	['an empty block', 'security:\n  default_task:\n  a: 1\n', 'security:\n  a: 1\n'],
	['flow style', `security: {a: 1, default_task: ${flow}, b: 2}\n`, 'security: {a: 1, b: 2}\n'],
	['flow style, first', `security: {default_task: ${flow}, b: 2}\n`, 'security: {b: 2}\n'],
	['flow style, last', `security: {a: 1, default_task: ${flow}}\n`, 'security: {a: 1}\n'],
	['flow style, all', `a: 1\nsecurity: {default_task: ${flow}}\n`, 'a: 1\n'],
	[
		'flow style with extra keys',
		'security: {default_task: {uid: 1, x: 2, gid: 3, user: a}}\n',
		'security: {default_task: {x: 2}}\n',
	],
	['a flow file', `{security: {default_task: ${flow}}}\n`, '{}\n'],
	['nothing to remove', 'security:\n  tls: {}\n', 'security:\n  tls: {}\n'],
	['nothing at all', '', ''],
	['wrong values', 'security:\n  default_task:\n    uid: abc\n', ''],
];

for (const [name, before, after] of unsets) {
	test(`unsetting: ${name}`, () => {
		assert.deepEqual(unsetDefaultTask(before), {ok: true, value: after});
		assert.deepEqual(unsetDefaultTask(after), {ok: true, value: after});
	});
}

test('unsetting is refused where something else would go with it', () => {
	for (const text of [
		'security: {default_task: {uid: 1}, # about tls\n  tls: {}}\n',
		'? security\n: default_task:\n    uid: 1\n',
		'security:\n  default_task:\n    user: |\n      root\n',
		'b: &b {default_task: {uid: 1}}\nsecurity:\n  <<: *b\n  default_task:\n    uid: 2\n',
	]) {
		assert.equal(unsetDefaultTask(text).ok, false, text);
	}
});

test('det-nobody in the master.yaml of this repository changes four lines and goes back to the same bytes', () => {
	const text = readFileSync('master.yaml', 'utf8');
	const edited = setDefaultTask(text, nobodyTask);
	assert.ok(edited.ok);
	const changed = lineDiff(text, edited.value).filter(({kind}) => kind !== ' ');
	assert.deepEqual(changed.map(({kind}) => kind).toSorted(), ['+', '+', '+', '+', '-', '-', '-', '-']);
	assert.deepEqual(setDefaultTask(edited.value, rootTask), {ok: true, value: text});
});
