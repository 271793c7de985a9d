import assert from 'node:assert/strict';
import test from 'node:test';
import {actNames} from '../support/acts.js';
import {houseIn} from '../support/house.js';
import {judge} from '../support/judge.js';
import {look} from '../support/look.js';
import {note} from '../support/note.js';
import {openScene} from '../support/scene.js';
import {randomFor} from '../support/seed.js';
import {makeDisk} from './disk.js';

/** How long ext4 may keep a change to itself, and what it may leave of a file that was renamed into place. */
const mounts = ['commit=300', 'commit=1,noauto_da_alloc', 'data=writeback,commit=300'];

for (const options of mounts) {
	test(`a power cut on ext4 with ${options} takes nothing that was acknowledged, and leaves nothing half`, async t => {
		const random = randomFor(options);
		const disk = makeDisk(t, options);
		const scene = await openScene(t, {disk});
		const house = houseIn(`${disk.dir}/stage`);
		let cuts = 0;
		for (const act of actNames) {
			const rehearsal = await scene.rehearse(act);
			const {outcome} = await scene.play(act, 0, {kind: 'none'});
			const cut = disk.cut();
			assert.equal(outcome?.ok, rehearsal.outcome.ok, act);
			const sight = await disk.after(cut, () => look(house));
			assert.deepEqual(sight, rehearsal.after, `${act}: acknowledged, and gone`);
			cuts++;
		}
		for (const act of random.sample(actNames, process.env['RIG_LONG'] === '1' ? actNames.length : 5)) {
			const rehearsal = await scene.rehearse(act);
			for (const [step, image] of random.sample([...(await scene.photograph(act))], 9)) {
				const {name, file} = rehearsal.outcome.operations[step - 1]!;
				await disk
					.after(image, () => judge(act, rehearsal, house, undefined))
					.catch((error: unknown) => {
						assert.fail(`${act}, before ${name} ${file}: ${String(error)}`);
					});
				cuts++;
			}
		}
		note(cuts);
	});
}
