import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {makeSignedInHouse, userPassword} from './signed-in-house.js';

/*
 * Roles × acts × own or other workspace × active or not (R57) from the command line; from the backend it is in
 * backend/policies/matrix.test.ts, which also looks at what is stored.
 */

/** Who may, in the order of the acts: a workspace's in one life of it, from the first look to its end. */
const workspaceActs = [
	['everybody', 'w describe WS'],
	['everybody', 'cp describe tasks -w WS'],
	['administrators', 'cp set tasks FILE -w WS'],
	['administrators', 'cp delete tasks -w WS'],
	['administrators', 'rbac assign-role WorkspaceAdmin -w WS -u bob'],
	['administrators', 'rbac unassign-role WorkspaceAdmin -w WS -u bob'],
	['administrators', 'w archive WS'],
	['administrators', 'w unarchive WS'],
	['administrators', 'w edit WS --name WS'],
	['administrators', 'w delete WS --yes'],
] as const;

const clusterActs = [
	['everybody', 'w list'],
	['everybody', 'w create by-USER'],
	['everybody', 'cp describe tasks'],
	['everybody', 'rbac my-permissions'],
	['cluster admins', 'cp set tasks FILE'],
	['cluster admins', 'cp delete tasks'],
	['cluster admins', 'rbac assign-role ClusterAdmin -u bob'],
	['cluster admins', 'rbac unassign-role ClusterAdmin -u bob'],
] as const;

test('who may do what to whose workspace, from the command line', async t => {
	const {house, det, does} = await makeSignedInHouse(t);
	const file = join(house.dir, 'p.yaml');
	await writeFile(file, 'constraints: {priority_limit: 3}\n');
	const people = ['carol', 'dave', 'member', 'bob'];
	for (const name of people) {
		const made = await det(['user', 'create', name, '--password-stdin'], {input: userPassword});
		assert.equal(made.code, 0, made.stderr);
	}

	const as = (user: string, line: string, workspace = '') => {
		const words = line.replaceAll('WS', workspace).replaceAll('USER', user).replaceAll('FILE', file).split(' ');
		return det(words, user === 'admin' ? {} : {env: {DET_USER: user, DET_PASS: userPassword}});
	};
	const expect = async (user: string, may: boolean, line: string, workspace = '') => {
		const {code, stderr} = await as(user, line, workspace);
		assert.equal(code, may ? 0 : 1, `${user}: ${line} ${workspace}: ${stderr}`);
		if (!may) assert.match(stderr, /^Failed to [^:]+: Forbidden\(.+\): Please contact your administrator/, line);
	};

	await t.test('workspaces, own and other', async () => {
		// For whoever owns neither, one of another says it all.
		for (const [user, owner] of [
			['carol', 'carol'],
			['carol', 'dave'],
			['admin', 'dave'],
			['member', 'dave'],
		] as const) {
			const workspace = `of-${owner}-for-${user}`;
			assert.equal((await as(owner, 'w create WS', workspace)).code, 0);
			const mayChange = user === 'admin' || user === owner;
			for (const [who, line] of workspaceActs) await expect(user, who === 'everybody' || mayChange, line, workspace);
			const left = await does(['w', 'list']);
			assert.equal(left.includes(workspace), !mayChange, `${workspace} is there unless it was deleted`);
		}
	});

	await t.test('the cluster', async () => {
		for (const user of ['admin', 'carol', 'member']) {
			for (const [who, line] of clusterActs) await expect(user, who === 'everybody' || user === 'admin', line);
		}
	});

	await t.test('who was deactivated may do nothing, also in their own workspace', async () => {
		assert.equal((await as('carol', 'w create left-by-carol')).code, 0);
		await does(['user', 'edit', 'carol', '--active', 'false']);
		const resumed = await as('carol', 'w list');
		assert.deepEqual([resumed.code, resumed.stdout], [1, '']);
		assert.match(resumed.stderr, /Forbidden\(user does not have permission\)/);
		for (const line of ['cp describe tasks -w left-by-carol', 'w delete left-by-carol --yes', 'w create another']) {
			const {code, stdout, stderr} = await as('carol', line);
			assert.deepEqual([code, stdout], [1, ''], line);
			assert.match(stderr, /Invalid username\/password combination|Forbidden/, line);
		}

		assert.match(await does(['w', 'list']), /left-by-carol/);
	});
});
