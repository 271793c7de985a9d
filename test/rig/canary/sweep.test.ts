import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import {makeHouse} from '../../e2e/harness/house.js';
import {openConsole} from '../../e2e/harness/open-console.js';
import type {Person} from '../../e2e/harness/person.js';
import {runDet} from '../../e2e/harness/run-det.js';
import {signIn, signOut, tryToSignIn} from '../../e2e/steps/signing.js';
import {createUser, resetPassword, seesUser, seesUsers} from '../../e2e/steps/users.js';
import {finishWizard} from '../../e2e/steps/wizard.js';
import {note} from '../support/note.js';
import {Lookout} from './lookout.js';

test('no password and no token of a whole journey is found in a file, a process, the log or the scrollback (R24, R39, R48)', async t => {
	const lookout = new Lookout();
	t.after(() => lookout.stop());
	const house = await makeHouse(t);
	const admin = lookout.mark("the admin's password", 'Quartz-Beacon-Tulip-90');
	const alices = lookout.mark("alice's password", 'Velvet7Compass-Orbit');
	const bobs = lookout.mark("bob's password", 'Maple8Turbine-Sonnet');
	const mistyped = lookout.mark('a wrong password', 'Copper9Lantern-Wrong');
	const asName = lookout.mark('a password typed as a name', 'Saffron3Glacier-Oops');
	const next = lookout.mark("alice's next password", 'Harbor5Violet-Meadow');
	lookout.watchProcesses();

	const person = await openConsole(t, {house, rows: 30});
	await finishWizard(person, {password: admin});
	await createUser(person, {username: 'alice', password: alices});
	await person.press('esc');
	await seesUsers(person);
	await createUser(person, {username: 'carla', remote: true});
	await person.press('esc');
	await signOut(person);
	await tryToSignIn(person, 'alice', mistyped);
	await person.sees('Invalid');
	await person.press('esc');
	// Typed into the wrong field it is on the screen, but is written down nowhere.
	const stranger = await openConsole(t, {house, rows: 30});
	await tryToSignIn(stranger, asName, mistyped);
	await stranger.sees('Invalid');
	await ends(stranger, lookout, ['a password typed as a name']);
	await ends(person, lookout);

	// The commands, from pipes as scripts do it; a token is kept for them.
	const det = async (line: readonly string[], input: string) => {
		const {code, stdout, stderr} = await runDet(line, {house, input: `${input}\n`});
		assert.equal(code, 0, `${line.join(' ')}: ${stderr}`);
		lookout.see(`what det ${line.join(' ')} writes`, Buffer.from(stdout + stderr));
	};
	await det(['user', 'login', 'admin'], admin);
	const tokens = await tokenFiles(house.home);
	assert.equal(tokens.length, 1, 'the token is kept in one file');
	const [token = ''] = /dct_[\w-]{20,}/.exec(readFileSync(tokens[0]!, 'utf8')) ?? [];
	assert.notEqual(token, '');
	lookout.mark("the admin's token", token);
	await det(['user', 'create', 'bob', '--password-stdin'], bobs);
	await det(['user', 'list', '--json'], '');
	await det(['session', 'list', '-a', '--json'], '');
	await det(['-u', 'alice', 'user', 'whoami'], alices);
	const second = /dct_[\w-]{20,}/g;
	for (const [index, each] of [...readFileSync(tokens[0]!, 'utf8').matchAll(second)].entries())
		lookout.mark(`token ${index}`, each[0]);

	// The console again: a password set by the admin, shown once; changing one's own.
	const again = await openConsole(t, {house, rows: 30, path: 'users/bob'});
	await seesUser(again, 'bob');
	const oneTime = await resetPassword(again, 'bob');
	assert.match(oneTime, /\w{5}-/);
	await again.press('esc');
	await signOut(again);
	await signIn(again, 'alice', alices);
	await seesUser(again, 'bob');
	await again.press('esc');
	await seesUsers(again);
	await again.press('p');
	await again.sees(/▸ Account/);
	await again.press('w');
	await again.sees('Current password');
	await again.type(`${alices}\t${next}\t${next}`);
	await again.press('ctrl-s');
	await again.sees('Password updated');
	// Shown once on the alternate screen, which it left no trace of; on the line it did go.
	lookout.mark('the one-time password', oneTime);
	await ends(again, lookout, ['the one-time password']);

	await lookout.stop();
	const files = lookout.seeFiles(house.dir, file => tokens.includes(file));
	assert.ok(files > 5 && lookout.processes > 100, `${files} files, ${lookout.processes} looks at processes`);
	assert.deepEqual(lookout.sightings, []);
	note(files + lookout.processes, `nothing found in ${files} files and ${lookout.processes} looks at processes`);
});

test('the lookout finds what is there: a password on a command line, which det warns of', async t => {
	const lookout = new Lookout();
	t.after(() => lookout.stop());
	const house = await makeHouse(t);
	const password = lookout.mark('a password', 'Walnut4Rapids-Ember');
	lookout.watchProcesses();
	await runDet(['user', 'create', 'eve', '--password', password], {house});
	await lookout.stop();
	assert.ok(lookout.sightings.some(({where}) => where === 'cmdline of a process'));
	lookout.sightings.length = 0;
	lookout.see('bytes', Buffer.from(`x${Buffer.from(password).toString('base64')}`));
	assert.equal(lookout.sightings.length, 1);
});

/** Leaves the console, and looks at all it wrote and at what is left on the screen and above it. */
async function ends(person: Person, lookout: Lookout, shown: readonly string[] = []): Promise<void> {
	if (person.exitCode === undefined) await person.press('ctrl-c');
	await person.leaves(0);
	const before = lookout.sightings.length;
	lookout.see('what the console wrote', person.written());
	const {normal} = person.screen.terminal.buffer;
	const left = Array.from({length: normal.length}, (_, y) => normal.getLine(y)?.translateToString(true) ?? '');
	lookout.see('the screen afterwards', Buffer.from(left.join('\n')));
	const own = lookout.sightings.splice(before);
	lookout.sightings.push(
		...own.filter(({secret, where}) => where !== 'what the console wrote' || !shown.includes(secret)),
	);
}

/** The files of a home in which tokens are. */
async function tokenFiles(home: string): Promise<readonly string[]> {
	const files = await readdir(home, {recursive: true, withFileTypes: true});
	return files
		.filter(entry => entry.isFile())
		.map(entry => path.join(entry.parentPath, entry.name))
		.filter(file => existsSync(file) && readFileSync(file).includes('dct_'));
}
