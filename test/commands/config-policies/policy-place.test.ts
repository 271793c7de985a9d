import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {test} from 'node:test';
import {readText} from '../../../source/commands/config-policies/policy-place.js';
import type {CommandContext} from '../../../source/commands/context.js';

const context = (lent: boolean, input = '') =>
	({lent, stdin: Readable.from([Buffer.from(input)])}) as unknown as CommandContext;

test('a policy is read from the file that is named, or from standard input', async t => {
	const dir = mkdtempSync(join(tmpdir(), 'det-policy-'));
	t.after(() => {
		rmSync(dir, {recursive: true});
	});
	const file = join(dir, 'limits.yaml');
	writeFileSync(file, 'a: 1\n');
	assert.deepEqual(await readText(file, context(false)), {ok: true, value: 'a: 1\n'});
	assert.deepEqual(await readText('-', context(false, 'b: 2\n')), {ok: true, value: 'b: 2\n'});
});

test('with rights that sudo lent no file is read by its name', async () => {
	const refused = await readText('/etc/hostname', context(true));
	assert.ok(!refused.ok && refused.outcome.kind === 'mistake');
	assert.match(refused.outcome.text, /^Through sudo no file is opened/u);
	assert.deepEqual(await readText('-', context(true, 'b: 2\n')), {ok: true, value: 'b: 2\n'});
});
