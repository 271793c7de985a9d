import assert from 'node:assert/strict';
import {readFile, rm, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {openConsole} from '../harness/open-console.js';
import {furnishedHouse} from '../steps/furnished-house.js';

const damages: Readonly<Record<string, (file: string) => Promise<void>>> = {
	deleted: file => rm(file),
	truncated: file => truncate(file, 300),
	empty: file => truncate(file, 0),
	foreign: file => writeFile(file, '{"users": []}'),
	altered: async file => writeFile(file, (await readFile(file, 'utf8')).replace('"active":false', '"active":true')),
};

for (const [name, damage] of Object.entries(damages)) {
	test(`a store that is ${name} is refused in words, is left alone, and never opens the wizard`, async t => {
		const house = await furnishedHouse(t, 'alice');
		const file = join(house.data, 'store.json');
		await damage(file);
		const before = await readFile(file, 'utf8').catch(() => 'none');
		const person = await openConsole(t, {house});
		await person.sees(/cannot be opened[^]*store\.json/);
		await person.press('r', 'enter', 'down');
		await person.settles();
		assert.match(await person.sees(/cannot be opened[^]*store\.json/), /Cannot open/);
		assert.doesNotMatch(person.screen.text(), /Step 1|Username/);
		await person.press('q');
		await person.leaves(0);
		assert.equal(await readFile(file, 'utf8').catch(() => 'none'), before);
	});
}
