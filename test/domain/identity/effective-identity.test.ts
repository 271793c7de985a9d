import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as fc from 'fast-check';
import type {AgentUserGroup} from '../../../source/domain/agent-user.js';
import {largestId} from '../../../source/domain/agent-user.js';
import {nobodyTask, rootTask} from '../../../source/domain/default-task.js';
import {
	effectiveIdentity,
	formatIdentity,
	identityReason,
	runsAsRoot,
} from '../../../source/domain/identity/effective-identity.js';

const link: AgentUserGroup = {agentUid: 200, agentUser: 'someuser', agentGid: 300, agentGroup: 'somegroup'};

test('a linked user runs as the link says, whatever the default is', () => {
	for (const defaultTask of [undefined, nobodyTask, rootTask]) {
		const identity = effectiveIdentity(link, defaultTask);
		assert.equal(formatIdentity(identity), 'someuser:200:somegroup:300');
		assert.equal(identity.source, 'link');
	}
});

test('a user without a link runs as the default task', () => {
	assert.deepEqual(effectiveIdentity(undefined, nobodyTask), {...nobodyTask, source: 'default_task'});
});

test('without link and default task it is root, and that is said to be built in', () => {
	assert.deepEqual(effectiveIdentity(undefined, undefined), {...rootTask, source: 'builtin'});
});

test('a default task of root is told apart from none', () => {
	const set = effectiveIdentity(undefined, rootTask);
	const notSet = effectiveIdentity(undefined, undefined);
	assert.equal(formatIdentity(set), formatIdentity(notSet));
	assert.notEqual(identityReason(set), identityReason(notSet));
});

test('root is told by its number, not by its name', () => {
	assert.equal(runsAsRoot(effectiveIdentity({...link, agentUser: 'root', agentUid: 1000}, undefined)), false);
	assert.equal(runsAsRoot(effectiveIdentity({...link, agentUser: 'toor', agentUid: 0}, undefined)), true);
	assert.equal(runsAsRoot(effectiveIdentity({...link, agentGid: 0}, undefined)), false);
});

test('nobody who is linked is root unless the link says uid 0', () => {
	const id = fc.integer({min: 0, max: largestId});
	const links = fc.record({agentUid: id, agentUser: fc.constant('u'), agentGid: id, agentGroup: fc.constant('g')});
	fc.assert(
		fc.property(links, fc.constantFrom(undefined, rootTask, nobodyTask), (each, task) => {
			assert.equal(runsAsRoot(effectiveIdentity(each, task)), each.agentUid === 0);
		}),
		{numRuns: 2000},
	);
});
