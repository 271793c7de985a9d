import assert from 'node:assert/strict';
import {DatabaseSync} from 'node:sqlite';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import type {House} from '../harness/house.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {lockIsFree, processIsGone} from '../steps/machine.js';
import {signIn} from '../steps/signing.js';
import {consoleBelow, guardBelow, openUnderShell} from '../steps/under-shell.js';

const shared = {DET_KIOSK: '1'};

test('a line that is lost without a signal ends the console and the session nobody could go on with', async t => {
	const house = await furnishedHouse(t);
	// In a session of its own no SIGHUP reaches it: only its reads and writes fail.
	const person = openUnderShell(t, house, {by: 'setsid -w', env: shared});
	await signIn(person, 'admin');
	const pid = await consoleBelow(person);
	const guard = await guardBelow(pid);
	person.closeWindow();
	await processIsGone(pid);
	await processIsGone(guard);
	assert.deepEqual(await sessions(house), ['signed out']);
	lockIsFree(house);
});

test('a lock that somebody else holds does not keep it: it is gone all the same', async t => {
	const house = await furnishedHouse(t);
	const person = openUnderShell(t, house, {by: 'setsid -w', env: shared});
	await signIn(person, 'admin');
	const pid = await consoleBelow(person);
	const lock = new DatabaseSync(join(house.data, 'lock.db'));
	t.after(() => lock.close());
	lock.exec('BEGIN EXCLUSIVE');
	person.closeWindow();
	await processIsGone(pid);
});

/** How each `login` session of the store has ended; `''` for one that lives. The one of the set-up is not counted. */
async function sessions({data}: House): Promise<readonly string[]> {
	const {data: document} = JSON.parse(await readFile(join(data, 'sessions.json'), 'utf8')) as {
		data: {sessions: ReadonlyArray<{origin: string; ended: string}>};
	};
	return document.sessions.filter(({origin}) => !origin.includes('builder')).map(({ended}) => ended);
}
