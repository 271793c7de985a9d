import {useCallback, useEffect, useEffectEvent, useMemo, useReducer, useState} from 'react';
import type {Backend, SignedIn} from '../backend/backend.js';
import type {SessionEnd} from '../domain/errors.js';
import {roleOf} from '../domain/user.js';
import {Shell} from './components/shell.js';
import {ConsoleContext, type Console} from './hooks/use-console.js';
import {useStatus} from './hooks/status.js';
import {Deeper} from './keys/use-acts.js';
import {navigate, NavigationContext, stackFor, ViewContext, type Navigation} from './navigation/navigation.js';
import {ForcedPasswordScreen} from './screens/password/forced-password-screen.js';
import {screenAt} from './screens/registry.js';
import {useTheme} from './theme/theme.js';
import {screenText, moment, counted} from './words.js';

export type SignedInConsoleProps = {
	readonly backend: Backend;
	readonly signedIn: SignedIn;
	readonly startPath: string;
	/** The session has ended, here or elsewhere. */
	readonly onEnd: (why: SessionEnd) => void;
};

/** Everything behind the sign-in: the view stack, and the session that is watched while it lasts. */
export function SignedInConsole({backend, signedIn, startPath, onEnd}: SignedInConsoleProps) {
	const {say} = useStatus();
	const {glyphs} = useTheme();
	const [user, setUser] = useState(signedIn.user);
	const [stack, dispatch] = useReducer(navigate, startPath, stackFor);
	const {token} = signedIn;

	const check = useEffectEvent(async () => {
		const now = await backend.sessions.whoami(token);
		if (now.ok) setUser(now.value);
		else if (now.error.code === 'signed-out') onEnd(now.error.why);
		else say({kind: 'error', text: screenText(now.error)});
	});
	useEffect(() => backend.watch(() => void check()), [backend]);
	useEffect(() => say({kind: 'info', text: welcome(signedIn)}), [say, signedIn]);

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
	const navigation = useMemo<Navigation>(() => {
		const go = (action: Parameters<typeof navigate>[1]) => {
			say(undefined);
			dispatch(action);
		};
		return {
			open: path => go({type: 'open', path}),
			replace: path => go({type: 'replace', path}),
			back: () => go({type: 'back'}),
			rename: (from, to) => dispatch({type: 'rename', from, to}),
		};
	}, [say]);

	const view = stack.at(-1)!;
	const screen = screenAt(view.path);
	const who = `${user.username}@${backend.place.hostname} ${glyphs.dot} ${roleOf(user)}`;
	return (
		<ConsoleContext.Provider value={console}>
			<NavigationContext.Provider value={navigation}>
				{user.mustChangePassword ? (
					<Shell backend={backend} crumbs={['New password']} who={who}>
						<ForcedPasswordScreen />
					</Shell>
				) : (
					<Shell backend={backend} crumbs={screen.crumbs} who={who}>
						<ViewContext.Provider value={view} key={view.key}>
							<Deeper>{screen.element}</Deeper>
						</ViewContext.Provider>
					</Shell>
				)}
			</NavigationContext.Provider>
		</ConsoleContext.Provider>
	);
}

function welcome({previous, failedSince}: SignedIn): string {
	if (!previous) return 'Welcome. This is your first sign-in.';
	const last = `last sign-in ${moment(previous.at)} from ${previous.origin}`;
	// Failures first: the end of a long origin may be cut.
	return failedSince === 0 ? `L${last.slice(1)}` : `${counted(failedSince, 'failed attempt')} since your ${last}`;
}
