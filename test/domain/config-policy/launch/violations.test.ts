import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	defaultPriority,
	schedulerOf,
	type Scheduler,
} from '../../../../source/domain/config-policy/launch/scheduler.js';
import {violations} from '../../../../source/domain/config-policy/launch/violations.js';
import type {WorkloadType} from '../../../../source/domain/config-policy/policy.js';
import {policy, workload} from '../policy.js';

function refused(text: string, limits: string, scheduler: Scheduler, type: WorkloadType = 'EXPERIMENT'): boolean {
	const policies = {workspace: undefined, cluster: policy(`constraints: ${limits}`, type)};
	return violations(type, workload(text, type), policies, scheduler).length > 0;
}

/** The table of the reference: requested, limit, refused on agents, refused on Kubernetes. */
const priorities: ReadonlyArray<readonly [number | undefined, number, boolean, boolean]> = [
	[10, 1, false, true],
	[10, 20, true, false],
	[20, 20, false, false],
	[11, 13, true, false],
	[13, 11, false, true],
	[undefined, 50, true, false],
	[undefined, 42, false, true],
	[undefined, 43, true, true],
];

for (const [requested, limit, agent, kubernetes] of priorities) {
	test(`priority ${requested ?? 'by default'} with a limit of ${limit}`, () => {
		for (const type of ['EXPERIMENT', 'NTSC'] as const) {
			const text = requested === undefined ? '{}' : `resources: {priority: ${requested}}`;
			const limits = `{priority_limit: ${limit}}`;
			assert.equal(refused(text, limits, 'agent', type), agent);
			assert.equal(refused(text, limits, 'kubernetes', type), kubernetes);
			assert.equal(refused(text, limits, 'slurm', type), false);
			assert.equal(refused(text, limits, 'pbs', type), false);
		}
	});
}

test('slots: a trial, and all of an experiment, may have as many as the limit and no more', () => {
	const limits = '{resources: {max_slots: 4}}';
	for (const field of ['slots_per_trial', 'max_slots']) {
		assert.equal(refused(`resources: {${field}: 4}`, limits, 'agent'), false);
		assert.equal(refused(`resources: {${field}: 5}`, limits, 'agent'), true);
	}

	assert.equal(refused('resources: {slots: 9}', limits, 'agent'), false, 'an experiment does not have slots');
	assert.equal(refused('{}', limits, 'agent'), false);
});

test('slots: a task asks with slots and max_slots', () => {
	const limits = '{resources: {max_slots: 4}}';
	assert.equal(refused('resources: {slots: 5}', limits, 'agent', 'NTSC'), true);
	assert.equal(refused('resources: {max_slots: 5}', limits, 'agent', 'NTSC'), true);
	assert.equal(refused('resources: {slots: 4}', limits, 'agent', 'NTSC'), false);
});

test('slots: who asks for none gets one, so a limit of none refuses everybody', () => {
	const limits = '{resources: {max_slots: 0}}';
	assert.equal(refused('{}', limits, 'agent'), true);
	assert.equal(refused('resources: {slots_per_trial: 0}', limits, 'agent'), false);
	assert.equal(refused('resources: {slots_per_trial: ~}', limits, 'agent'), true);
});

test('every limit that is broken is named, in the order the product looks', () => {
	const policies = {
		workspace: policy('constraints: {priority_limit: 50}'),
		cluster: policy('constraints: {resources: {max_slots: 2}}'),
	};
	const config = workload('resources: {slots_per_trial: 3, max_slots: 4, priority: 10}');
	assert.deepEqual(
		violations('EXPERIMENT', config, policies, 'agent').map(({message, scope}) => `${scope}: ${message}`),
		[
			'cluster: requested resources.slots [3] exceeds limit set by admin [2]: submitted workload failed a resource constraint',
			'cluster: requested resources.max_slots [4] exceeds limit set by admin [2]: submitted workload failed a resource constraint',
			'workspace: requested priority [10] exceeds limit set by admin [50]: submitted workload failed priority constraint',
		],
	);
});

test('the scheduler comes from the resource manager, agents where it says nothing we know', () => {
	assert.deepEqual([undefined, 'agent', 'kubernetes', 'slurm', 'pbs', 'else'].map(schedulerOf), [
		'agent',
		'agent',
		'kubernetes',
		'slurm',
		'pbs',
		'agent',
	]);
	assert.deepEqual((['agent', 'kubernetes', 'slurm', 'pbs'] as const).map(defaultPriority), [
		42,
		50,
		undefined,
		undefined,
	]);
});
