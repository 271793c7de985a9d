import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {completionScript} from '../../../source/commands/grammar/completion-script.js';
import {completions} from '../../../source/commands/grammar/completions.js';
import {det} from '../../../source/commands/table.js';
import {roles} from '../../../source/domain/workspace/role.js';
import {sections} from '../../../source/ui/navigation/sections.js';
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
	[['--data', ''], [':files']],
	[['--data', '=', '/e'], [':files']],
	[
		['user', 'edit', '--admin', '='],
		['true', 'false'],
	],
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

/** The words of the real table that are known, whoever is signed in. */
for (const [line, expected] of [
	['--palette h', ['high-contrast']],
	['default-task set ', ['root', 'det-nobody']],
	['setup --default-task ', ['keep', 'root', 'det-nobody']],
	['rbac assign-role ', roles.map(({name}) => name)],
	['rbac unassign-role W', ['WorkspaceAdmin']],
	['ui ', [...sections.map(({path}) => path), 'account']],
	['cp explain --type ', ['experiment', 'tasks']],
	['cp explain --scheduler k', ['kubernetes']],
	['cp set ', ['experiment', 'tasks']],
	['workspace list --order-by ', ['asc', 'desc']],
	['user deactivate ', []],
	['workspace delete ', []],
	['store restore ', []],
	['-u ', []],
	['--data ', [':files']],
	['--master-config ', [':files']],
	['--keys k', [':files']],
	['setup --data ', [':files']],
	['setup --admin-password-file ', [':files']],
	['cp set tasks ', [':files']],
	['cp explain ', [':files']],
] as const) {
	test(`det ${line}⇥ offers what can stand there, files only where one is wanted`, () => {
		assert.deepEqual(completions(det, line.split(' ')), expected);
	});
}

test('bash completes the name of a file only where det says so', t => {
	assert.equal(bashOffers(t, ':files'), '[]default');
});

test('bash asks det and offers what it answers', t => {
	assert.equal(bashOffers(t, '$@ two'), '[__complete][user][li][two]');
});

/** What bash has to offer when `det` answers so, and what it makes of file names. */
function bashOffers(t: TestContext, answer: string): string {
	const dir = mkdtempSync(join(tmpdir(), 'det-complete-'));
	t.after(() => {
		rmSync(dir, {recursive: true});
	});
	writeFileSync(join(dir, 'det'), `#!/bin/sh\nprintf '%s\\n' ${answer}\n`);
	chmodSync(join(dir, 'det'), 0o755);
	const script = `compopt() { options=$2; }
${completionScript('bash')}
COMP_WORDS=(det user 'li'); COMP_CWORD=2; _det; printf '[%s]' "\${COMPREPLY[@]}"; printf '%s' "$options"`;
	return execFileSync('bash', ['--norc', '-c', script], {
		encoding: 'utf8',
		env: {...process.env, PATH: `${dir}:${process.env['PATH']}`},
	});
}

test('every shell has a script that asks det', () => {
	for (const shell of ['bash', 'zsh', 'fish']) assert.match(completionScript(shell), /det __complete/);
	assert.equal(completionScript('tcsh'), '');
});
