import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {openWizard, type Wizard, type WizardOptions} from './wizard.js';

let open: Wizard | undefined;
/** The wizard on the step of the account `determined`. */
async function determinedStep(options?: WizardOptions): Promise<Wizard> {
	open = openWizard(options);
	await open.press('enter');
	await open.giveAdminPassword();
	await open.shows(/deactivate/);
	return open;
}

/** The wizard on the step of the default task. */
async function taskStep(options?: WizardOptions): Promise<Wizard> {
	const screen = await determinedStep(options);
	await screen.press('enter');
	await screen.shows('Run as');
	return screen;
}

afterEach(() => open?.unmount());

test('deactivating determined is recommended, with what follows from it', async () => {
	const screen = await determinedStep();
	assert.match(screen.text(), /● deactivate it +\(recommended\)/);
	assert.match(screen.text(), /does not remove any objects created by it/);
});

test('determined gets a password by the ordinary rules', async () => {
	const screen = await determinedStep();
	await screen.press('down', 'enter');
	await screen.type('abc');
	await screen.press('enter', 'enter');
	await screen.shows('✗ Password must have at least 8 characters.');
	await screen.press('ctrl-u');
	await screen.type('Tramway91');
	await screen.press('enter');
	await screen.type('Tramway91');
	await screen.shows('✓ typed the same twice');
	assert.doesNotMatch(screen.text(), /12 characters/);
	await screen.press('enter', 'enter');
	await screen.shows('stays active, with the password you gave it');
	await screen.press('enter');
	await screen.until(() => screen.plans.length > 0);
	assert.deepEqual(screen.plans[0]?.determined, {kind: 'password', password: 'Tramway91'});
});

test('its own name is no password for determined', async () => {
	const screen = await determinedStep();
	await screen.press('down', 'enter');
	await screen.type('Determined1');
	await screen.shows('✗ not a name of the user, the host or the product');
});

test('the exact block of master.yaml stands beside the choice', async () => {
	const screen = await taskStep();
	for (const line of [
		'security:',
		'  default_task:',
		'    user: det-nobody',
		'    uid: 65533',
		'    group: det-nobody',
		'    gid: 65533',
	]) {
		assert.ok(screen.text().includes(line), line);
	}

	await screen.press('down');
	await screen.shows('    user: root');
});

test('what master.yaml has can be kept', async () => {
	const screen = await taskStep({state: {defaultTask: {user: 'train', uid: 1001, group: 'train', gid: 1001}}});
	await screen.shows('● keep  (train:1001:train:1001)');
	await screen.press('enter');
	await screen.shows('master.yaml stays as it is');
	await screen.press('enter');
	await screen.until(() => screen.plans.length > 0);
	assert.equal(screen.plans[0]?.defaultTask, 'keep');
});

test('a custom user is asked for in four fields, each checked', async () => {
	const screen = await taskStep();
	await screen.press('down', 'down', 'down', 'enter');
	await screen.type('train');
	await screen.press('enter');
	await screen.type('x');
	await screen.press('enter');
	await screen.type('train');
	await screen.press('enter');
	await screen.type('1002');
	await screen.press('enter');
	await screen.shows('✗ A number from 0 to 2147483647');
	await screen.press('ctrl-u');
	await screen.type('1001');
	await screen.shows('    uid: 1001');
	await screen.press('ctrl-s');
	await screen.shows('train:1001:train:1002');
});

test('where master.yaml cannot be written nothing is offered for it, and the reason stands there', async () => {
	const problem = 'the directory /nope does not exist; create it, or name another file with --master-config';
	const screen = await taskStep({state: {masterConfigProblem: problem}});
	await screen.shows(
		/● keep[^]*! the directory \/nope does not exist; create it, .*\n +or name another file with --master-config/,
	);
	assert.doesNotMatch(screen.text(), /det-nobody/);
	await screen.press('enter', 'enter');
	await screen.until(() => screen.plans.length > 0);
	assert.equal(screen.plans[0]?.defaultTask, 'keep');
});

test('what root means stands there in full', async () => {
	const screen = await taskStep();
	await screen.press('down');
	await screen.shows(/● root {2}\(as when nothing is set\)[^]*It may do everything on the agents\.\n/);
});

test('that tasks will run as root is warned of in the review', async () => {
	const screen = await taskStep();
	await screen.press('down', 'enter');
	await screen.shows('! tasks       of unlinked users run as root:0:root:0');
	await screen.press('escape', 'up', 'enter');
	await screen.shows('· tasks       of unlinked users run as det-nobody');
	screen.unmount();
	const unset = await taskStep({state: {masterConfigProblem: 'permission denied'}});
	await unset.press('enter');
	await unset.shows('! tasks       of unlinked users run as root, as nothing is set');
});

test('the button stands in one place on every step at 80x24', async () => {
	const screen = openWizard();
	open = screen;
	const rowOf = (label: string) => screen.lines().findIndex(line => line.includes(label));
	const rows = [rowOf('Begin')];
	await screen.press('enter');
	rows.push(rowOf(' Continue'));
	await screen.giveAdminPassword();
	await screen.shows('Step 3 of 5');
	rows.push(rowOf(' Continue'));
	await screen.press('down');
	rows.push(rowOf(' Continue'));
	await screen.press('up', 'enter');
	rows.push(rowOf(' Continue'));
	await screen.press('down', 'down', 'down');
	await screen.shows('Gid');
	rows.push(rowOf(' Continue'));
	await screen.press('up', 'enter');
	rows.push(rowOf('[ Apply ]'));
	assert.deepEqual(new Set(rows), new Set([rows[0]]));
	assert.ok(rows[0]! > 0);
});

for (const [columns, rows] of [
	[80, 24],
	[60, 15],
] as const) {
	test(`a refused password shows why at ${columns}x${rows}, also beside the choice of the initial one`, async () => {
		const screen = openWizard({columns, rows, state: {initialPassword: 'usable'}});
		open = screen;
		await screen.press('enter');
		await screen.shows('Once more');
		await screen.press('tab');
		await screen.giveAdminPassword('Short1');
		await screen.shows('✗ Password must have at least 12');
		await screen.shows('Continue');
		assert.equal(screen.lines().length, rows);
		assert.match(screen.lines().at(-1) ?? '', /continue/);
	});
}

test('a wrong field of a custom task shows why at 60x15', async () => {
	const screen = await taskStep({columns: 60, rows: 15});
	await screen.press('down', 'down', 'down', 'ctrl-s');
	await screen.shows('✗ A Unix name, such as det-nobody.');
});

test('what is typed survives a window made smaller', async () => {
	const screen = await determinedStep();
	await screen.press('down', 'enter');
	await screen.type('Tramway91');
	await screen.resize({columns: 60, rows: 15});
	await screen.shows('•••••••••');
	await screen.resize({columns: 80, rows: 24});
	await screen.press('ctrl-r');
	await screen.shows('Tramway91');
});
