import {setTimeout as wait} from 'node:timers/promises';
import type {Origin} from '../domain/origin.js';
import {originText} from '../domain/origin.js';
import {ok, type Result} from '../domain/result.js';
import {readBootId} from '../store/activity/boot-id.js';
import {openStore} from '../store/open-store.js';
import {watchMasterConfig} from '../store/master-config/watch-master-config.js';
import type {Store} from '../store/store.js';
import {agentActs} from './agents/agent-acts.js';
import {readHostAccounts} from './agents/host-accounts.js';
import type {Backend, BulkActs, SessionsBackend, SetupBackend, UsersBackend} from './backend.js';
import {clockSetBackNow, guardClock} from './clock-guard.js';
import type {Clock, Context, RandomBytes} from './context.js';
import {originKey} from './origin-key.js';
import {createPasswords} from './passwords.js';
import {readSnapshot} from './perform.js';
import {policyActs} from './policies/policy-acts.js';
import {roleActs} from './roles/role-acts.js';
import {listSessions} from './sessions/list-sessions.js';
import {boundSessions, resumeSession} from './sessions/resume-session.js';
import {revokeSessions} from './sessions/revoke-sessions.js';
import {signIn} from './sessions/sign-in.js';
import {signOut} from './sessions/sign-out.js';
import {touchSession} from './sessions/touch-session.js';
import {verifyPassword} from './sessions/verify-password.js';
import {whoami} from './sessions/whoami.js';
import {runSetup} from './setup/run-setup.js';
import {setupState} from './setup/setup-state.js';
import {undoActs} from './undo/undo-acts.js';
import {changeOwnPassword} from './users/change-own-password.js';
import {consequencesFor, sumOfConsequences} from './users/consequences.js';
import {createUser} from './users/create-user.js';
import {editUser} from './users/edit-user.js';
import {getUser} from './users/get-user.js';
import {listUsers} from './users/list-users.js';
import {resetPassword} from './users/reset-password.js';
import {watchStore} from './watch-store.js';
import {workspaceActs} from './workspaces/workspace-acts.js';

/** Everything the backend needs from outside. */
export type BackendOptions = {
	readonly dataDir: string;
	/** `''` when there is none. */
	readonly masterConfigFile: string;
	/** Who is at the keyboard; see `system/origin.ts`. */
	readonly origin: Origin;
	readonly hostname: string;
	/** Who alone may go on with sessions made here, without their tokens; see `system/deployment.ts`. */
	readonly binding?: Context['binding'];
	/** Why nothing may be changed, in words, where that was asked for: all is refused but signing in and out, and looking. */
	readonly readOnly?: string | undefined;
	readonly clock: Clock;
	readonly randomBytes: RandomBytes;
	/** bcrypt cost of new passwords; 12 unless a test wants to be quick. */
	readonly bcryptCost?: number;
	/** The accounts of this host; read from its files unless a test has its own. */
	readonly hostAccounts?: Context['hostAccounts'];
	/** Waits so many milliseconds; a real timer unless a test has a clock of its own. */
	readonly delay?: (milliseconds: number) => Promise<void>;
};

/**
 * Opens the backend on a data directory of this machine. Nothing is parsed and nothing heavy is loaded (bcrypt, zxcvbn,
 * YAML) before it is asked for, so that the first screen is there at once. Errors: `store-unsafe`, `io`.
 */
export async function openBackend(options: BackendOptions): Promise<Result<Backend>> {
	const {dataDir: dir, masterConfigFile, clock, origin} = options;
	const waiters = new Set<(holder: string) => void>();
	const onWait = (holder: string) => {
		for (const tell of waiters) tell(holder);
	};
	const store = await openStore({dir, masterConfigFile, clock, origin, onWait, ...readBootId()});
	return store.ok ? ok(createBackend(store.value, options, waiters)) : store;
}

