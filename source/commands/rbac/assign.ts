import type {RoleGrant} from '../../backend/backend.js';
import {roles} from '../../domain/workspace/role.js';
import {visible} from '../../domain/visible.js';
import {done, ends, refusedWith, went, type CommandContext, type Outcome, type Step} from '../context.js';
import {withUser, type Signed} from '../credentials.js';

type Given = {
	readonly flags: {readonly workspaceName: string | undefined; readonly usernameToAssign: string | undefined};
	readonly args: {readonly roleName: string};
};

/** `det rbac assign-role`. */
export async function assignRole(given: Given, context: CommandContext): Promise<Outcome> {
	return change(given, context, 'assign');
}

/** `det rbac unassign-role`. */
export async function unassignRole(given: Given, context: CommandContext): Promise<Outcome> {
	return change(given, context, 'unassign');
}

async function change(given: Given, context: CommandContext, act: 'assign' | 'unassign'): Promise<Outcome> {
	const {usernameToAssign: username, workspaceName} = given.flags;
	if (username === undefined)
		return failed('must provide exactly one of --username-to-assign or --group-name-to-assign');
	return withUser(context, async signed => {
		const grant = await grantOf(given, signed);
		if (!grant.ok) return grant.outcome;
		const {backend, token} = signed;
		const user = await backend.users.get(token, username);
		if (!user.ok) {
			return user.error.code === 'user-not-found'
				? failed(`could not find users for usernames ${username}`)
				: {kind: 'failed', error: user.error};
		}

		const changed = await backend.roles[act](token, user.value.id, grant.value);
		if (!changed.ok) return {kind: 'failed', error: changed.error};
		const {role, workspace} = changed.value;
		const id = roles.find(each => each.name === role)?.id;
		const what = act === 'assign' ? 'assigned role' : 'removed role';
		const whom = `${act === 'assign' ? 'to' : 'from'} user '${user.value.username}' with ID ${user.value.id}`;
		const where = workspace === undefined ? 'globally' : `to workspace ${workspaceName ?? workspace.name}`;
		context.stdout.write(`${visible(`${what} '${role}' with ID ${id} ${whom} ${where}`)}\n`);
		return done;
	});
}

async function grantOf({flags, args}: Given, {backend, token}: Signed): Promise<Step<RoleGrant>> {
	const {workspaceName} = flags;
	const role = roles.find(({name}) => name === args.roleName)?.name;
	if (role === undefined) return ends(failed(`could not find role name ${args.roleName}`));
	if (role === 'ClusterAdmin') {
		if (workspaceName === undefined) return went({role});
		return ends(failed('a global-only permission cannot be assigned to a local scope'));
	}

	// The product gives it on the whole cluster too; here whoever administers everything is a ClusterAdmin.
	if (workspaceName === undefined) return ends(failed('WorkspaceAdmin is a role on a workspace: name it with -w'));
	const workspace = await backend.workspaces.get(token, workspaceName);
	return workspace.ok ? went({role, workspaceId: workspace.value.id}) : refusedWith(workspace.error);
}

function failed(text: string): Outcome {
	return {kind: 'failed with', text: visible(text)};
}
