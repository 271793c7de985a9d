import {useCallback, useEffect, useMemo, useRef, useState} from 'react';
import type {Backend, ClockSetBack, OpenedSession, SetUp} from '../backend/backend.js';
import type {SessionEnd} from '../domain/errors.js';
import {roleOf, type User} from '../domain/user.js';
import {visible} from '../domain/visible.js';
import {Shell} from './components/shell.js';
import {ConsoleContext, type Console} from './hooks/use-console.js';
import {useAlarm} from './hooks/use-alarm.js';
import {useIdle} from './hooks/use-idle.js';
import {useClusterRoles} from './hooks/use-cluster-roles.js';
import {useStatus, type Status} from './hooks/status.js';
import {useTime} from './hooks/use-time.js';
import {ReasonContext} from './keys/reasons.js';
import {CrumbContext} from './navigation/crumb.js';
import {NavigationContext, ViewContext} from './navigation/navigation.js';
import {useViewStack} from './navigation/use-view-stack.js';
import {LockScreen} from './screens/lock/lock-screen.js';
import {ForcedPasswordScreen} from './screens/password/forced-password-screen.js';
import {screenAt} from './screens/registry.js';
import {Undoable} from './screens/undo/undoable.js';
import {useTheme} from './theme/theme.js';
import {screenText, moment, counted, reasonText} from './words.js';

export type SignedInConsoleProps = {
	readonly backend: Backend;
	/** A sign-in just made, or a session that is gone on with. */
	readonly signedIn: SetUp | OpenedSession;
	readonly startPath: string;
	/** Milliseconds without a key after which the console locks; 0 or nothing for never. */
	readonly idleMs?: number;
	/** Said instead of the welcome. */
	readonly notice?: string | undefined;
	/** The session has ended, here or elsewhere. */
	readonly onEnd: (why: SessionEnd) => void;
	/** The person has another username now. */
	readonly onRename?: (from: string, to: string) => void;
};

/** Everything behind the sign-in: the view stack, and the session that is watched while it lasts. */
export function SignedInConsole(props: SignedInConsoleProps) {
	const {backend, signedIn, startPath, idleMs = 0, notice, onEnd, onRename} = props;
	const {token} = signedIn;
	const {say, nextKey} = useStatus();
	const {glyphs} = useTheme();
	const {user, clockSetBack} = useSession(props);
	const {adminOf, admin} = useClusterRoles(backend, token, user);
	const {view, section, navigation} = useViewStack(startPath);
	const touch = useTouch(backend, token);
	const {idle, wake} = useIdle(idleMs, () => {
		touch();
		nextKey();
	});
	const [crumb, setCrumb] = useState<string>();
	useEffect(() => say(welcome(signedIn, notice)), [say, signedIn, notice]);
	// What the status line says may be for the eyes of whoever was here; besides, the next key asks for the password.
	useEffect(() => (idle ? say(undefined) : undefined), [idle, say]);

	const wasNamed = useRef(signedIn.user.username);
	useEffect(() => {
		if (wasNamed.current !== user.username) onRename?.(wasNamed.current, user.username);
		wasNamed.current = user.username;
	}, [user.username, onRename]);

	const signOut = useCallback(() => {
		void backend.sessions.signOut(token).then(ended => {
			if (ended.ok) onEnd('signed out');
			else say({kind: 'error', text: screenText(ended.error)});
		});
	}, [backend, token, say, onEnd]);
	const console = useMemo<Console>(
		() => ({backend, token, user, signOut, onEnd}),
		[backend, token, user, signOut, onEnd],
	);

	const textOf = useCallback((reason: string) => reasonText(reason, admin && visible(admin)), [admin]);
	const isWorkspaceAdmin = !user.admin && adminOf !== undefined && adminOf.length > 0;
	const role = isWorkspaceAdmin ? 'WorkspaceAdmin' : roleOf(user);
	const who = `${user.username}@${backend.place.hostname} ${glyphs.dot} ${role}`;
	const ownOnly = !user.admin && adminOf?.length === 0;
	const screen = user.mustChangePassword ? forcedScreen : {...screenAt(view.path), section};
	return (
		<ConsoleContext.Provider value={console}>
			<NavigationContext.Provider value={navigation}>
				<ReasonContext.Provider value={textOf}>
					<Shell
						backend={backend}
						crumbs={idle ? ['Locked'] : crumb === undefined ? screen.crumbs : [...screen.crumbs, crumb]}
						who={isWorkspaceAdmin && adminOf.length === 1 ? `${who} of ${adminOf[0]}` : who}
						whoShort={who}
						mode={ownOnly ? ownAccountOnly : undefined}
						section={idle ? undefined : screen.section}
						warning={clockSetBack && clockText(clockSetBack)}
						cover={idle ? <LockScreen onUnlock={wake} /> : undefined}
					>
						<ViewContext.Provider value={view} key={user.mustChangePassword ? 'forced' : view.key}>
							<CrumbContext.Provider value={setCrumb}>
								<Undoable>{screen.element}</Undoable>
							</CrumbContext.Provider>
						</ViewContext.Provider>
					</Shell>
				</ReasonContext.Provider>
			</NavigationContext.Provider>
		</ConsoleContext.Provider>
	);
}

