import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {globSync} from 'node:fs';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {adminPassword} from '../../backend/helpers/test-backend.js';
import {projectRoot} from '../../e2e/harness/house.js';
import {emptyPlace} from '../support/place.js';
import {note} from '../support/note.js';

const program = path.join(projectRoot, 'dist/program/det.js');
const [library = ''] = globSync('/usr/lib/*/faketime/libfaketime.so.1');
const day = 24 * 3600;

test('a session lives 30 days to the second by the clock of the host, and once expired stays so (R49, R50)', async t => {
	const {setUp, signIn, whoami} = person(t);
	setUp();
	signIn(0);
	assert.match(whoami(30 * day - 60), /logged in as user 'admin'/);
	assert.match(whoami(30 * day + 60), refused);
	// The clock is set back to where the session had lived: it does not come to life again.
	assert.match(whoami(10 * day), refused);
	assert.match(whoami(0), refused);
	note(4);
});

test('a session made while the clock was ahead is not valid before its time (R50)', async t => {
	const {setUp, signIn, whoami} = person(t);
	setUp();
	signIn(40 * day);
	assert.match(whoami(40 * day + 60), /logged in as user 'admin'/);
	assert.match(whoami(0), refused);
	note(2);
});

test('setting the clock back does not shorten a wait: it begins anew (R50)', async t => {
	const {setUp, signIn, det} = person(t);
	setUp();
	for (let failures = 0; failures < 3; failures++) det(failures * 60, ['user', 'login', 'admin'], 'wrong');
	const {stderr} = det(-3 * 3600, ['user', 'login', 'admin'], 'wrong');
	assert.match(stderr, /Too many attempts/);
	signIn(3600);
	note(4);
});

/** What a signed-out person is told. */
const refused = /Unauthenticated|sign in|Password|log/i;

/** Somebody with a home and a store whose processes run with the clock so many seconds ahead. */
function person(t: TestContext) {
	const data = emptyPlace(t);
	const home = path.dirname(data);
	const det = (ahead: number, line: readonly string[], password: string) =>
		spawnSync(process.execPath, [program, '--data', data, ...line], {
			input: `${password}\n`,
			encoding: 'utf8',
			env: {
				PATH: process.env['PATH'],
				HOME: home,
				LANG: 'C.UTF-8',
				LD_PRELOAD: library,
				FAKETIME: `${ahead < 0 ? '' : '+'}${ahead}s`,
				FAKETIME_DONT_FAKE_MONOTONIC: '1',
			},
		});
	return {
		det,
		setUp: () => {
			const {status, stderr} = det(0, ['setup', '--admin-password-file', '-'], adminPassword);
			assert.equal(status, 0, stderr);
		},
		signIn: (ahead: number) => {
			const {status, stderr} = det(ahead, ['user', 'login', 'admin'], adminPassword);
			assert.equal(status, 0, stderr);
		},
		whoami: (ahead: number): string => {
			const {stdout, stderr} = det(ahead, ['user', 'whoami'], '');
			return stdout + stderr;
		},
	};
}
