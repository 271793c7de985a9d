/* Every role × act × own or other workspace × active or not (R57). */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	administers,
	mayAssignRole,
	mayChangeWorkspace,
	mayCreateWorkspace,
	maySee,
	maySetPolicies,
	maySetWorkspaceAgentUserGroup,
	missingRole,
	roles,
	withRoles,
	type RoleActor,
	type RoleAssignment,
} from '../../../source/domain/workspace/role.js';

const own = 5;
const other = 6;
const assignments: readonly RoleAssignment[] = [
	{userId: 3, role: 'WorkspaceAdmin', workspaceId: own},
	{userId: 9, role: 'WorkspaceAdmin', workspaceId: other},
];

const who = {
	clusterAdmin: withRoles({id: 1, username: 'admin', admin: true, active: true}, assignments),
	workspaceAdmin: withRoles({id: 3, username: 'alice', admin: false, active: true}, assignments),
	member: withRoles({id: 4, username: 'bob', admin: false, active: true}, assignments),
} as const satisfies Readonly<Record<string, RoleActor>>;

const cluster = {scope: 'cluster'} as const;
const workspace = (workspaceId: number) => ({scope: 'workspace', workspaceId}) as const;
const policyReason = 'only admins may set config policies for workspaces';
const assignReason = 'access denied; required permissions: PERMISSION_TYPE_ASSIGN_ROLES';

type Row = readonly [
	act: string,
	guard: (actor: RoleActor) => string | undefined,
	/** Refusal for each of clusterAdmin, workspaceAdmin, member. */
	clusterAdmin: string | undefined,
	workspaceAdmin: string | undefined,
	member: string | undefined,
];

/** Acts on the own workspace, where there is a difference, are done to `own`: alice administers it, nobody else. */
const matrix: readonly Row[] = [
	['see anything', maySee, undefined, undefined, undefined],
	['create a workspace', mayCreateWorkspace, undefined, undefined, undefined],
	...(['rename', 'archive', 'unarchive', 'delete'] as const).flatMap((act): readonly Row[] => {
		const reason =
			act === 'rename'
				? "only admins may set other user's workspaces names"
				: `only admins may ${act} other user's workspaces`;
		return [
			[`${act} own`, actor => mayChangeWorkspace(actor, act, own), undefined, undefined, reason],
			[`${act} other`, actor => mayChangeWorkspace(actor, act, other), undefined, reason, reason],
		];
	}),
	[
		'set whom a workspace runs as',
		maySetWorkspaceAgentUserGroup,
		undefined,
		'only admin privileged users can set workspace agent user groups',
		'only admin privileged users can set workspace agent user groups',
	],
	[
		'make a ClusterAdmin',
		actor => mayAssignRole(actor, cluster),
		undefined,
		'only admin privileged users can update users',
		'only admin privileged users can update users',
	],
	['assign in own', actor => mayAssignRole(actor, workspace(own)), undefined, undefined, assignReason],
	['assign in other', actor => mayAssignRole(actor, workspace(other)), undefined, assignReason, assignReason],
	[
		'set policies of the cluster',
		actor => maySetPolicies(actor, cluster),
		undefined,
		'user does not have permission',
		'user does not have permission',
	],
	['set policies of own', actor => maySetPolicies(actor, workspace(own)), undefined, undefined, policyReason],
	['set policies of other', actor => maySetPolicies(actor, workspace(other)), undefined, policyReason, policyReason],
];

for (const [act, guard, clusterAdmin, workspaceAdmin, member] of matrix) {
	test(`${act}: who may, and why others may not`, () => {
		assert.deepEqual(
			{
				clusterAdmin: guard(who.clusterAdmin),
				workspaceAdmin: guard(who.workspaceAdmin),
				member: guard(who.member),
			},
			{clusterAdmin, workspaceAdmin, member},
		);
		for (const actor of Object.values(who)) {
			assert.equal(guard({...actor, active: false}), 'user does not have permission', `${actor.username}, deactivated`);
		}
	});
}

test('who is WorkspaceAdmin of what comes from their own assignments', () => {
	assert.deepEqual([...who.workspaceAdmin.workspaceAdminOf], [own]);
	assert.deepEqual([...who.member.workspaceAdminOf], []);
	assert.ok(administers(who.workspaceAdmin, own) && !administers(who.workspaceAdmin, other));
	assert.ok(administers(who.clusterAdmin, own) && administers(who.clusterAdmin, 99));
});

test("the two roles have the product's numbers", () => {
	assert.deepEqual(roles, [
		{id: 1, name: 'ClusterAdmin'},
		{id: 2, name: 'WorkspaceAdmin'},
	]);
});

test('of every refusal it is known which role was missing', () => {
	for (const [act, , , , refused] of matrix) {
		const role = / (own|other)$/.test(act) ? 'WorkspaceAdmin' : 'ClusterAdmin';
		if (refused !== undefined) assert.equal(missingRole(refused), role, act);
	}

	assert.equal(missingRole('change your one-time password first'), undefined);
});