/** Joins an open store and the other parts to a backend. */
export function createBackend(
	store: Store,
	options: BackendOptions,
	waiters: Set<(holder: string) => void> = new Set(),
): Backend {
	const context = createContext(guardClock(store), options);
	const {masterConfigFile, hostname} = options;
	const watching = watchStore(store, listener =>
		masterConfigFile === '' ? () => {} : watchMasterConfig(masterConfigFile, listener),
	);
	return {
		place: {
			dataDir: store.dir,
			masterConfigFile,
			hostname,
			// Asked each time: that the files come from a newer version shows when they are first read.
			get readOnly() {
				return context.readOnly;
			},
			async storeId() {
				const state = await readSnapshot(context);
				return state.ok ? ok(state.value.store.storeId) : state;
			},
			async clockSetBack() {
				const state = await readSnapshot(context);
				return state.ok ? clockSetBackNow(state.value.sessions, context.clock()) : undefined;
			},
		},
		setup: setupActs(context),
		sessions: sessionActs(context),
		workspaces: workspaceActs(context),
		policies: policyActs(context),
		...bulkActs(context),
		bulk: () => bulkActs({...context, bulk: Buffer.from(context.randomBytes(8)).toString('hex')}),
		watch: listener => watching.add(listener),
		onWait(listener) {
			waiters.add(listener);
			return () => waiters.delete(listener);
		},
		async close() {
			watching.close();
			await store.close();
			context.memorySessions.clear();
			context.handles.clear();
		},
	};
}

function createContext(store: Store, options: BackendOptions): Context {
	const {masterConfigFile, origin, hostname, clock, randomBytes, bcryptCost, delay = realDelay} = options;
	return {
		store,
		get readOnly() {
			return options.readOnly ?? store.readOnly;
		},
		masterConfigFile,
		async masterConfig() {
			const {openMasterConfig} = await import('../store/master-config/master-config-file.js');
			return openMasterConfig(masterConfigFile === '' ? undefined : masterConfigFile, {backupDir: store.dir});
		},
		passwords: createPasswords(bcryptCost),
		clock,
		randomBytes,
		delay,
		hostname,
		ownerUid: origin.osUid,
		hostAccounts: options.hostAccounts ?? (() => readHostAccounts()),
		origin: {
			get text() {
				return originText(origin);
			},
			key: originKey(origin),
			terminal: origin.tty,
		},
		memorySessions: new Map(),
		handles: new Map(),
		binding: options.binding,
	};
}

async function realDelay(milliseconds: number): Promise<void> {
	await wait(milliseconds);
}

function setupActs(context: Context): SetupBackend {
	return {state: () => setupState(context), run: plan => runSetup(context, plan)};
}

function sessionActs(context: Context): SessionsBackend {
	return {
		signIn: (username, password, how) => signIn(context, username, password, how),
		signOut: token => signOut(context, token),
		whoami: token => whoami(context, token),
		resume: token => resumeSession(context, token),
		touch: token => touchSession(context, token),
		bound: () => boundSessions(context),
		verify: (token, password) => verifyPassword(context, token, password),
		list: (token, filter) => listSessions(context, token, filter),
		revoke: (token, target) => revokeSessions(context, token, target),
	};
}

function bulkActs(context: Context): BulkActs {
	return {
		users: userActs(context),
		agents: agentActs(context),
		roles: roleActs(context),
		undo: undoActs(context),
	};
}

function userActs(context: Context): UsersBackend {
	return {
		list: token => listUsers(context, token),
		get: (token, username) => getUser(context, token, username),
		create: (token, input) => createUser(context, token, input),
		edit: (token, id, edit) => editUser(context, token, id, edit),
		resetPassword: (token, id, password) => resetPassword(context, token, id, password),
		changeOwnPassword: (token, current, next) => changeOwnPassword(context, token, current, next),
		consequences: (token, id) => consequencesFor(context, token, id),
		sumOfConsequences: (token, ids) => sumOfConsequences(context, token, ids),
	};
}
