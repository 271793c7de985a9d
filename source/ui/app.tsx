import {useCallback, useEffect, useEffectEvent, useState} from 'react';
import {useApp, useInput, useWindowSize} from 'ink';
import type {Backend, SetupState, SignedIn} from '../backend/backend.js';
import type {DetError, SessionEnd} from '../domain/errors.js';
import {sessionEndText} from '../domain/error-text.js';
import {Shell} from './components/shell.js';
import {SizeContext} from './hooks/use-size.js';
import {StatusProvider, useStatus} from './hooks/status.js';
import {useRefusals} from './keys/use-acts.js';
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
	// Keeps raw mode on while no field is mounted; what it hears is the decoder's business.
	useInput(() => {});
	return (
		<SizeContext.Provider value={size}>
			<StatusProvider>
				<Phases {...props} />
			</StatusProvider>
		</SizeContext.Provider>
	);
}

function Phases({backend, startPath}: AppProps) {
	const {exit} = useApp();
	const {hostname} = backend.place;
	const [phase, setPhase] = useState<Phase>({kind: 'starting'});
	const [step, setStep] = useState('');
	const {say} = useStatus();
	useRefusals(useCallback(reason => say({kind: 'info', text: reason}), [say]));

	const look = useEffectEvent(async () => {
		const state = await backend.setup.state();
		if (!state.ok) setPhase({kind: 'refused', error: state.error});
		else if (!state.value.initialised) setPhase({kind: 'setup', state: state.value});
		else setPhase({kind: 'sign-in', notice: undefined});
	});
	useEffect(() => void look(), [backend]);

	const enter = (signedIn: SignedIn) => setPhase({kind: 'console', signedIn});
	const leave = () => exit();
	switch (phase.kind) {
		case 'starting':
			return <Shell backend={backend} crumbs={[]} who={hostname} children={null} />;
		case 'refused':
			return (
				<Shell backend={backend} crumbs={['Cannot open']} who={hostname}>
					<RefusedScreen error={phase.error} onRetry={() => void look()} onLeave={leave} />
				</Shell>
			);
		case 'setup':
			return (
				<Shell backend={backend} crumbs={['First run', step].filter(Boolean)} who={hostname}>
					<SetupScreen
						backend={backend}
						state={phase.state}
						onStep={setStep}
						onDone={enter}
						onLeave={leave}
						onLost={() => void look()}
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
					onEnd={(why: SessionEnd) => setPhase({kind: 'sign-in', notice: sessionEndText(why)})}
				/>
			);
	}
}
