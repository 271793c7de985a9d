import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {nobodyTask} from '../../../../source/domain/default-task.js';
import {fail} from '../../../../source/domain/result.js';
import {alreadyInitialised, openWizard, signedIn, strongPassword, type Wizard, type WizardOptions} from './wizard.js';
import {ok} from '../../../../source/domain/result.js';

let open: Wizard | undefined;
function wizard(options?: WizardOptions): Wizard {
	open = openWizard(options);
	return open;
}

afterEach(() => open?.unmount());

/** Goes from the first step to the review, with what is recommended. */
async function toReview(screen: Wizard): Promise<void> {
	await screen.press('enter');
	await screen.giveAdminPassword();
	await screen.shows('Step 3 of 5');
	await screen.press('enter', 'enter');
	await screen.shows('Step 5 of 5');
}

test('the first step says where everything is kept, who can read it and what will happen', async () => {
	const screen = wizard();
	await screen.shows('Step 1 of 5');
	assert.match(screen.text(), /\/var\/lib\/det-console/);
	assert.match(screen.text(), /readable only by the OS user/);
	assert.match(screen.text(), /\/usr\/local\/determined\/etc\/master\.yaml/);
	assert.match(screen.text(), /Before the last step\s+nothing is made but an empty directory for accounts\./);
});

test('a missing master.yaml is announced as one that will be created', async () => {
	const screen = wizard({state: {masterConfigExists: false}});
	await screen.shows('does not exist yet and will be created');
});

test('Enter through all steps applies what is recommended, once, and ends signed in', async () => {
	const screen = wizard();
	await toReview(screen);
	assert.deepEqual(screen.plans, []);
	await screen.press('enter', 'enter');
	await screen.until(() => screen.told.length > 0);
	assert.deepEqual(screen.told, ['done']);
	assert.deepEqual(screen.plans, [
		{
			adminPassword: {kind: 'given', password: strongPassword},
			determined: {kind: 'deactivate'},
			defaultTask: nobodyTask,
			removeInitialPassword: false,
		},
	]);
});

test('the review names everything, and no frame ever shows a password', async () => {
	const screen = wizard();
	await toReview(screen);
	assert.match(screen.text(), /admin +gets the password you chose/);
	assert.match(screen.text(), /determined +is deactivated/);
	assert.match(screen.text(), /det-nobody:65533:det-nobody:65533/);
	assert.match(screen.text(), /gets security\.default_task/);
	assert.equal(
		screen.frames.some(frame => frame.includes(strongPassword.slice(0, 5))),
		false,
	);
});

test('Esc goes back one step at a time with everything kept', async () => {
	const screen = wizard();
	await toReview(screen);
	await screen.press('escape');
	await screen.shows('Step 4 of 5');
	await screen.press('escape', 'escape');
	await screen.shows('Step 2 of 5');
	await screen.press('ctrl-r');
	await screen.shows(strongPassword);
	await screen.press('escape');
	await screen.shows('Step 1 of 5');
});

test('Esc on the first step asks, with the focus on Cancel, and leaves only on the verb', async () => {
	const screen = wizard();
	await screen.press('escape');
	await screen.shows('Leave the set-up?');
	await screen.press('enter');
	await screen.shows('Step 1 of 5');
	assert.deepEqual(screen.told, []);
	await screen.press('escape', 'tab', 'enter');
	assert.deepEqual(screen.told, ['leave']);
	assert.deepEqual(screen.plans, []);
});

test('while it is applied it says so, and neither Esc nor Enter does anything', async () => {
	const answer = Promise.withResolvers<ReturnType<typeof ok<typeof signedIn>>>();
	const screen = wizard({run: () => answer.promise});
	await toReview(screen);
	await screen.press('enter');
	await screen.shows('Setting up');
	await screen.press('enter', 'escape');
	assert.match(screen.text(), /Step 5 of 5/);
	assert.equal(screen.plans.length, 1);
	assert.equal(screen.refusals.length, 1);
	answer.resolve(ok(signedIn));
	await screen.until(() => screen.told.includes('done'));
});

test('a refusal of the backend is said on the review, and Apply can be pressed again', async () => {
	let turn = 0;
	const screen = wizard({
		run: async () =>
			turn++ === 0 ? fail({code: 'master-config-changed', file: '/etc/determined/master.yaml'}) : ok(signedIn),
	});
	await toReview(screen);
	await screen.press('enter');
	await screen.shows('changed by somebody else meanwhile');
	await screen.press('enter');
	await screen.until(() => screen.told.includes('done'));
	assert.equal(screen.plans.length, 2);
});

test('whoever applies second is told calmly and led to the sign-in', async () => {
	const screen = wizard({run: async () => alreadyInitialised});
	await toReview(screen);
	await screen.press('enter');
	await screen.shows('Somebody else has set this installation up');
	await screen.press('enter');
	assert.deepEqual(screen.told, ['lost']);
});

test('a wizard still open is told as soon as another one has finished', async () => {
	const screen = wizard();
	await screen.press('enter');
	await screen.type('half a pass');
	await screen.storeChanges({initialised: true});
	await screen.shows('Somebody else has set this installation up');
});

test('where nothing can be changed it says why and only leaves', async () => {
	const screen = wizard({place: {readOnly: 'the file system is read-only'}});
	await screen.shows(/the file system is\s+read-only/);
	await screen.press('enter');
	assert.deepEqual(screen.told, ['leave']);
});

test('control characters in paths never draw', async () => {
	const screen = wizard({place: {dataDir: '/tmp/\u001B[31mred'}});
	await screen.shows('/tmp/␛[31mred');
});
