import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type {Token} from '../../../source/backend/backend.js';
import {errorText} from '../../../source/domain/error-text.js';
import {errorOf, valueOf} from '../../backend/helpers/test-backend.js';
import {actedAt, openHouse, type House} from '../support/house.js';
import {look} from '../support/look.js';
import {note} from '../support/note.js';
import {openScene} from '../support/scene.js';

for (const act of ['set the default task', 'unset the default task'] as const) {
	test(`${act} in a file that is written in place, killed anywhere: before, after, or told with the copy of before`, async t => {
		// A second name: a rename would part the two.
		const scene = await openScene(t, {
			prepare: ({masterConfig}) => fs.linkSync(masterConfig, `${masterConfig}.second`),
		});
		const {before, after} = await scene.rehearse(act);
		let [kills, halves] = [0, 0];
		for (const picture of (await scene.photograph(act)).values()) {
			const house = scene.enter(picture);
			const {masterConfig} = await look(house);
			if (masterConfig !== before.masterConfig && masterConfig !== after.masterConfig) {
				await mendByHand(house, scene.tokens.admin, before.masterConfig);
				halves++;
			}
			assert.deepEqual(backupsIn(house), []);
			const backend = await openHouse(house, {at: actedAt});
			const {admin} = scene.tokens;
			const {fingerprint} = valueOf(await backend.agents.proposeDefaultTask(admin, task));
			valueOf(await backend.agents.applyDefaultTask(admin, {task, fingerprint}));
			await backend.close();
			kills++;
		}
		assert.ok(halves > 0, 'a shorter text stands for a moment before the rest of the old one');
		note(kills);
	});
}

const task = {user: 'others', uid: 1600, group: 'others', gid: 1600};

/** As the message says: the copy of before over the file. */
async function mendByHand(house: House, admin: Token, before: string): Promise<void> {
	const [backup = ''] = backupsIn(house);
	const backend = await openHouse(house, {at: actedAt});
	const error = errorOf(await backend.agents.defaultTask(admin));
	await backend.close();
	assert.ok(errorText(error).includes(backup) && backup !== '', errorText(error));
	assert.equal(fs.readFileSync(backup, 'utf8'), before);
	fs.writeFileSync(house.masterConfig, before);
	fs.unlinkSync(backup);
}

function backupsIn({data, masterConfig}: House): readonly string[] {
	return [path.dirname(masterConfig), data]
		.flatMap(dir => fs.readdirSync(dir).map(name => path.join(dir, name)))
		.filter(file => file.includes('backup'));
}
