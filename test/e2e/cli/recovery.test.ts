import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {makeSignedInHouse} from './signed-in-house.js';

test('a damaged store is brought back from a generation without signing in', async t => {
	const {house, does, fails} = await makeSignedInHouse(t);
	for (const name of ['rita', 'remo']) await does(['user', 'create', name, '--remote']);
	const file = join(house.data, 'store.json');
	type Row = {readonly generation: number; readonly users: number | null; readonly problem: string | null};
	const rows = async () => JSON.parse(await does(['store', 'generations', '--json'])) as Row[];
	assert.deepEqual(
		(await rows()).map(({generation, users, problem}) => [generation, users, problem]),
		[
			[0, 4, null],
			[1, 3, null],
			[2, 2, null],
		],
	);

	writeFileSync(file, readFileSync(file, 'utf8').replace('rita', 'rina'));
	assert.match(await fails(1, ['user', 'list']), /store\.json is damaged/);
	assert.match(await does(['store', 'generations']), /^ Generation .*\n[-+]+\n present .* N\/A +\| N\/A +\| .*damaged/);
	assert.match(await fails(2, ['store', 'restore', 'two', '--yes']), /argument N: invalid int value: 'two'/);
	assert.equal(
		await fails(1, ['store', 'restore', '7', '--yes']),
		'Failed to restore a generation of the store: generation 7 is not there: see det store generations\n',
	);
	assert.match(await fails(2, ['store', 'restore', '1']), /--yes is needed where nobody can be asked/);
	const said = await does(['store', 'restore', '--yes']);
	assert.match(
		said,
		/^Restored generation 1 as revision \d+; everybody is signed out\.\nThe damaged file is kept as .*\n$/,
	);
	assert.deepEqual((await rows()).map(({generation, users}) => [generation, users])[0], [0, 3]);
	assert.match(await fails(1, ['user', 'list']), /Password for user 'admin': /);
});
