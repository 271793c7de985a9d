import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {addUser, adminPassword, asAlice, openConsole, otherPassword, valueOf} from '../../support/open-console.js';

const minute = 60_000;
const idleMs = 15 * minute;

test('a console nobody uses for the time locks, hides what it showed, and tells whose it is', async t => {
	const screen = await openConsole(t, {idleMs, startPath: 'users'});
	await screen.shows('determined');
	screen.time.advance(idleMs - 1);
	await screen.press('down');
	assert.match(screen.text(), /determined/u);
	screen.time.advance(idleMs);
	await screen.shows('Locked');
	assert.doesNotMatch(screen.text(), /determined/u);
	assert.match(screen.text(), /Signed in as admin/u);
});

test('every key begins the time anew', async t => {
	const screen = await openConsole(t, {idleMs});
	await screen.shows('determined');
	for (let key = 0; key < 5; key++) {
		screen.time.advance(idleMs - 1);
		await screen.press('down');
	}

	assert.doesNotMatch(screen.text(), /Locked/u);
});

test('a form is kept behind the lock, and goes on when the password was given', async t => {
	const screen = await openConsole(t, {idleMs, startPath: 'new-user'});
	await screen.shows('Username');
	await screen.type('carol\tCarol of Nine');
	await screen.shows('Carol of Nine');
	screen.time.advance(idleMs);
	await screen.shows('Locked');
	assert.doesNotMatch(screen.text(), /[Cc]arol/u);
	await screen.type('wrong\r');
	await screen.shows('This is not the password.');
	screen.time.advance(minute);
	await screen.type(`${adminPassword}\r`);
	await screen.shows('Carol of Nine');
	await screen.type('!');
	await screen.shows('Carol of Nine!');
	assert.doesNotMatch(screen.text(), /Locked/u);
});

test('what is typed into the lock goes nowhere else, and is not drawn', async t => {
	const screen = await openConsole(t, {idleMs, startPath: 'users'});
	await screen.shows('determined');
	await screen.press('/');
	await screen.type('det');
	screen.time.advance(idleMs);
	await screen.shows('Locked');
	const from = screen.frames.length;
	await screen.type(`${adminPassword}\r`);
	await screen.shows('/ det');
	assert.doesNotMatch(screen.lines().find(line => line.includes('/ det')) ?? '', /detc/u);
	assert.ok(!screen.frames.slice(from).some(frame => frame.includes(adminPassword)));
});

test('a machine that slept wakes up locked: the first key reaches nothing', async t => {
	const screen = await openConsole(t, {idleMs});
	await screen.shows('determined');
	// Timers stand still in sleep; the clock does not.
	screen.place.advance(8 * 60 * minute);
	await screen.press('n');
	await screen.shows('Locked');
	await screen.type(`${adminPassword}\r`);
	await screen.hides('Locked');
	assert.match(screen.text(), /det console ▸ Users {2}/u);
});

test('an open help, an open dialog and a shown password are behind the lock too', async t => {
	const screen = await openConsole(t, {
		idleMs,
		prepare: (backend, admin) => addUser(backend, admin, 'alice').then(() => {}),
	});
	await screen.shows('alice');
	await screen.press('down', 'd');
	await screen.shows('Deactivate alice?');
	await screen.press('f1');
	await screen.shows('Keys');
	screen.time.advance(idleMs);
	await screen.shows('Locked');
	assert.doesNotMatch(screen.text(), /Keys|alice/u);
	await screen.press('f1', '?');
	assert.doesNotMatch(screen.text(), /Keys/u);
	// The ? went into the password.
	await screen.press('backspace');
	await screen.type(`${adminPassword}\r`);
	await screen.hides('Locked');
	await screen.shows('Keys');
	await screen.press('escape');
	await screen.shows('Deactivate alice?');
});

test('Esc asks before it signs out', async t => {
	const screen = await openConsole(t, {idleMs});
	await screen.shows('determined');
	screen.time.advance(idleMs);
	await screen.shows('Locked');
	await screen.press('escape');
	await screen.shows('Sign out?');
	await screen.press('enter');
	await screen.shows('Signed in as admin');
	await screen.press('escape');
	await screen.shows('Sign out?');
	await screen.press('tab', 'enter');
	await screen.shows('Ended: signed out');
	assert.equal((await screen.backend.sessions.whoami(screen.admin)).ok, false);
});

test('a session that is ended elsewhere leaves the lock for the sign-in', async t => {
	const screen = await openConsole(t, {
		idleMs,
		as: asAlice,
		prepare: (backend, admin) => addUser(backend, admin, 'alice').then(() => {}),
	});
	await screen.shows('determined');
	screen.time.advance(idleMs);
	await screen.shows('Locked');
	valueOf(await screen.other.sessions.revoke(screen.admin, {username: 'alice'}));
	await screen.shows('Ended: revoked');
});

test('guessing at the lock is slowed down, the wait is counted down, and its end is told', async t => {
	const screen = await openConsole(t, {idleMs});
	await screen.shows('determined');
	screen.time.advance(idleMs);
	await screen.shows('Locked');
	await screen.type(`${otherPassword}\r`);
	await screen.shows('This is not the password.');
	await screen.type(`${adminPassword}\r`);
	await screen.shows('Too many attempts: try again in 1 s');
	screen.time.advance(1010);
	await screen.shows('You can try again now');
	await screen.press('enter');
	await screen.shows('determined');
});

test('0 is never', async t => {
	const screen = await openConsole(t, {idleMs: 0});
	await screen.shows('determined');
	screen.time.advance(60 * 60 * minute);
	await screen.press('down');
	assert.doesNotMatch(screen.text(), /Locked/u);
});

test('nothing ticks: one timer for the lock and one for the end of the session', async t => {
	const screen = await openConsole(t, {idleMs});
	await screen.shows('determined');
	assert.equal(screen.time.waiting(), 2);
	const frames = screen.frames.length;
	for (let step = 0; step < 14; step++) screen.time.advance(minute);
	for (let turn = 0; turn < 10; turn++) await nextTurn();
	assert.equal(screen.time.waiting(), 2);
	assert.equal(screen.frames.length, frames);
});
