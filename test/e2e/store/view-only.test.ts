import {spawnSync} from 'node:child_process';
import {chmod, chown, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {environmentOf, launcher, placesOf, type House} from '../harness/house.js';
import {openTerminal} from '../harness/person.js';
import {furnishedHouse} from '../steps/furnished-house.js';
import {signIn} from '../steps/signing.js';
import {seesUsers} from '../steps/users.js';

const isRoot = process.geteuid?.() === 0;
// Root may write everywhere, so root tries it as nobody.
const nobody = 65534;
const asNobody = isRoot ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--'] : [];
const skip = isRoot && !nobodyCanRun() ? 'nobody cannot run the program here' : false;

test('a data directory that cannot be written opens for looking only', {skip}, async t => {
	const house = await furnishedHouse(t, 'alice');
	await giveAway(house);
	await chmod(house.data, 0o500);
	const command = [...asNobody, launcher, ...placesOf(house), 'ui'];
	const person = openTerminal(t, command, {env: environmentOf(house), cwd: house.home});
	await person.sees(/View only/);
	await signIn(person, 'admin');
	await seesUsers(person);
	await person.sees(/View only/);
	for (const key of ['n', 'e', 'd', 'w']) {
		await person.press(key);
		await person.sees(/Sorted by[^]*you may not write/);
	}

	await person.press('down', 'enter');
	await person.sees(/Username +alice/);
	await person.press('esc');
	await seesUsers(person);
	await person.press('q');
	await person.leaves(0);
	await chmod(house.data, 0o700);
});

async function giveAway(house: House): Promise<void> {
	if (!isRoot) return;
	const inside = await readdir(house.dir, {recursive: true});
	for (const path of [house.dir, ...inside.map(name => join(house.dir, name))]) await chown(path, nobody, nobody);
}

function nobodyCanRun(): boolean {
	const [file, ...args] = [...asNobody, launcher, '--version'];
	return spawnSync(file, args).status === 0;
}
