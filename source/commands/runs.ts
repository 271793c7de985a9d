/**
 * What commands do, and what they do it with: everything beyond the table, in one module. A command loads this and
 * little else; each module of its own would be a file to find and read at every start, which takes longer than the
 * lines it spares. What is dear (bcrypt, zod, YAML, SQLite, prompts) is loaded by those who need it.
 */
export {errorText} from '../domain/error-text.js';
export {visible} from '../domain/visible.js';
export {isKiosk} from '../system/deployment.js';
export {chooseIdleMs} from '../system/idle-time.js';
export {chooseUser} from './credentials.js';
export {describePolicies} from './config-policies/describe.js';
export {explainPolicies} from './config-policies/explain.js';
export {deletePolicies, setPolicies} from './config-policies/write.js';
export {setDefaultTask, unsetDefaultTask} from './default-task/write.js';
export {showDefaultTask} from './default-task/show.js';
export {keyFileHere, makeContext, terminal} from './make-context.js';
export {outcomeText} from './outcome-text.js';
export {assignRole, unassignRole} from './rbac/assign.js';
export {listRoles, listUsersRoles, myPermissions} from './rbac/show.js';
export {listSessions} from './session/list.js';
export {revokeSessions} from './session/revoke.js';
export {runSetup} from './setup/run-setup.js';
export {listGenerations} from './store/generations.js';
export {restoreStore} from './store/restore.js';
export {changePassword} from './user/change-password.js';
export {createUser} from './user/create.js';
export {describeUser} from './user/describe.js';
export {activateUser, deactivateUser, editUser, renameUser} from './user/edit.js';
export {linkUser, unlinkUser} from './user/link.js';
export {listUsers} from './user/list.js';
export {logIn} from './user/login.js';
export {logOut} from './user/logout.js';
export {whoAmI} from './user/whoami.js';
export {deleteWorkspace} from './workspace/delete.js';
export {listWorkspaces} from './workspace/list.js';
export {listMembers} from './workspace/members.js';
export {
	archiveWorkspace,
	createWorkspace,
	describeWorkspace,
	editWorkspace,
	unarchiveWorkspace,
} from './workspace/write.js';
export {chooseStateDir} from '../system/places.js';
export {isUtf8} from '../system/terminal.js';
