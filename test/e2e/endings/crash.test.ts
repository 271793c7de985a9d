import assert from 'node:assert/strict';
import {readFile, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {furnishedHouse} from '../steps/furnished-house.js';
import {lockIsFree} from '../steps/machine.js';
import {tryToSignIn} from '../steps/signing.js';
import {endsCleanly, openUnderShell} from '../steps/under-shell.js';

const crashing = fileURLToPath(new URL('crashing-console.js', import.meta.url));

for (const kind of ['a render', 'an effect', 'a promise']) {
	test(`a fault in ${kind} leaves the terminal as it was, with one sentence, a code and the path of the report`, async t => {
		const house = await furnishedHouse(t);
		const person = openUnderShell(t, house, {command: [process.execPath, crashing, kind, house.data, house.home]});
		await tryToSignIn(person, 'admin');
		await endsCleanly(person, 70);
		const [report = ''] = (await readdir(house.home)).filter(name => /^crash-.*\.log$/.test(name));
		const said = person.screen.text().replaceAll('\n', '');
		assert.ok(said.startsWith('det: stopped by a fault of its own (') && said.includes(report), said);
		assert.match(await readFile(join(house.home, report), 'utf8'), /Error: /);
		const {data} = JSON.parse(await readFile(join(house.data, 'sessions.json'), 'utf8')) as {
			data: {sessions: ReadonlyArray<{ended: string}>};
		};
		assert.ok(
			data.sessions.every(({ended}) => ended !== ''),
			'a session nobody can go on with lives on',
		);
		lockIsFree(house);
	});
}
