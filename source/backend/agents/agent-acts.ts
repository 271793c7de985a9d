import type {Context} from '../context.js';
import type {AgentsBackend} from './agents-backend.js';
import {applyDefaultTask} from './apply-default-task.js';
import {defaultTaskState} from './default-task-state.js';
import {describeUser, identities} from './identities.js';
import {linkUser} from './link-user.js';
import {proposeDefaultTask} from './propose-default-task.js';
import {reviewLink} from './review-link.js';
import {unlinkUser} from './unlink-user.js';

/** The acts on links and the default task, on a context. */
export function agentActs(context: Context): AgentsBackend {
	return {
		link: (token, userId, link, base) => linkUser(context, token, userId, link, base),
		unlink: (token, userId) => unlinkUser(context, token, userId),
		review: (token, link) => reviewLink(context, token, link),
		describe: (token, username) => describeUser(context, token, username),
		identities: token => identities(context, token),
		defaultTask: token => defaultTaskState(context, token),
		proposeDefaultTask: (token, task) => proposeDefaultTask(context, token, task),
		applyDefaultTask: (token, proposal) => applyDefaultTask(context, token, proposal),
	};
}
