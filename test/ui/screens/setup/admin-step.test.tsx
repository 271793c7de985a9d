import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {openWizard, strongPassword, type Wizard, type WizardOptions} from './wizard.js';

let open: Wizard | undefined;
/** The wizard on the step of admin's password. */
async function adminStep(options?: WizardOptions): Promise<Wizard> {
	open = openWizard(options);
	await open.press('enter');
	await open.shows('at least 12 characters');
	return open;
}

afterEach(() => open?.unmount());

test('each rule turns true while typing', async () => {
	const screen = await adminStep();
	assert.match(screen.text(), /· an uppercase letter/);
	await screen.type('Horse');
	await screen.shows('✓ an uppercase letter');
	assert.match(screen.text(), /· a number/);
	await screen.type('7batterycorrect');
	await screen.shows('✓ a number');
	assert.match(screen.text(), /✓ at least 12 characters/);
	await screen.shows('✓ hard to guess');
	await screen.shows(/[█]{8,} +(very )?hard to guess/);
});

test('a rule that typing on cannot mend is shown as broken at once', async () => {
	const screen = await adminStep();
	await screen.type('Password1');
	await screen.shows('✗ not one of the most common passwords');
	assert.match(screen.text(), /· at least 12 characters/);
});

test('how strong it is stands there in words, with advice', async () => {
	const screen = await adminStep();
	await screen.type('Password1');
	await screen.shows('very easy to guess');
	await screen.shows('commonly used password');
});

test('a weak password keeps the person on the step and names the first rule it breaks', async () => {
	const screen = await adminStep();
	await screen.giveAdminPassword('Short1');
	await screen.shows('✗ Password must have at least 12 characters.');
	assert.match(screen.text(), /▸ Password/);
	assert.match(screen.text(), /✗ at least 12 characters/);
});

test('twelve characters that are easy to guess are refused as such', async () => {
	const screen = await adminStep();
	await screen.giveAdminPassword('AAAAAAAAAAa1');
	await screen.shows('✗ Password must be hard to guess.');
});

test('a blank password is refused', async () => {
	const screen = await adminStep();
	await screen.press('enter', 'enter');
	await screen.shows('✗ Password cannot be blank.');
});

test('two different entries are refused at the second one', async () => {
	const screen = await adminStep();
	await screen.type(strongPassword);
	await screen.press('enter');
	await screen.type(`${strongPassword}!`);
	await screen.shows('✗ typed the same twice');
	await screen.press('enter');
	await screen.shows('✗ The two entries are not the same.');
	await screen.press('backspace');
	await screen.shows('✓ typed the same twice');
	assert.doesNotMatch(screen.text(), /not the same/);
});

test('a password can be pasted, and is shown only while asked for', async () => {
	const screen = await adminStep();
	await screen.paste(strongPassword);
	assert.match(screen.text(), /•{20}/);
	assert.doesNotMatch(screen.text(), /correctHorse/);
	await screen.press('ctrl-r');
	await screen.shows(strongPassword);
	await screen.press('ctrl-r');
	await screen.hides('correctHorse');
});

test('what is typed after showing the password goes to its end', async () => {
	const screen = await adminStep();
	await screen.type('ab👍');
	await screen.press('ctrl-r');
	await screen.type('c');
	await screen.shows('ab👍c');
});

test('a usable initial password is offered for both accounts, with what is wrong about keeping it', async () => {
	const screen = await adminStep({state: {initialPassword: 'usable'}});
	await screen.press('down');
	await screen.shows('It stands in clear text in /usr/local/determined/etc/master.yaml');
	assert.match(screen.text(), /● remove it/);
	await screen.press('enter', 'enter');
	await screen.shows('● use initial_user_password of master.yaml');
	await screen.press('enter', 'enter');
	await screen.shows(/loses its line\s+initial_user_password/);
	await screen.press('enter');
	await screen.until(() => screen.plans.length > 0);
	assert.deepEqual(screen.plans[0]?.adminPassword, {kind: 'initial'});
	assert.deepEqual(screen.plans[0]?.determined, {kind: 'initial'});
	assert.equal(screen.plans[0]?.removeInitialPassword, true);
});

test('the line can be left where it is', async () => {
	const screen = await adminStep({state: {initialPassword: 'usable'}});
	await screen.press('down', 'tab', 'space', 'enter');
	await screen.shows('Step 3 of 5');
	await screen.press('enter', 'enter', 'enter');
	await screen.until(() => screen.plans.length > 0);
	assert.equal(screen.plans[0]?.removeInitialPassword, false);
});

test('a weak initial password is not used, and it is said why', async () => {
	const screen = await adminStep({state: {initialPassword: 'weak'}});
	await screen.shows('initial_user_password of master.yaml is not used: it breaks a rule below.');
	assert.doesNotMatch(screen.text(), /for both accounts/);
});

test('at 60x15 no rule is cut', async () => {
	const screen = await adminStep({columns: 60, rows: 15});
	assert.match(screen.text(), /· not one of the most common\n/);
	assert.match(screen.text(), / {2}passwords\n/);
	assert.match(screen.text(), /· not a name of the user, the\n.* {2}host or the product\n/);
	assert.match(screen.text(), /░{10}\n +Continue +\^R shows them\./);
});
