import assert from 'node:assert/strict';
import {chmod, mkdtemp, readdir, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {homedir, tmpdir} from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {editOutside, editorOf, readOutside, shownPath, writeOutside} from '../../source/system/outside.js';

/** A directory of its own, and an editor in it that does what the shell script says with the file `$1`. */
async function place(t: TestContext, script = ''): Promise<{readonly dir: string; readonly editor: string}> {
	const dir = await mkdtemp(path.join(tmpdir(), 'det-outside-'));
	t.after(() => rm(dir, {recursive: true, force: true}));
	const editor = path.join(dir, 'my-editor');
	await writeFile(editor, `#!/bin/sh\n${script}\n`);
	await chmod(editor, 0o700);
	return {dir, editor};
}

test('VISUAL comes before EDITOR, and neither is nothing', () => {
	assert.equal(editorOf({VISUAL: 'vi', EDITOR: 'ed'}), 'vi');
	assert.equal(editorOf({VISUAL: ' ', EDITOR: 'ed -s'}), 'ed -s');
	assert.equal(editorOf({EDITOR: ''}), undefined);
});

test('the editor gets the text in a file of the person alone, and what it saved comes back', async t => {
	const {dir, editor} = await place(
		t,
		'cp "$2" "$(dirname "$0")/seen"; stat -c %a "$2" > "$(dirname "$0")/mode"; echo "b: 2" >> "$2"',
	);
	assert.deepEqual(editOutside(`${editor} --option`, 'a: 1\n'), {ok: true, text: 'a: 1\nb: 2\n'});
	const seen = await readOutside(path.join(dir, 'seen'));
	assert.deepEqual(seen, {ok: true, text: 'a: 1\n'});
	assert.deepEqual(await readOutside(path.join(dir, 'mode')), {ok: true, text: '600\n'});
});

async function copies(): Promise<readonly string[]> {
	return (await readdir(tmpdir())).filter(name => name.startsWith('det-edit-'));
}

test('the copy is gone afterwards, also when the editor fails, whose text is not taken', async t => {
	const {editor} = await place(t, 'echo changed > "$1"; exit 3');
	const before = await copies();
	assert.deepEqual(editOutside(editor, 'a'), {ok: false, reason: 'my-editor ended with 3; its text was not taken'});
	assert.deepEqual(await copies(), before);
});

test('an editor that is not there is a sentence', async t => {
	const {dir} = await place(t);
	assert.deepEqual(editOutside(path.join(dir, 'nobody'), 'a'), {
		ok: false,
		reason: 'nobody ended with 127; its text was not taken',
	});
});

test('only regular files of a sensible size are read', async t => {
	const {dir} = await place(t);
	await writeFile(path.join(dir, 'large'), 'x'.repeat(300_000));
	assert.deepEqual(await readOutside(path.join(dir, 'none')), {
		ok: false,
		reason: `${path.join(dir, 'none')} cannot be read: there is no such file`,
	});
	assert.deepEqual(await readOutside(dir), {ok: false, reason: `${dir} is no regular file`});
	assert.deepEqual(await readOutside('/dev/zero'), {ok: false, reason: '/dev/zero is no regular file'});
	assert.deepEqual(await readOutside(path.join(dir, 'large')), {ok: false, reason: 'It is larger than 262144 bytes'});
});

test('a text is written into a new file of the person alone', async t => {
	const {dir} = await place(t);
	const file = path.join(dir, 'users.csv');
	assert.deepEqual(await writeOutside(file, 'a,b\r\n'), {ok: true, file: shownPath(file)});
	assert.deepEqual(await readOutside(file), {ok: true, text: 'a,b\r\n'});
	assert.equal((await stat(file)).mode & 0o777, 0o600);
});

test('what is there already is never written over, not even where a link leads', async t => {
	const {dir} = await place(t);
	const [file, link, target] = ['users.csv', 'link.csv', 'target.csv'].map(name => path.join(dir, name)) as [
		string,
		string,
		string,
	];
	await writeFile(file, 'before');
	await symlink(target, link);
	for (const each of [file, link]) {
		assert.deepEqual(await writeOutside(each, 'after'), {
			ok: false,
			reason: `${each} cannot be written: it is there already, and is left as it is`,
		});
	}

	assert.deepEqual(await readOutside(file), {ok: true, text: 'before'});
	await assert.rejects(stat(target));
	const nowhere = path.join(dir, 'none', 'users.csv');
	assert.deepEqual(await writeOutside(nowhere, ''), {
		ok: false,
		reason: `${nowhere} cannot be written: there is no such directory`,
	});
});

test('a file of the home directory is shown with ~, any other whole', () => {
	const home = homedir();
	assert.equal(shownPath(home), '~');
	assert.equal(shownPath(path.join(home, 'a', 'users.csv')), '~/a/users.csv');
	assert.equal(shownPath(`${home}-of-another/users.csv`), `${home}-of-another/users.csv`);
	assert.equal(shownPath(path.dirname(home)), path.dirname(home));
});
