import type {RoleHolding} from '../../backend/backend.js';
import type {Permission} from '../../domain/workspace/role-permissions.js';
import {roles} from '../../domain/workspace/role.js';
import {visible} from '../../domain/visible.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';
import {jsonText} from '../format/json.js';
import type {Column} from '../format/presto.js';
import {printList, type ListFormat} from '../format/print-list.js';

type Json = {readonly flags: {readonly json: boolean}};

/** `det rbac my-permissions`: what the roles of whoever asks allow, for the cluster and for each workspace. */
export async function myPermissions({flags}: Json, context: CommandContext): Promise<Outcome> {
	return withUser(context, async ({backend, token}) => {
		const own = await backend.roles.myPermissions(token);
		if (!own.ok) return {kind: 'failed', error: own.error};
		const {cluster, workspaces} = own.value;
		if (flags.json) {
			const onWorkspaces = workspaces.map(({workspace, permissions}) => ({permissions, workspace}));
			context.stdout.write(jsonText({cluster, workspaces: onWorkspaces}));
			return done;
		}

		if (cluster.length === 0 && workspaces.length === 0) context.stdout.write('no permissions assigned\n');
		if (cluster.length > 0) {
			context.stdout.write('global permissions assigned\n');
			await printPermissions(context, cluster);
		}

		for (const {workspace, permissions} of workspaces) {
			const {name, id} = workspace;
			context.stdout.write(`permissions assigned over workspace '${visible(name)}' with ID '${id}'\n`);
			await printPermissions(context, permissions);
		}

		return done;
	});
}

/** `det rbac list-roles`. */
export async function listRoles(
	{flags}: {readonly flags: {readonly excludeGlobalRoles: boolean; readonly json: boolean}},
	context: CommandContext,
): Promise<Outcome> {
	return withUser(context, async ({backend, token}) => {
		const all = await backend.roles.listRoles(token);
		if (!all.ok) return {kind: 'failed', error: all.error};
		const shown = all.value.filter(
			({permissions}) => !flags.excludeGlobalRoles || permissions.every(({clusterOnly}) => !clusterOnly),
		);
		if (flags.json) {
			context.stdout.write(jsonText(shown));
			return done;
		}

		for (const {id, name, permissions} of shown) {
			context.stdout.write(`role '${name}' with ID ${id} with permissions\n`);
			await printPermissions(context, permissions);
			context.stdout.write('\n');
		}

		return done;
	});
}

/** `det rbac list-users-roles`. */
export async function listUsersRoles(
	{flags, args}: Json & {readonly args: {readonly username: string}},
	context: CommandContext,
): Promise<Outcome> {
	return withUser(context, async ({backend, token}) => {
		const user = await backend.users.get(token, args.username);
		if (!user.ok) return {kind: 'failed', error: user.error};
		const holdings = await backend.roles.list(token, {userId: user.value.id});
		if (!holdings.ok) return {kind: 'failed', error: holdings.error};
		if (holdings.value.length === 0 && !flags.json) context.stdout.write('user has no role assignments\n');
		else {
			await printList(context, holdingList, holdings.value, {...flags, csv: false});
		}

		return done;
	});
}

async function printPermissions(context: CommandContext, permissions: readonly Permission[]): Promise<void> {
	const list = {columns: permissionColumns, csvColumns: [], json: (each: Permission) => each};
	await printList(context, list, permissions, {json: false, csv: false});
}

const permissionColumns: ReadonlyArray<Column<Permission>> = [
	{header: 'Id', cell: ({id}) => String(id)},
	{header: 'Name', cell: ({name}) => name},
	{header: 'Scopetypemask', cell: ({clusterOnly}) => (clusterOnly ? 'cluster' : 'cluster, workspace')},
];

const holdingColumns: ReadonlyArray<Column<RoleHolding>> = [
	{header: 'Rolename', cell: ({role}) => role},
	{header: 'Roleid', cell: ({role}) => String(roles.find(({name}) => name === role)?.id ?? '')},
	{header: 'Assigneddirectlytouser', cell: () => 'True'},
	{header: 'Assignedtogroupname', cell: () => 'N/A'},
	{header: 'Assignedtogroupid', cell: () => 'N/A'},
	{header: 'Scopecluster', cell: ({workspace}) => (workspace === undefined ? 'True' : 'False')},
	{header: 'Scopeworkspacename', cell: ({workspace}) => visible(workspace?.name ?? 'N/A')},
	{header: 'Scopeworkspaceid', cell: ({workspace}) => String(workspace?.id ?? 'N/A')},
];

const holdingList: ListFormat<RoleHolding> = {
	columns: holdingColumns,
	csvColumns: [],
	json: ({role, workspace}) => ({role, workspace: workspace?.name ?? null}),
};
