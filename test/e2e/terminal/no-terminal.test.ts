import assert from 'node:assert/strict';
import {test} from 'node:test';
import {makeHouse} from '../harness/house.js';
import {openTerminal} from '../harness/person.js';
import {environmentOf, launcher, placesOf} from '../harness/house.js';
import {runDet} from '../harness/run-det.js';

for (const args of [[], ['ui'], ['ui', 'users/alice']]) {
	test(`${['det', ...args].join(' ')} without a terminal says one sentence and ends with 2`, async t => {
		const {code, stdout, stderr} = await runDet(args, {house: await makeHouse(t), input: 'q'});
		assert.deepEqual([code, stdout], [2, '']);
		assert.match(stderr, /^[^\n]*det --help[^\n]*\n$/);
	});
}

for (const [what, redirection] of [
	['its input', '</dev/null'],
	['its output', '| cat'],
] as const) {
	test(`a terminal that lacks ${what} is not enough`, async t => {
		const house = await makeHouse(t);
		const quoted = [launcher, ...placesOf(house), 'ui'].map(word => `'${word}'`).join(' ');
		const command = ['bash', '-c', `set -o pipefail; ${quoted} ${redirection}`];
		const person = openTerminal(t, command, {env: environmentOf(house), cols: 120});
		await person.leaves(2);
		assert.match(person.screen.text(), /det --help/);
	});
}
