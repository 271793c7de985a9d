import assert from 'node:assert/strict';
import test from 'node:test';
import type {StoreDocument, StoredPolicy} from '../../../source/store/document.js';
import {invariantProblem} from '../../../source/store/schema/invariants.js';
import {firstDocument, noSessions, user} from '../fixture.js';

const [uncategorized] = firstDocument.workspaces;
const ml = {...uncategorized!, id: 2, name: 'ml'};
const sound: StoreDocument = {
	...firstDocument,
	nextUserId: 3,
	users: [...firstDocument.users, user(2, 'alice')],
	nextWorkspaceId: 3,
	workspaces: [uncategorized!, ml],
};
const role = {userId: 2, role: 'WorkspaceAdmin', workspaceId: 2} as const;
const policy: StoredPolicy = {workspaceId: 2, type: 'NTSC', text: '{}', updatedAt: '', updatedBy: 1};

function problem(change: Partial<StoreDocument>): string | undefined {
	return invariantProblem({...sound, ...change}, noSessions);
}

test('a sound store has no problem', () => {
	const configPolicies: StoredPolicy[] = [policy, {...policy, type: 'EXPERIMENT'}, {...policy, workspaceId: null}];
	assert.equal(problem({roleAssignments: [role, {...role, userId: 1}], configPolicies}), undefined);
});

test('ids and names of workspaces are unique, names ignoring case', () => {
	assert.match(String(problem({workspaces: [uncategorized!, ml, {...ml, name: 'other'}]})), /id 2/);
	assert.match(String(problem({workspaces: [uncategorized!, {...ml, name: 'UNCATEGORIZED'}]})), /name UNCATEGORIZED/);
	assert.match(String(problem({workspaces: [uncategorized!, {...ml, id: 3}]})), /not below the next one/);
});

test('Uncategorized is always there', () => {
	assert.match(String(problem({workspaces: [ml]})), /no workspace Uncategorized/);
});

test('a role is of a user on a workspace, once', () => {
	assert.match(String(problem({roleAssignments: [{...role, userId: 9}]})), /user 9, who does not exist/);
	assert.match(String(problem({roleAssignments: [{...role, workspaceId: 9}]})), /workspace 9, which does not exist/);
	assert.match(String(problem({roleAssignments: [role, {...role}]})), /twice/);
});

test('a policy is of the cluster or of a workspace, one for each type', () => {
	assert.match(String(problem({configPolicies: [{...policy, workspaceId: 9}]})), /workspace 9, which does not exist/);
	assert.match(String(problem({configPolicies: [policy, {...policy, text: 'x'}]})), /workspace 2 has two policies/);
	const cluster = {...policy, workspaceId: null};
	assert.match(String(problem({configPolicies: [cluster, {...cluster}]})), /the cluster has two policies/);
});
