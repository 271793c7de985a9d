import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {launcher} from '../harness/house.js';
import {runDet} from '../harness/run-det.js';
import {adminPassword, makeSignedInHouse, userPassword} from './signed-in-house.js';

test('a shell script signs in, creates ten users, edits, deactivates, lists and logs out without a terminal', async t => {
	const {house} = await makeSignedInHouse(t, {signIn: false});
	const script = join(house.dir, 'script.sh');
	writeFileSync(
		script,
		`set -eu
export DET_DATA='${house.data}' DET_MASTER_CONFIG='${house.masterConfig}'
det() { '${launcher}' "$@"; }
echo '${adminPassword}' | det user login admin 2>/dev/null
for n in 0 1 2 3 4 5 6 7 8 9; do
	echo '${userPassword}' | det user create "user$n" --password-stdin
done
det user edit user3 --display-name 'Number three' --admin true
det user edit user4 --username four
det user deactivate user5
det user list --json
det user list -a --csv | grep -c '^'
det user logout
det user list && exit 9
exit 0
`,
	);
	const {code, stdout, stderr} = await runDet([], {house, command: ['sh', script], places: false});
	assert.equal(code, 0, stderr);
	const [edited, renamed, ...rest] = stdout.split('\n');
	assert.equal(edited, 'Changes made to the following fields: Display Name, Admin');
	assert.equal(renamed, 'Changes made to the following fields: Username');
	const json = rest.slice(0, rest.indexOf(']') + 1).join('\n');
	const users = JSON.parse(json) as Array<{username: string; admin: boolean; displayName: string}>;
	assert.deepEqual(
		users.map(({username}) => username),
		['admin', 'user0', 'user1', 'user2', 'user3', 'four', 'user6', 'user7', 'user8', 'user9'],
	);
	assert.deepEqual(users[4], {...users[4], admin: true, displayName: 'Number three'});
	assert.deepEqual(rest.slice(rest.indexOf(']') + 1), ['13', '']);
	assert.equal(
		stderr,
		"Failed to list users: Unauthenticated: Please use 'det user login <username>' for password login.\n",
	);
});
