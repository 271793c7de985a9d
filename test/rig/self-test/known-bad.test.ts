import assert from 'node:assert/strict';
import {execFileSync, fork} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {Low} from 'lowdb';
import {JSONFile} from 'lowdb/node';
import {fileOperations} from '../../../source/store/files/file-operations.js';
import {writeFile} from '../../../source/store/files/write-file.js';
import {temporaryDirectory} from '../../store/fixture.js';
import {makeDisk} from '../power/disk.js';
import {buildShim, shimEnvironment} from '../support/fault-shim.js';
import {note} from '../support/note.js';

// A rig that finds nothing in what is known to be bad would find nothing in the product either.

test('lost updates and torn reads are found in the file adapter of lowdb', async t => {
	const file = path.join(temporaryDirectory(t), 'db.json');
	let [lost, torn] = [0, 0];
	// Eight processes at once: in one round a hundred are lost on two cores, but chance has its say.
	for (let round = 0; round < 10 && (lost === 0 || torn === 0); round++) {
		fs.writeFileSync(file, '{"names":[]}');
		const adding = Array.from({length: 8}, (_, n) => run(t, ['add', file, `p${n}`]));
		const outcomes = (await Promise.all(adding)) as ReadonlyArray<{readonly kept: number; readonly torn: number}>;
		torn += outcomes.reduce((sum, outcome) => sum + outcome.torn, 0);
		lost += Math.max(0, outcomes.reduce((sum, outcome) => sum + outcome.kept, 0) - keptIn(file));
	}
	assert.ok(lost > 0, 'no lost update was found');
	assert.ok(torn > 0, 'no torn read was found');
	note(2, `lowdb’s JSONFile: ${lost} acknowledged updates lost, ${torn} torn reads`);
});

test('an acknowledged write that a power cut takes is found in lowdb, and not in the writer of the product', async t => {
	const disk = makeDisk(t, 'commit=300,noauto_da_alloc');
	const file = path.join(disk.dir, 'db.json');
	const low = new Low(new JSONFile<{readonly version: number}>(file), {version: 1});
	await low.write();
	execFileSync('sync');
	low.data = {version: 2};
	await low.write();
	const read = () => Promise.resolve(fs.readFileSync(file, 'utf8'));
	assert.doesNotMatch(await disk.after(disk.cut(), read), /2/, 'the loss was not found');
	writeFile({file, bytes: Buffer.from('{"version":3}'), randomId: () => 'a1', operations: fileOperations});
	assert.equal(await disk.after(disk.cut(), read), '{"version":3}');
	note(2);
});

test('a file cut short on a full disk is found in an unchecked write, and not in the writer of the product', async t => {
	const dir = temporaryDirectory(t);
	const [house, library] = [path.join(dir, 'house'), buildShim(dir)];
	fs.mkdirSync(house);
	const file = path.join(house, 'db.json');
	const env = shimEnvironment({library, dir: house, pictures: ''}, path.join(dir, 'control'));
	fs.writeFileSync(file, '{"names":["old"]}');
	assert.equal(await run(t, ['unchecked', file], env), true, 'it says that it is done');
	assert.throws(() => namesIn(file), SyntaxError, 'the truncated file was not found');
	fs.writeFileSync(file, '{"names":["old"]}');
	assert.equal(await run(t, ['checked', file], env), false);
	assert.equal(namesIn(file), 1);
	note(2);
});

/** In the end the file itself may be torn. */
function keptIn(file: string): number {
	try {
		return namesIn(file);
	} catch {
		return 0;
	}
}

function namesIn(file: string): number {
	const {names} = JSON.parse(fs.readFileSync(file, 'utf8')) as {readonly names: readonly string[]};
	return names.length;
}

async function run(t: TestContext, args: readonly string[], env = process.env): Promise<unknown> {
	const child = fork(new URL('careless.js', import.meta.url), args, {env, execArgv: []});
	t.after(() => child.kill('SIGKILL'));
	const [outcome]: unknown[] = await once(child, 'message');
	return outcome;
}
