import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	maxSlotsEditProblem,
	priorityEditProblem,
	retentionEditProblem,
	weightEditProblem,
} from '../../../../source/domain/config-policy/launch/later-edit.js';
import {policy} from '../policy.js';

const none = {workspace: undefined, cluster: undefined};
const invariant = (text: string) => policy(`invariant_config: ${text}`);
const constraint = (text: string) => policy(`constraints: ${text}`);

test('without policies everything may be changed', () => {
	assert.equal(priorityEditProblem('EXPERIMENT', 1, none, 'agent'), undefined);
	assert.equal(maxSlotsEditProblem(1000, none), undefined);
	assert.equal(weightEditProblem(2.5, none), undefined);
	assert.equal(retentionEditProblem('save_trial_best', 3, none), undefined);
});

test("the priority stays within the limit, the cluster's before the workspace's", () => {
	const policies = {workspace: constraint('{priority_limit: 30}'), cluster: constraint('{priority_limit: 20}')};
	const text = "priority exceeds task config policy's priority_limit";
	assert.equal(priorityEditProblem('EXPERIMENT', 25, policies, 'agent'), undefined);
	assert.equal(priorityEditProblem('EXPERIMENT', 19, policies, 'agent'), text);
	assert.equal(priorityEditProblem('EXPERIMENT', 25, policies, 'kubernetes'), text);
	assert.equal(priorityEditProblem('EXPERIMENT', 25, policies, 'slurm'), undefined);
	assert.equal(priorityEditProblem('EXPERIMENT', 25, {...none, workspace: policies.workspace}, 'agent'), text);
});

test("an invariant priority is the only one, the cluster's before the workspace's", () => {
	const policies = {
		workspace: invariant('{resources: {priority: 5}}'),
		cluster: invariant('{resources: {priority: 7}}'),
	};
	assert.equal(priorityEditProblem('EXPERIMENT', 7, policies, 'agent'), undefined);
	const text = 'priority set by invariant config: priority cannot be modified';
	assert.equal(priorityEditProblem('EXPERIMENT', 5, policies, 'agent'), text);
});

test("a task's priority is from 1 to 99", () => {
	for (const priority of [0, 100]) {
		assert.equal(priorityEditProblem('NTSC', priority, none, 'agent'), 'priority must be between 1 and 99');
		assert.equal(priorityEditProblem('EXPERIMENT', priority, none, 'agent'), undefined);
	}

	for (const priority of [1, 99]) assert.equal(priorityEditProblem('NTSC', priority, none, 'agent'), undefined);
});

test('max slots: what an invariant says, else at most the limit', () => {
	const limited = {workspace: constraint('{resources: {max_slots: 8}}'), cluster: undefined};
	assert.equal(maxSlotsEditProblem(8, limited), undefined);
	assert.equal(maxSlotsEditProblem(9, limited), 'requested slots is violates max slots constraint: 9 > 8');
	const enforced = {...limited, cluster: invariant('{resources: {max_slots: 12}}')};
	assert.equal(
		maxSlotsEditProblem(9, enforced),
		'max slots is already set in an invariant config policy:max_slots of 12 is enforced',
	);
});

test('weight and retention: what an invariant says', () => {
	const policies = {
		...none,
		workspace: invariant('{resources: {weight: 1.5}, checkpoint_storage: {save_trial_latest: 2}}'),
	};
	assert.equal(weightEditProblem(1.5, policies), undefined);
	assert.equal(weightEditProblem(2, policies), 'weight is enforced as an invariant config policy of 1.5');
	assert.equal(
		retentionEditProblem('save_trial_latest', 3, policies),
		'save_trial_latest is enforced as an invariant config policy of 2',
	);
	assert.equal(retentionEditProblem('save_trial_best', 3, policies), undefined);
});
