import type {DetError} from '../../domain/errors.js';
import {fail, ok, type Result} from '../../domain/result.js';
import {replacement} from '../../store/master-config/replacement.js';
import type {Beside} from '../../store/store.js';
import {done} from '../activity.js';
import type {SignedIn} from '../backend.js';
import type {Context} from '../context.js';

/**
 * Removes the line `security.initial_user_password` from master.yaml, as an act of its own after set-up: before the
 * store is in place the password must not be lost to a crash. Gives the error when the line is still there.
 */
export async function removePasswordLine(context: Context, {user, session}: SignedIn): Promise<DetError | undefined> {
	const {masterConfigFile: file, store} = context;
	const edit = await planRemoval(context);
	if (!edit.ok) return edit.error;
	const actor = {userId: user.id, username: user.username, sessionId: session.id};
	const result = await store.transact(() => ({
		activity: [done('setup.remove-initial-password', actor, file, {initialUserPassword: ['(set)', '(removed)']})],
		beside: edit.value,
		value: undefined,
	}));
	return result.ok ? undefined : result.error;
}

async function planRemoval(context: Context): Promise<Result<Beside>> {
	const [masterConfig, {removeInitialPassword}] = await Promise.all([
		context.masterConfig(),
		import('../../store/master-config/remove-initial-password.js'),
	]);
	const read = await masterConfig.read();
	if (!read.ok) return fail(read.error);
	const {text} = read.value;
	const next = removeInitialPassword(text, context.masterConfigFile);
	return next.ok ? ok(replacement(masterConfig, text, next.value)) : next;
}
