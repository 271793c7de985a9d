import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {completionScript} from '../../../source/commands/grammar/completion-script.js';
import {completions} from '../../../source/commands/grammar/completions.js';
import {example} from './example-table.js';

for (const [words, expected] of [
	[[''], ['help', 'completion', 'session', 'user']],
	[['us'], ['user']],
	[
		['user', ''],
		['help', 'edit', 'list', 'login', 'rename'],
	],
	[
		['u', 'l'],
		['list', 'login'],
	],
	[
		['user', 'list', '-'],
		['--help', '-h', '--all', '-a', '--json', '--csv'],
	],
	[
		['user', 'edit', '--a'],
		['--active', '--admin'],
	],
	[
		['user', 'edit', '--admin', ''],
		['true', 'false'],
	],
	[['user', 'edit', '--admin', 't'], ['true']],
	[['user', 'edit', ''], []],
	[['-u', 'admin', 'user', 'li'], ['list']],
	[['-u', ''], []],
	[['--data', 'x', 'sess'], ['session']],
	[
		['completion', ''],
		['bash', 'zsh', 'fish'],
	],
	[['completion', 'f'], ['fish']],
	[['--k'], []],
	[
		['nope', 'user', ''],
		['help', 'edit', 'list', 'login', 'rename'],
	],
	[[], ['help', 'completion', 'session', 'user']],
] as const) {
	test(`det ${words.join(' ')}⇥`, () => {
		assert.deepEqual(completions(example, words), expected);
	});
}

test('bash asks det and offers what it answers', t => {
	const dir = mkdtempSync(join(tmpdir(), 'det-complete-'));
	t.after(() => {
		rmSync(dir, {recursive: true});
	});
	writeFileSync(join(dir, 'det'), '#!/bin/sh\nprintf "%s\\n" "$@" two\n');
	chmodSync(join(dir, 'det'), 0o755);
	const script = `${completionScript('bash')}
COMP_WORDS=(det user 'li'); COMP_CWORD=2; _det; printf '[%s]' "\${COMPREPLY[@]}"; complete -p det`;
	const output = execFileSync('bash', ['--norc', '-c', script], {
		encoding: 'utf8',
		env: {...process.env, PATH: `${dir}:${process.env['PATH']}`},
	});
	assert.equal(output, '[__complete][user][li][two]complete -o default -F _det det\n');
});

test('every shell has a script that asks det', () => {
	for (const shell of ['bash', 'zsh', 'fish']) assert.match(completionScript(shell), /det __complete/);
	assert.equal(completionScript('tcsh'), '');
});
