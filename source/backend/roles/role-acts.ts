import {ok} from '../../domain/result.js';
import {roleDescriptions} from '../../domain/workspace/role-permissions.js';
import type {RolesBackend} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import {changeRole} from './change-role.js';
import {listRoleHoldings} from './list-role-holdings.js';
import {ownPermissions} from './own-permissions.js';

/** The acts on roles, on a context. */
export function roleActs(context: Context): RolesBackend {
	return {
		list: (token, filter) => listRoleHoldings(context, token, filter),
		assign: (token, userId, role) => changeRole(context, token, 'role.assign', userId, role),
		unassign: (token, userId, role) => changeRole(context, token, 'role.unassign', userId, role),
		async listRoles(token) {
			const reading = await readAs(context, token);
			return reading.ok ? ok(roleDescriptions) : reading;
		},
		myPermissions: token => ownPermissions(context, token),
	};
}
