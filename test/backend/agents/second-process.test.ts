import assert from 'node:assert/strict';
import {fork} from 'node:child_process';
import {once} from 'node:events';
import {readFile, writeFile} from 'node:fs/promises';
import {test, type TestContext} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {nobodyTask} from '../../../source/domain/default-task.js';
import {errorOf, makeReadyPlace, valueOf} from '../helpers/test-backend.js';

const file =
	'port: 8080 # where we listen\nsecurity:\n  default_task:\n    user: root\n    uid: 0\n    group: root\n    gid: 0\n';
const theirs = file.replace('8080', '9090');

test('a second process that edits the file while an apply waits for its turn loses nothing', async t => {
	const place = await makeReadyPlace(t);
	const {backend, admin, masterConfigFile} = place;
	await writeFile(masterConfigFile, file);
	const proposal = valueOf(await backend.agents.proposeDefaultTask(admin, nobodyTask));
	const editor = await startEditor(t, place);
	// The apply has read the file, found it as proposed, and waits for the lock; whichever comes first, it must not win.
	const applying = backend.agents.applyDefaultTask(admin, proposal);
	await pause(50);
	editor.send('edit');
	assert.equal(errorOf(await applying).code, 'master-config-changed');
	assert.equal(await readFile(masterConfigFile, 'utf8'), theirs);
	const last = (await place.activity()).at(-1);
	assert.deepEqual([last?.act, last?.reason], ['default-task.set', 'master-config-changed']);
	assert.notEqual(last?.result, 'ok');
});

test('after such a refusal the next proposal builds on the change of the other', async t => {
	const place = await makeReadyPlace(t);
	const {backend, admin, masterConfigFile} = place;
	await writeFile(masterConfigFile, file);
	const stale = valueOf(await backend.agents.proposeDefaultTask(admin, nobodyTask));
	const editor = await startEditor(t, place);
	editor.send('edit');
	await once(editor, 'close');
	assert.equal(errorOf(await backend.agents.applyDefaultTask(admin, stale)).code, 'master-config-changed');
	const fresh = valueOf(await backend.agents.proposeDefaultTask(admin, nobodyTask));
	assert.ok(fresh.diff.some(({kind, text}) => kind === ' ' && text.startsWith('port: 9090')));
	valueOf(await backend.agents.applyDefaultTask(admin, fresh));
	const text = await readFile(masterConfigFile, 'utf8');
	assert.match(text, /^port: 9090 # where we listen\n/);
	assert.match(text, /user: det-nobody\n {4}uid: 65533\n/);
});

test('a console hears of an edit by another process', async t => {
	const place = await makeReadyPlace(t);
	const {backend, masterConfigFile} = place;
	await writeFile(masterConfigFile, file);
	const editor = await startEditor(t, place);
	const heard = Promise.withResolvers<void>();
	t.after(backend.watch(() => heard.resolve()));
	editor.send('edit');
	await heard.promise;
});

/** The other process, once it keeps the store busy. */
async function startEditor(t: TestContext, {dir, masterConfigFile}: {dir: string; masterConfigFile: string}) {
	const child = fork(new URL('editor-child.js', import.meta.url), [dir, masterConfigFile]);
	t.after(() => child.kill('SIGKILL'));
	await once(child, 'message');
	return child;
}
