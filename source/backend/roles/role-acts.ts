import {ok} from '../../domain/result.js';
import {roleDescriptions} from '../../domain/workspace/role-permissions.js';
import type {RolesBackend} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {assignRole} from './assign-role.js';
import {listRoleHoldings} from './list-role-holdings.js';
import {ownPermissions} from './own-permissions.js';
import {unassignRole} from './unassign-role.js';

/** The acts on roles, on a context. */
export function roleActs(context: Context): RolesBackend {
	return {
		list: (token, filter) => listRoleHoldings(context, token, filter),
		assign: (token, userId, role) => assignRole(context, token, userId, role),
		unassign: (token, userId, role) => unassignRole(context, token, userId, role),
		async listRoles(token) {
			const reading = await readAs(context, token);
			return reading.ok ? ok(roleDescriptions) : reading;
		},
		myPermissions: token => ownPermissions(context, token),
	};
}
