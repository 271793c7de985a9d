import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {test} from 'node:test';
import {readFlags} from '../../../source/commands/grammar/read-flags.js';
import {scan} from '../../../source/commands/grammar/scan.js';
import {det} from '../../../source/commands/table.js';
import * as lines from '../../../source/ui/command-lines/command-lines.js';
import type {CommandLine} from '../../../source/ui/command-lines/command-lines.js';
import {shellLine} from '../../../source/ui/command-lines/shell-line.js';
import {hostileTexts} from '../../hostile/corpus.js';

/** What a line means to our own command line: each command with what was given to it, false and nothing left out. */
async function meaning(commands: CommandLine): Promise<readonly string[]> {
	return Promise.all(
		commands.map(async words => {
			const found = scan(det, words);
			if (found.kind !== 'command') return `${found.kind}: ${JSON.stringify(found)}`;
			const flags = Object.entries(await readFlags(found.command.flags, found.flags.command));
			const given = flags.filter(
				([name, value]) => value !== undefined && (value !== false || found.command.flags[name]?.kind === 'boolean'),
			);
			const args = [...found.args.values()].flat();
			return [found.prog, ...args, ...given.map(([name, value]) => `${name}=${String(value)}`).toSorted()].join(' ');
		}),
	);
}

/** The words a shell makes of lines, one list a line. */
function wordsOf(shell: string, texts: readonly string[]): ReadonlyArray<readonly string[]> {
	const script = texts.map(text => `show ${text}`).join('\n');
	const {stdout, stderr} = spawnSync(
		shell,
		['--norc', '-c', `show() { printf '%s\\0' "$@"; printf '\\1\\0'; }\n${script}`],
		{
			encoding: 'utf8',
			env: {LC_ALL: 'C.UTF-8', PATH: process.env['PATH']},
		},
	);
	assert.equal(stderr, '');
	return stdout
		.split('\u0001\0')
		.slice(0, -1)
		.map(line => line.split('\0').slice(0, -1));
}

const link = {agentUid: 1001, agentUser: 'alice', agentGid: 100, agentGroup: 'users'};

test('each act is a line that our own command line takes for the same act', async () => {
	const cases: ReadonlyArray<readonly [CommandLine, ...string[]]> = [
		[lines.editUser('alice', {active: false}), 'det user edit alice active=false'],
		[
			lines.editUser('alice', {username: 'al', displayName: 'Al', admin: true, remote: true}),
			'det user edit alice admin=true displayName=Al remote=true username=al',
		],
		[lines.editUser('alice', {remote: false}), 'det user edit alice passwordStdin=true remote=false'],
		[lines.editUser('alice', {displayName: ''}), 'det user edit alice displayName='],
		[
			lines.createUser({username: 'bob', displayName: '', admin: false, remote: false}),
			'det user create bob passwordStdin=true',
		],
		[
			lines.createUser({username: 'bob', displayName: 'Bob', admin: true, remote: true}),
			'det user create bob admin=true remote=true',
			'det user edit bob displayName=Bob',
		],
		[lines.changePassword('alice'), 'det user change-password alice passwordStdin=true'],
		[lines.changePassword(), 'det user change-password passwordStdin=true'],
		[
			lines.linkUser('alice', link),
			'det user link-with-agent-user alice agentGid=100 agentGroup=users agentUid=1001 agentUser=alice',
		],
		[lines.unlinkUser('alice'), 'det user unlink-agent-user alice'],
		[lines.revokeSessions({ids: ['s1']}), 'det session revoke s1'],
		[lines.revokeSessions({username: 'alice'}), 'det session revoke user=alice'],
		[lines.revokeSessions({others: true}), 'det session revoke others=true'],
		[
			lines.setDefaultTask({user: 'root', uid: 0, group: 'root', gid: 0}),
			'det default-task set root:0:root:0 yes=true',
		],
		[lines.setDefaultTask('unset'), 'det default-task unset yes=true'],
		[lines.createWorkspace('Vision'), 'det workspace create Vision'],
		[lines.renameWorkspace('Vision', 'Sound'), 'det workspace edit Vision name=Sound'],
		[lines.archiveWorkspace('Vision', true), 'det workspace archive Vision'],
		[lines.archiveWorkspace('Vision', false), 'det workspace unarchive Vision'],
		[lines.deleteWorkspace('Vision'), 'det workspace delete Vision yes=true'],
		[
			lines.changeRole('assign-role', 'WorkspaceAdmin', 'alice', 'Vision'),
			'det rbac assign-role WorkspaceAdmin usernameToAssign=alice workspaceName=Vision',
		],
		[
			lines.changeRole('unassign-role', 'ClusterAdmin', 'alice', undefined),
			'det rbac unassign-role ClusterAdmin usernameToAssign=alice',
		],
		[lines.deletePolicy('EXPERIMENT', undefined), 'det config-policies delete experiment'],
		[lines.deletePolicy('NTSC', 'Vision'), 'det config-policies delete tasks workspaceName=Vision'],
	];
	for (const [line, ...expected] of cases) assert.deepEqual(await meaning(line), expected);
});

test('any name means itself, also one that looks like a flag', async () => {
	for (const {name, text} of hostileTexts) {
		if (/^-{1,2}$/.test(text)) continue;
		assert.deepEqual(await meaning(lines.archiveWorkspace(text, true)), [`det workspace archive ${text}`], name);
		assert.deepEqual(await meaning(lines.renameWorkspace('a', text)), [`det workspace edit a name=${text}`], name);
		assert.deepEqual(await meaning(lines.editUser(text, {username: text})), [`det user edit ${text} username=${text}`]);
	}
});

test('a shell makes of the line the very words, whatever stands in them', () => {
	const texts = hostileTexts.map(({text}) => text).filter(text => shellLine([[text]]) !== undefined);
	assert.ok(texts.length > 300);
	const quoted = texts.map(text => shellLine([['a', text, 'b']])!);
	const words = wordsOf('bash', quoted);
	for (const [index, text] of texts.entries()) assert.deepEqual(words[index], ['a', text, 'b'], quoted[index]);
});

test('a line has nothing that cannot be seen, on one line', () => {
	for (const {name, text} of hostileTexts) {
		const line = shellLine([['det', text]]);
		assert.doesNotMatch(line ?? '', /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/u, name);
	}
});

test('what no word can hold has no line', () => {
	assert.equal(shellLine([['a\0b']]), undefined);
	assert.equal(shellLine([['a\uD800b']]), undefined);
});

test('plain words stand as they are, several commands one after the other', () => {
	assert.equal(
		shellLine([['det', 'user', 'edit', 'a.b-c_d@e', '--active', 'true']]),
		'det user edit a.b-c_d@e --active true',
	);
	assert.equal(
		shellLine([
			['det', 'x'],
			['det', "it's", ''],
		]),
		String.raw`det x && det 'it'\''s' ''`,
	);
});
