import {useCallback, useEffect, useState} from 'react';
import {useApp, useWindowSize} from 'ink';
import type {Backend, SetupState, SignedIn} from '../backend/backend.js';
import type {DetError, SessionEnd} from '../domain/errors.js';
import type {Result} from '../domain/result.js';
import {sessionEndText} from '../domain/error-text.js';
import {Shell} from './components/shell.js';
import {SizeContext} from './hooks/use-size.js';
import {StatusProvider, useStatus} from './hooks/status.js';
import {useHeldKeys, useRefusals} from './keys/use-acts.js';
import {RefusedScreen} from './screens/refused/refused-screen.js';
import {SetupScreen} from './screens/setup/setup-screen.js';
import {SignInScreen} from './screens/sign-in/sign-in-screen.js';
import {SignedInConsole} from './signed-in-console.js';

export type AppProps = {
	readonly backend: Backend;
	/** The screen to show once somebody is signed in. */
	readonly startPath: string;
};

type Phase =
	| {readonly kind: 'starting'}
	| {readonly kind: 'refused'; readonly error: DetError}
	| {readonly kind: 'setup'; readonly state: SetupState}
	| {readonly kind: 'sign-in'; readonly notice: string | undefined}
	| {readonly kind: 'console'; readonly signedIn: SignedIn};

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

function phaseFor(state: Result<SetupState>): Phase {
	if (!state.ok) return {kind: 'refused', error: state.error};
	return state.value.initialised ? {kind: 'sign-in', notice: undefined} : {kind: 'setup', state: state.value};
}

function Phases({backend, startPath}: AppProps) {
	const {exit} = useApp();
	const {hostname} = backend.place;
	const [phase, setPhase] = useState<Phase>({kind: 'starting'});
	const [crumbs, setCrumbs] = useState<readonly string[]>(['First run']);
	const {say} = useStatus();
	useRefusals(useCallback(reason => say({kind: 'info', text: reason}), [say]));

	const look = useCallback(() => {
		void backend.setup.state().then(state => setPhase(phaseFor(state)));
	}, [backend]);
	useEffect(look, [look]);
	useHeldKeys(phase.kind === 'starting');

	const enter = (signedIn: SignedIn) => setPhase({kind: 'console', signedIn});
	const end = useCallback(
		(why: SessionEnd) => {
			say(undefined); // it was for whoever was signed in
			setPhase({kind: 'sign-in', notice: sessionEndText(why)});
		},
		[say],
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
					onEnd={end}
				/>
			);
	}
}