const ownAccountOnly = {text: 'own account only', tone: 'muted'} as const;

const forcedScreen = {crumbs: ['New password'], element: <ForcedPasswordScreen />, section: undefined};

/** Who is signed in, looked at anew with every change of the store; the end of the session is told to the app. */
function useSession({backend, signedIn, onEnd}: SignedInConsoleProps) {
	const {say} = useStatus();
	const [user, setUser] = useState<User>(signedIn.user);
	const [clockSetBack, setClockSetBack] = useState<ClockSetBack>();
	const {token} = signedIn;
	const check = useCallback(async () => {
		const now = await backend.sessions.whoami(token);
		if (now.ok) setUser(now.value);
		else if (now.error.code === 'signed-out') onEnd(now.error.why);
		else say({kind: 'error', text: screenText(now.error)});
		setClockSetBack(await backend.place.clockSetBack());
	}, [backend, token, say, onEnd]);
	useEffect(() => {
		void backend.place.clockSetBack().then(setClockSetBack);
		return backend.watch(() => void check());
	}, [backend, check]);
	// Nothing in the store changes when the time is up: this is what tells an open console (R49).
	useAlarm(signedIn.session.expiresAt, () => void check());
	return {user, clockSetBack};
}

/** Notes that the session is in use, with the first key of every 5 minutes. */
function useTouch(backend: Backend, token: string): () => void {
	const {now} = useTime();
	const last = useRef(-Infinity);
	return () => {
		const time = now().getTime();
		if (Math.abs(time - last.current) < touchStepMs) return;
		last.current = time;
		void backend.sessions.touch(token);
	};
}

const touchStepMs = 5 * 60 * 1000;

function welcome(signedIn: SetUp | OpenedSession, notice: string | undefined): Status {
	if ('lineLeft' in signedIn && signedIn.lineLeft) {
		return {
			kind: 'error',
			stays: true,
			text: `initial_user_password still stands in master.yaml: ${screenText(signedIn.lineLeft)}`,
		};
	}

	if (notice !== undefined) return {kind: 'error', stays: true, text: notice};
	const guessed = 'failedSince' in signedIn && signedIn.failedSince > 0;
	return {kind: guessed ? 'warn' : 'info', stays: true, text: greeting(signedIn)};
}

function greeting(signedIn: SetUp | OpenedSession): string {
	if (!('failedSince' in signedIn)) {
		const {createdAt, expiresAt} = signedIn.session;
		return `Signed in since ${moment(createdAt)}, until ${moment(expiresAt)}`;
	}

	const {previous, failedSince} = signedIn;
	if (!previous) return 'Welcome. This is your first sign-in.';
	const last = `${moment(previous.at)}, ${previous.origin}`;
	return failedSince === 0 ? `Last sign-in: ${last}` : `${counted(failedSince, 'failed sign-in')} since yours: ${last}`;
}

function clockText({from}: ClockSetBack): string {
	return `The clock was set back: it was ${moment(from)} before. Tell an admin.`;
}
