import assert from 'node:assert/strict';
import test from 'node:test';
import {actNames, type ActName} from '../support/acts.js';
import type {Errno, Fault, Operation} from '../support/fault-shim.js';
import {note} from '../support/note.js';
import {randomFor} from '../support/seed.js';
import {judge} from '../support/judge.js';
import {openScene} from '../support/scene.js';

const random = randomFor('errors');

test('an error at any file operation of any act leaves it as before or as after, and it is told which', async t => {
	const scene = await openScene(t);
	const complaints: string[] = [];
	let runs = 0;
	for (const act of actNames) {
		const rehearsal = await scene.rehearse(act);
		for (const [index, operation] of rehearsal.outcome.operations.entries()) {
			const faults = faultsFor(operation);
			for (const fault of isThorough(act) ? faults : random.sample(faults, 1)) {
				const {house, outcome} = await scene.play(act, index + 1, fault);
				runs++;
				try {
					assert.ok(outcome?.fired, 'the fault did not come');
					await judge(act, rehearsal, house, outcome);
				} catch (complaint) {
					complaints.push(
						`${act}, ${JSON.stringify(fault)} at ${operation.name} ${operation.file}: ${String(complaint)}`,
					);
				}
			}
		}
	}
	note(runs, `${runs} errors in ${actNames.length} acts`);
	assert.deepEqual(complaints, []);
});

/** One act of each shape gets every fault at every operation; the others, which write the same files, one by chance. */
function isThorough(act: ActName): boolean {
	return process.env['RIG_LONG'] === '1' || shapes.includes(act);
}

const shapes: readonly ActName[] = [
	'set up',
	'edit a display name',
	'change the own password',
	'set the default task',
	'sign in',
	'restore a generation',
	'remember a token',
];

/** The faults that can happen at an operation; of the rarer ones one by chance. */
function faultsFor({name}: Operation): readonly Fault[] {
	const isWrite = name === 'write!';
	const often: readonly Fault[] = [
		error('EIO'),
		error('EINTR'),
		...(name.endsWith('!') ? [error('ENOSPC')] : []),
		...(isWrite || name === 'read' ? [{kind: 'short'} as const] : []),
		...(isWrite ? [{kind: 'partial', errno: 'ENOSPC'} as const] : []),
	];
	const rare: readonly Fault[] = [
		...(['EDQUOT', 'EROFS', 'EACCES'] as const).filter(() => name.endsWith('!')).map(error),
		...(name === 'open' || name === 'create!' ? [error('EMFILE')] : []),
		{kind: 'dead', errno: 'EIO'},
	];
	return [...often, ...random.sample(rare, 1)];
}

function error(errno: Errno): Fault {
	return {kind: 'error', errno};
}
