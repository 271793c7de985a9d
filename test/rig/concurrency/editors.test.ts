import assert from 'node:assert/strict';
import test from 'node:test';
import type {User, UserFields} from '../../../source/domain/user.js';
import {valueOf} from '../../backend/helpers/test-backend.js';
import {makeStore, openHere} from '../support/place.js';
import {note} from '../support/note.js';
import {randomFor} from '../support/seed.js';

const histories = 2000;
type Field = 'displayName' | 'admin' | 'active';
type Values = Pick<UserFields, Field>;
const fields: readonly Field[] = ['displayName', 'admin', 'active'];

test('editors of one user never overwrite each other unseen: disjoint fields merge, one field is a conflict (R8)', async t => {
	const {dir, backend, admin} = await makeStore(t);
	const consoles = [backend, await openHere(dir), await openHere(dir)];
	t.after(() => Promise.all(consoles.map(each => each.close())));
	const random = randomFor('editors');
	const {user} = valueOf(
		await backend.users.create(admin, {username: 'shared', displayName: '', admin: false, password: {kind: 'remote'}}),
	);
	let model: Values = pick(user);
	let conflicts = 0;
	let merges = 0;
	for (let history = 0; history < histories; history++) {
		// Two or three forms are opened on what there is, filled in, and sent in any order.
		const open = random
			.sample(consoles, 2 + random.below(2))
			.map(console => ({console, base: model, wanted: change(model)}));
		while (open.length > 0) {
			const [{console, base, wanted}] = open.splice(random.below(open.length), 1) as [(typeof open)[number]];
			const changed = fields.filter(field => wanted[field] !== base[field]);
			const lost = changed.filter(field => model[field] !== base[field] && model[field] !== wanted[field]);
			const changes = Object.fromEntries(changed.map(field => [field, wanted[field]]));
			const result = await console.users.edit(admin, user.id, {changes, base});
			if (lost.length > 0) {
				assert.ok(
					!result.ok && result.error.code === 'conflict',
					`history ${history}: ${JSON.stringify({base, wanted, model})}`,
				);
				assert.deepEqual(result.error.fields.map(({field}) => field).toSorted(), lost.toSorted());
				conflicts++;
			} else {
				assert.ok(result.ok, JSON.stringify(result));
				if (fields.some(field => model[field] !== base[field])) merges++;
				model = {...model, ...changes};
			}

			assert.deepEqual(pick(valueOf(await console.users.get(admin, 'shared'))), model);
		}
	}

	assert.ok(conflicts > 100 && merges > 100, `${conflicts} conflicts, ${merges} merges`);
	note(histories, `${conflicts} conflicts shown, ${merges} merges, nothing overwritten`);

	function change(from: Values): Values {
		const chosen = random.sample(fields, 1 + random.below(2));
		return {
			displayName: chosen.includes('displayName') ? `Name ${random.below(5)}` : from.displayName,
			admin: chosen.includes('admin') ? random.below(2) === 0 : from.admin,
			active: chosen.includes('active') ? random.below(2) === 0 : from.active,
		};
	}
});

function pick({displayName, admin, active}: User): Values {
	return {displayName, admin, active};
}
