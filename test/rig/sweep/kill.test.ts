import assert from 'node:assert/strict';
import test from 'node:test';
import {actNames} from '../support/acts.js';
import {note} from '../support/note.js';
import {randomFor} from '../support/seed.js';
import {judge} from '../support/judge.js';
import {filesOf} from './files.js';
import {openScene} from '../support/scene.js';

test('killed before any file operation of any act, it is as before or as after, and the next start needs nobody', async t => {
	const scene = await openScene(t);
	const complaints: string[] = [];
	let kills = 0;
	for (const act of actNames) {
		const rehearsal = await scene.rehearse(act);
		for (const [step, picture] of await scene.photograph(act)) {
			kills++;
			const {name, file} = rehearsal.outcome.operations[step - 1]!;
			await judge(act, rehearsal, scene.enter(picture), undefined).catch((error: unknown) => {
				complaints.push(`${act}, before ${name} ${file}: ${String(error)}`);
			});
		}
	}
	note(kills, `${kills} kills in ${actNames.length} acts`);
	assert.deepEqual(complaints, []);
});

test('a kill leaves what the pictures show', async t => {
	const scene = await openScene(t);
	const random = randomFor('kills');
	for (const act of actNames) {
		const pictures = [...(await scene.photograph(act))];
		const [step, picture] = pictures[random.below(pictures.length)]!;
		const shown = filesOf(scene.enter(picture));
		const {outcome, house} = await scene.play(act, step, {kind: 'kill'});
		assert.equal(outcome, undefined, 'it was not killed');
		assert.deepEqual(filesOf(house), shown, `${act}, step ${step}`);
	}
	note(actNames.length);
});
