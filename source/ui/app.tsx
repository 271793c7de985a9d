import {useCallback, useEffect, useState} from 'react';
import {useApp, useWindowSize} from 'ink';
import type {Backend, OpenedSession, SetUp, SetupState, Token} from '../backend/backend.js';
import type {DetError, SessionEnd} from '../domain/errors.js';
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
import {resumeRemembered} from './resume-remembered.js';
import {SignedInConsole} from './signed-in-console.js';

export type AppProps = {
	readonly backend: Backend;
	/** The screen to show once somebody is signed in. */
	readonly startPath: string;
	/** Who remembers the session between runs; without one it is not remembered. */
	readonly memory?: TokenMemory;
	/** Milliseconds without a key after which the console locks; 0 or nothing for never. */
	readonly idleMs?: number;
	/** Said first, here and once somebody has signed in: what is wrong with the console itself. */
	readonly notice?: string | undefined;
	/** Hears which session is open, undefined for none: it has to end when the console is left and nobody remembers it. */
	readonly onSession?: (token: Token | undefined) => void;
};

type Phase =
	| {readonly kind: 'starting'}
	| {readonly kind: 'refused'; readonly error: DetError}
	| {readonly kind: 'setup'; readonly state: SetupState}
	| {readonly kind: 'sign-in'; readonly notice: string | undefined}
	| {readonly kind: 'console'; readonly signedIn: SetUp | OpenedSession};

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

/** Where a start leads: to set-up, to the session that is remembered, or to the sign-in screen. */
async function firstPhase(backend: Backend, memory: TokenMemory | undefined): Promise<Phase> {
	const state = await backend.setup.state();
	if (!state.ok) return {kind: 'refused', error: state.error};
	if (!state.value.initialised) return {kind: 'setup', state: state.value};
	const resumed = memory === undefined ? undefined : await resumeRemembered(backend, memory);
	if (resumed?.kind === 'resumed') return {kind: 'console', signedIn: resumed.session};
	return {kind: 'sign-in', notice: resumed?.notice};
}

function Phases({backend, startPath, memory, idleMs = 0, notice, onSession}: AppProps) {
	const {exit} = useApp();
	const {hostname} = backend.place;
	const [phase, setPhase] = useState<Phase>({kind: 'starting'});
	const [crumbs, setCrumbs] = useState<readonly string[]>(['First run']);
	const {say} = useStatus();
	useRefusalsSaid(backend.place.readOnly);

	useEffect(() => backend.onWait(holder => say({kind: 'info', text: waitingText(holder)})), [backend, say]);

	const look = useCallback(() => {
		void firstPhase(backend, memory).then(setPhase);
	}, [backend, memory]);
	useEffect(look, [look]);
	useHeldKeys(phase.kind === 'starting');

	useEffect(() => (notice === undefined ? undefined : say({kind: 'error', text: notice})), [notice, say]);

	const open = phase.kind === 'console' ? phase.signedIn : undefined;
	const {remember, forget, rename} = useRemembered(open, memory, onSession);
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
					<SignInScreen backend={backend} notice={phase.notice} onDone={enter} />
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
