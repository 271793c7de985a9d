/** Changes: one user among 10,000 as another console sees it, and the unattended set-up. */
import {randomBytes} from 'node:crypto';
import {openBackend} from '../../source/backend/open-backend.js';
import {makeHouse} from '../e2e/harness/house.js';
import {openConsole} from '../e2e/harness/open-console.js';
import {runDet} from '../e2e/harness/run-det.js';
import {signIn} from '../e2e/steps/signing.js';
import {seesUsers} from '../e2e/steps/users.js';
import {benchPassword, makeLargeStore} from './large-store.js';
import {Figures, type Sample} from './tools/figures.js';
import {measure} from './tools/measure.js';
import {scope} from './tools/scope.js';

const figures = new Figures();
const house = await makeHouse(scope);
await makeLargeStore(house.data, 10_000);
const opened = await openBackend({
	dataDir: house.data,
	masterConfigFile: house.masterConfig,
	origin: {tty: '', address: '', osUser: 'bench', osUid: 0},
	hostname: 'bench',
	clock: () => new Date(),
	randomBytes: size => randomBytes(size),
});
if (!opened.ok) throw new Error(opened.error.code);
const {users, sessions} = opened.value;
const admin = await sessions.signIn('admin', benchPassword);
if (!admin.ok) throw new Error(admin.error.code);
const {token} = admin.value;
const watcher = await openConsole(scope, {house, cols: 120, rows: 32});
await signIn(watcher, 'admin', benchPassword);
await seesUsers(watcher);
await watcher.settles(400);

const list = await users.list(token);
if (!list.ok) throw new Error(list.error.code);
// The one at the top of the table, so that the change is on the watcher's screen.
const first = list.value.toSorted((a, b) => (a.username < b.username ? -1 : 1))[0]!;
const changed: Sample[] = [];
const seen: Sample[] = [];
for (let round = 0; round < 9; round++) {
	seen.push(
		await measure(
			watcher,
			async () => {
				const start = performance.now();
				await users.edit(token, first.id, {changes: {displayName: `Ada ${round}`}, base: {}});
				changed.push({ms: performance.now() - start, bytes: 0});
			},
			400,
		),
	);
}

figures.add('change one of 10k users, durably', changed, '≤ 1.1x floor');
figures.add('until another console shows it', seen, '≤ 1000 ms');

const setups: Sample[] = [];
for (let round = 0; round < 5; round++) {
	const fresh = await makeHouse(scope);
	const start = performance.now();
	await runDet(['setup', '--admin-password-file', '-'], {house: fresh, input: benchPassword});
	setups.push({ms: performance.now() - start, bytes: 0});
}

figures.add('det setup', setups);
figures.print();
process.exit();
