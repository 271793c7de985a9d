import {useCallback, useEffect, useState} from 'react';
import {useApp, useWindowSize} from 'ink';
import type {Backend, SetUp, Token} from '../backend/backend.js';
import type {SessionEnd} from '../domain/errors.js';
import {sessionEndText, waitingText} from '../domain/error-text.js';
import type {TokenMemory} from '../memory/token-memory.js';
import {Shell} from './components/shell.js';
import {SizeContext} from './hooks/use-size.js';
import {StatusProvider, useRefusalsSaid, useStatus} from './hooks/status.js';
import {useRemembered} from './hooks/use-remembered.js';
import {useHeldKeys} from './keys/use-acts.js';
import {RefusedScreen} from './screens/refused/refused-screen.js';
import {SetupScreen} from './screens/setup/setup-screen.js';
import {SignInScreen} from './screens/sign-in/sign-in-screen.js';
import {firstPhase, type Phase, type RunAs} from './first-phase.js';
import {SignedInConsole} from './signed-in-console.js';

export type AppProps = {
	readonly backend: Backend;
	/** The screen to show once somebody is signed in. */
	readonly startPath: string;
	/** Whom to open as; undefined for the active user, or whoever signs in. */
	readonly as?: RunAs | undefined;
	/** Who remembers the session between runs; without one it is not remembered. */
	readonly memory?: TokenMemory;
	/** Milliseconds without a key after which the console locks; 0 or nothing for never. */
	readonly idleMs?: number;
	/** Said first, here and once somebody has signed in: what is wrong with the console itself. */
	readonly notice?: string | undefined;
	/** Hears which session is open, undefined for none: it has to end when the console is left and nobody remembers it. */
	readonly onSession?: (token: Token | undefined) => void;
};

/** The console: leads from set-up to sign-in to the signed-in screens and back; nothing is reached past them. */
export function App(props: AppProps) {
	const size = useWindowSize();
	return (
		<SizeContext.Provider value={size}>
			<StatusProvider>
				<Phases {...props} />
			</StatusProvider>
		</SizeContext.Provider>
	);
}

function Phases({backend, startPath, as, memory, idleMs = 0, notice, onSession}: AppProps) {
	const {exit} = useApp();
	const {hostname} = backend.place;
	const [phase, setPhase] = useState<Phase>({kind: 'starting'});
	const [crumbs, setCrumbs] = useState<readonly string[]>(['First run']);
	const {say} = useStatus();
	useRefusalsSaid(backend.place.readOnly);

	useEffect(() => backend.onWait(holder => say({kind: 'info', text: waitingText(holder)})), [backend, say]);

	useHeldKeys(phase.kind === 'starting');

	useEffect(() => (notice === undefined ? undefined : say({kind: 'error', text: notice})), [notice, say]);

	const open = phase.kind === 'console' ? phase.signedIn : undefined;
	const {remember, forget, rename} = useRemembered(open, memory, onSession, as === undefined);
	const look = useCallback(() => {
		void firstPhase(backend, memory, as, remember).then(setPhase);
	}, [backend, memory, as, remember]);
	useEffect(look, [look]);
	const enter = (signedIn: SetUp) => {
		setPhase({kind: 'console', signedIn});
		remember(signedIn);
	};
	const end = useCallback(
		(why: SessionEnd) => {
			say(undefined); // it was for whoever was signed in
			setPhase({kind: 'sign-in', notice: sessionEndText(why)});
			forget();
		},
		[say, forget],
	);
	const leave = () => exit();
	switch (phase.kind) {
		case 'starting':
			return <Shell backend={backend} crumbs={[]} who={hostname} />;
		case 'refused':
			return (
				<Shell backend={backend} crumbs={['Cannot open']} who={hostname}>
					<RefusedScreen error={phase.error} onRetry={look} onLeave={leave} />
				</Shell>
			);
		case 'setup':
			return (
				<Shell backend={backend} crumbs={crumbs} who={hostname}>
					<SetupScreen
						backend={backend}
						state={phase.state}
						onCrumbs={setCrumbs}
						onDone={enter}
						onLeave={leave}
						onLost={look}
					/>
				</Shell>
			);
		case 'sign-in':
			return (
				<Shell backend={backend} crumbs={['Sign in']} who={hostname}>
					<SignInScreen backend={backend} as={as?.username} notice={phase.notice} onDone={enter} />
				</Shell>
			);
		case 'console':
			return (
				<SignedInConsole
					key={phase.signedIn.token}
					backend={backend}
					signedIn={phase.signedIn}
					startPath={startPath}
					idleMs={idleMs}
					notice={notice}
					onEnd={end}
					onRename={rename}
				/>
			);
	}
}
