import {fail, ok, type Result} from '../../domain/result.js';
import type {SessionsDocument, StoreDocument} from '../../store/document.js';
import {firstWorkspaces} from '../../store/schema/first-workspaces.js';
import {done} from '../activity.js';
import type {SetUp, SetupPlan, SignedIn} from '../backend.js';
import type {Context} from '../context.js';
import {newSession, storedSession, withSession} from '../sessions/open-session.js';
import {userView} from '../user-view.js';
import {firstPasswords, firstUsers, type Hashes} from './accounts.js';
import {planMasterConfig} from './master-config-edit.js';
import {removePasswordLine} from './remove-password-line.js';

/**
 * Applies the plan in one go: both accounts, master.yaml and the admin's session, or nothing. Everything slow or
 * refusable comes before the lock. Only when all that is done goes the line with the initial password. Errors: `already-initialised` when another was quicker (R35), `read-only`,
 * `password-weak`, `input-invalid`, `master-config-*`, those of the store.
 */
export async function runSetup(context: Context, plan: SetupPlan): Promise<Result<SetUp>> {
	const {store} = context;
	const state = await store.read();
	if (!state.ok) return state;
	if (state.value.kind === 'ready') {
		const {initialisedAt} = state.value.snapshot.store;
		return fail({code: 'already-initialised', dir: store.dir, at: initialisedAt});
	}

	if (context.readOnly !== undefined) return fail({code: 'read-only', reason: context.readOnly});
	const edit = await planMasterConfig(context, plan);
	if (!edit.ok) return edit;
	const passwords = await firstPasswords(context, plan, edit.value.initialPassword);
	if (!passwords.ok) return passwords;
	const {admin, determined} = passwords.value;
	const hashes = {
		admin: await context.passwords.hash(admin),
		determined: determined === undefined ? undefined : await context.passwords.hash(determined),
	};
	const result = await store.initialise(now => firstState(context, hashes, edit.value.changes, now), edit.value.beside);
	if (!result.ok || !edit.value.removesLine) return result;
	const error = await removePasswordLine(context, result.value);
	// It is gone when the file was changed, be it that no more than that could be done.
	const lineLeft = error?.code === 'io' && error.changed ? undefined : error;
	return ok({...result.value, ...(lineLeft && {lineLeft})});
}

type FirstState = {readonly store: StoreDocument; readonly sessions: SessionsDocument} & {
	readonly activity: ReadonlyArray<ReturnType<typeof done>>;
	readonly value: SignedIn;
};

function firstState(context: Context, hashes: Hashes, changes: Parameters<typeof done>[3], now: Date): FirstState {
	const users = firstUsers(hashes, now);
	const [admin] = users;
	const random = newSession(context);
	const session = storedSession(context, random, admin, now, 'login');
	const at = now.toISOString();
	const actor = {userId: admin.id, username: admin.username, sessionId: session.id};
	return {
		store: {
			storeId: Buffer.from(context.randomBytes(16)).toString('hex'),
			initialisedAt: at,
			nextUserId: 3,
			users,
			...firstWorkspaces(admin.id, at),
		},
		sessions: withSession(
			context,
			{sessions: [], lastSignIns: [], throttle: [], clockHighWater: at},
			users,
			session,
			now,
		),
		activity: [
			done('setup.run', actor, context.store.dir, {
				admin: [null, '(password set)'],
				determined: [null, hashes.determined === undefined ? '(deactivated)' : '(password set)'],
				...changes,
			}),
			done('session.sign-in', actor, admin.username),
		],
		value: {
			token: random.token,
			user: userView(admin, at),
			session: {id: session.id, createdAt: at, expiresAt: session.expiresAt},
			previous: undefined,
			failedSince: 0,
			weak: [],
		},
	};
}
