import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import {actNames} from '../support/acts.js';
import type {Operation} from '../support/fault-shim.js';
import {note} from '../support/note.js';
import {openScene} from '../support/scene.js';

test('every act records, writes a temporary file, fsyncs it, renames it, and fsyncs the directory, in this order', async t => {
	const scene = await openScene(t);
	for (const act of actNames) {
		const {operations} = (await scene.rehearse(act)).outcome;
		const renames = operations.flatMap(({name, file}, index) =>
			name === 'rename!' && !isGeneration(file) ? index : [],
		);
		assert.ok(renames.length > 0, act);
		for (const index of renames) checkRename(operations, index, act);
		const inPlace = operations.filter(
			({name, file}) => name === 'write!' && !/\.tmp$|activity\.jsonl$|lock\.holder$/.test(file),
		);
		assert.deepEqual(inPlace, [], `${act} writes over a file`);
	}
	note(actNames.length);
});

/** What stands around the rename that puts a file in place. */
function checkRename(operations: readonly Operation[], index: number, act: string): void {
	const {file} = operations[index]!;
	const dir = path.dirname(file);
	const before = operations.slice(0, index);
	const temporary = before.findLast(({file: each}) => each.startsWith(`${dir}/.${path.basename(file)}.`))?.file;
	const steps = before.filter(each => each.file === temporary).map(({name}) => name);
	const where = `${act}, ${file}: ${steps.join(' ')}`;
	assert.deepEqual([steps[0], steps.at(-1)], ['create!', 'fsync!'], where);
	assert.ok(steps.includes('write!') && steps.lastIndexOf('write!') < steps.lastIndexOf('fsync!'), where);
	const after = operations.slice(index + 1).filter(({name}) => name.endsWith('!'));
	assert.deepEqual(after[0], {name: 'fsync!', file: dir}, `${act}, ${file}: what follows its rename`);
	// Counts of attempts, and tokens, have no record.
	if (!/store\.json$|master\.yaml$/.test(file)) return;
	const recorded = before.findLastIndex(each => each.name === 'fsync!' && each.file === 'data/activity.jsonl');
	const begun = before.findIndex(each => each.file === temporary);
	assert.ok(recorded !== -1 && recorded < begun, `${act}, ${file}: not recorded before`);
}

function isGeneration(file: string): boolean {
	return /\.\d+$/.test(file);
}
