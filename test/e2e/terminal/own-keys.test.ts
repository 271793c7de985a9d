import assert from 'node:assert/strict';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {openConsole} from '../harness/open-console.js';
import {runDet} from '../harness/run-det.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {signIn} from '../steps/signing.js';

test('keys of one’s own count, a conflict is told with file and line, and the console opens all the same', async t => {
	const house = await furnishedHouse(t);
	const file = path.join(house.home, '.config/det-console/keys.yaml');
	await mkdir(path.dirname(file), {recursive: true, mode: 0o700});
	await writeFile(file, 'users.create: c\nusers.edit: d\n', {mode: 0o600});

	const person = await openConsole(t, {house});
	await signIn(person, 'admin');
	await person.sees('A mistake in the key file; det ui --check-keys tells');
	await person.sees(/c new +e edit/);
	await person.press('c');
	await person.sees('New user');

	const {code, stdout, stderr} = await runDet(['ui', '--check-keys'], {house, places: false});
	assert.equal(code, 1);
	assert.match(stderr, /keys\.yaml:2: d is also the key of users\.deactivate /);
	assert.match(stdout, /^\* users\.create +c +Create a user$/m);

	await writeFile(file, 'users.create: c\n');
	const mended = await runDet(['ui', '--check-keys'], {house, places: false});
	assert.deepEqual([mended.code, mended.stderr], [0, '']);
});
