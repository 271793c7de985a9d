import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {dangerousVariables} from '../../e2e/harness/dangerous-variables.js';
import {password} from '../../e2e/steps/furnished-house.js';
import {note} from '../support/note.js';
import {startPrivateHost, type PrivateHost} from './support/private-host.js';
import {furnish} from './support/store.js';
import {layTraps, sprung, trapped} from './support/traps.js';

/**
 * Lists the users with a kept session, and as bob with a wrong password, as an account of its own on a copy of the
 * store and with one more variable set; gives exit codes, what was written to both streams, and the names of all files.
 */
function behaviourWith(host: PrivateHost, name: string, value: string): string {
	return host.sh(
		`
		rm -rf /home/alice; cp -a /var/lib/alice /home/alice
		read -r variable
		for who in DET_USER= DET_USER=bob; do
			code=0
			${alice} "$variable" $who DET_PASS=Wrong7horse ${det} user list 2>&1 || code=$?
			echo "exit $code"
		done
		find /home /tmp /var/lib /run -xdev | sort
		`,
		`${name}=${value}\n`,
	);
}

const alice = `setpriv --reuid=alice --regid=alice --clear-groups env -i PATH=/usr/bin:/bin HOME=/home/alice LANG=C.UTF-8`;
const det = '/usr/local/bin/det --data /home/alice/data';

/** A host with the home of alice, who is signed in as admin, kept in /var/lib/alice. */
async function furnishedHost(t: TestContext): Promise<PrivateHost> {
	const host = await startPrivateHost(t);
	host.sh("useradd -m -s /bin/sh --password '*' alice; mkdir -m 700 /var/lib/det-console");
	await furnish(t, host, 'alice', 'bob');
	host.sh('mv /var/lib/det-console /home/alice/data');
	host.sh(`${alice} ${det} user login admin && mv /home/alice /var/lib/alice`, `${password}\n`);
	layTraps(host);
	return host;
}

test('no variable that is dangerous to Node, its modules, the shell or the C library changes anything (R25)', async t => {
	const host = await furnishedHost(t);
	const usual = behaviourWith(host, 'HARMLESS', '1');
	assert.match(usual, /Username[^]*bob[^]*^exit 0\nFailed to list users: [^]*^exit 1\n/mu);
	const names = Object.keys(dangerousVariables);
	for (const name of names) {
		assert.equal(behaviourWith(host, name, trapped(dangerousVariables[name] ?? '')), usual, name);
		assert.equal(sprung(host), '', name);
	}

	assert.ok(names.length >= 50);
	note(names.length);
});

test('LD_PRELOAD gets into the shell of whoever sets it, and no further: not into the program', async t => {
	const host = await furnishedHost(t);
	const usual = behaviourWith(host, 'HARMLESS', '1');
	assert.equal(behaviourWith(host, 'LD_PRELOAD', '/tmp/traps/evil.so'), usual);
	const loaded = sprung(host);
	assert.match(loaded, /evil\.so in \/usr\/bin\/(da|ba)?sh$/mu);
	assert.doesNotMatch(loaded, /node/u);
});

test('the traps are sharp: without the launcher they are sprung', async t => {
	const host = await furnishedHost(t);
	const node = '/usr/local/lib/det-console/node_modules/node-linux-*/bin/node';
	for (const name of ['NODE_OPTIONS', 'NODE_V8_COVERAGE', 'LD_PRELOAD'] as const) {
		const value = trapped(dangerousVariables[name] ?? '/nowhere/evil.so');
		host.sh(`env '${name}=${value}' ${node} -e 0`);
		assert.notEqual(sprung(host), '', name);
		host.sh('rm -rf /tmp/traps/coverage*');
	}

	assert.throws(() => host.sh(`env LD_LIBRARY_PATH=/tmp/traps ${node} -e 0`), /libstdc/u);
	host.sh('env BASH_ENV=/tmp/traps/rc bash -c true < /dev/null');
	assert.match(sprung(host), /rc/u);
});
