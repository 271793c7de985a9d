import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nobodyTask, rootTask} from '../../../../source/domain/default-task.js';
import {
	chosenTask,
	planOf,
	setupReducer,
	startOfSetup,
	steps,
	taskProblems,
	type Setup,
	type SetupValues,
} from '../../../../source/ui/screens/setup/setup-state.js';
import {freshState} from './wizard.js';

const ownTask = {user: 'train', uid: 1001, group: 'train', gid: 1002};
const start = startOfSetup(freshState, true);
const change = (setup: Setup, values: Partial<SetupValues>) => setupReducer(setup, {type: 'change', values});

test('it begins with what is recommended: determined deactivated, tasks as det-nobody', () => {
	const plan = planOf(start.values);
	assert.ok(plan.ok);
	assert.deepEqual(plan.value.determined, {kind: 'deactivate'});
	assert.deepEqual(plan.value.defaultTask, nobodyTask);
	assert.equal(plan.value.removeInitialPassword, false);
});

test("a default task of somebody's own in master.yaml is kept unless they say otherwise", () => {
	assert.equal(startOfSetup({...freshState, defaultTask: ownTask}, true).values.task, 'keep');
});

test('root in master.yaml is only what holds anyway, so det-nobody is still proposed', () => {
	assert.equal(startOfSetup({...freshState, defaultTask: rootTask}, true).values.task, 'det-nobody');
});

test('nothing is planned for a master.yaml that cannot be written', () => {
	const {values} = startOfSetup({...freshState, initialPassword: 'usable'}, false);
	const plan = planOf({...values, adminSource: 'initial'});
	assert.ok(plan.ok);
	assert.equal(plan.value.defaultTask, 'keep');
	assert.equal(plan.value.removeInitialPassword, false);
});

test('going back and forth keeps everything', () => {
	const typed = change(start, {adminPassword: 'one', taskUser: 'train', determined: 'password'});
	let setup = typed;
	for (const _ of steps) setup = setupReducer(setup, {type: 'next'});
	assert.equal(setup.step, 'review');
	for (const _ of steps) setup = setupReducer(setup, {type: 'back'});
	assert.deepEqual(setup, typed);
});

test('the initial password is proposed for both accounts, and taken back with it', () => {
	const chosen = change(start, {adminSource: 'initial'});
	assert.equal(chosen.values.determined, 'initial');
	assert.equal(change(chosen, {adminSource: 'typed'}).values.determined, 'deactivate');
});

test('a password already given to determined survives the choice of the initial one', () => {
	const chosen = change(change(start, {determined: 'password', determinedPassword: 'Abcdefg1x'}), {
		adminSource: 'initial',
	});
	assert.equal(chosen.values.determined, 'password');
});

test('the line in master.yaml is removed only when its password is used', () => {
	const {values} = startOfSetup({...freshState, initialPassword: 'usable'}, true);
	const typed = planOf({...values, adminSource: 'typed'});
	const initial = planOf({...values, adminSource: 'initial'});
	assert.ok(typed.ok && initial.ok);
	assert.equal(typed.value.removeInitialPassword, false);
	assert.equal(initial.value.removeInitialPassword, true);
	assert.deepEqual(initial.value.adminPassword, {kind: 'initial'});
});

test('a custom task is read from its four fields', () => {
	const custom = {
		...start.values,
		task: 'custom',
		taskUser: ' train ',
		taskUid: '1001',
		taskGroup: 'train',
		taskGid: '1002',
	} as const;
	assert.deepEqual(chosenTask(custom), {ok: true, value: ownTask});
	assert.deepEqual(taskProblems(custom), {});
});

test('every field of a custom task that cannot be used is named', () => {
	const custom = {
		...start.values,
		task: 'custom',
		taskUser: '9x',
		taskUid: '0x10',
		taskGroup: '',
		taskGid: '-1',
	} as const;
	assert.deepEqual(Object.keys(taskProblems(custom)), ['user', 'uid', 'group', 'gid']);
	assert.equal(planOf(custom).ok, false);
});

test('passwords are planned as they were typed', () => {
	const plan = planOf({...start.values, adminPassword: 'a b', determined: 'password', determinedPassword: 'ü'});
	assert.ok(plan.ok);
	assert.deepEqual(plan.value.adminPassword, {kind: 'given', password: 'a b'});
	assert.deepEqual(plan.value.determined, {kind: 'password', password: 'ü'});
});
