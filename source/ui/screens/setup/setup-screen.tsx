import {useEffect, useEffectEvent, useLayoutEffect, useReducer, useRef, useState} from 'react';
import {Box} from 'ink';
import type {Backend, SetUp, SetupState} from '../../../backend/backend.js';
import type {DetError} from '../../../domain/errors.js';
import {Dialog} from '../../components/dialog.js';
import {useActs} from '../../keys/use-acts.js';
import {AdminIntro, AdminStep} from './admin-step.js';
import {DeterminedIntro, DeterminedStep} from './determined-step.js';
import {Lost} from './lost.js';
import {PlaceStep} from './place-step.js';
import {ReviewStep} from './review-step.js';
import {planOf, setupReducer, startOfSetup} from './setup-state.js';
import {masterConfigObstacle, setupCrumbs} from './setup-words.js';
import {StepPage} from './step-page.js';
import {TaskIntro, TaskStep} from './task-step.js';

export type SetupScreenProps = {
	readonly backend: Backend;
	readonly state: SetupState;
	/** Everything was applied; this is admin's session. */
	readonly onDone: (signedIn: SetUp) => void;
	/** The person wants to leave; nothing was stored. */
	readonly onLeave: () => void;
	/** Somebody else was first: lead to the sign-in. */
	readonly onLost: () => void;
	/** Told the crumbs of every step. */
	readonly onCrumbs?: (crumbs: readonly string[]) => void;
};

/** The first-run wizard. Holds what is entered until the last step hands all of it to the backend at once. */
export function SetupScreen({backend, state, onDone, onLeave, onLost, onCrumbs}: SetupScreenProps) {
	const {place} = backend;
	const [setup, dispatch] = useReducer(setupReducer, undefined, () =>
		startOfSetup(state, masterConfigObstacle(place, state) === undefined),
	);
	const [isLeaving, setIsLeaving] = useState(false);
	const [isLost, setIsLost] = useState(false);
	const [error, setError] = useState<DetError>();
	const [isBusy, setIsBusy] = useState(false);
	const isApplying = useRef(false);
	const {step} = setup;

	const tellCrumbs = useEffectEvent((crumbs: readonly string[]) => onCrumbs?.(crumbs));
	// With the step itself, not a frame later.
	useLayoutEffect(() => tellCrumbs(setupCrumbs(step)), [step]);
	const look = useEffectEvent(async () => {
		const now = await backend.setup.state();
		if (!isApplying.current && now.ok && now.value.initialised) setIsLost(true);
	});
	useEffect(() => backend.watch(() => void look()), [backend]);

	const apply = async () => {
		const plan = planOf(setup.values);
		if (!plan.ok || isApplying.current) return;
		isApplying.current = true;
		setIsBusy(true);
		setError(undefined);
		const result = await backend.setup.run(plan.value);
		if (result.ok) return onDone(result.value);
		isApplying.current = false;
		setIsBusy(false);
		if (result.error.code === 'already-initialised') setIsLost(true);
		else setError(result.error);
	};

	const back = () => {
		setError(undefined);
		if (step === 'place') setIsLeaving(true);
		else dispatch({type: 'back'});
	};
	useActs(
		[
			{
				id: 'app.back',
				run: back,
				label: step === 'place' ? 'leave' : 'back',
				disabled: isBusy ? 'This is being set up; please wait' : undefined,
			},
			// Leaving half-way through would not stop it: the store would be set up after the console has gone.
			...(isBusy ? [{id: 'app.force-quit' as const, run() {}, disabled: 'This is being set up; please wait'}] : []),
		],
		{
			active: !isLost,
		},
	);

	if (isLost) return <Lost onLost={onLost} />;
	if (isLeaving)
		return (
			<Dialog
				title="Leave the set-up?"
				verb="Leave"
				lines={[{text: 'Nothing has been stored. The next start begins here again.'}]}
				onConfirm={onLeave}
				onCancel={() => setIsLeaving(false)}
			/>
		);
	const props = {
		setup,
		state,
		place,
		change: (values: Partial<typeof setup.values>) => dispatch({type: 'change', values}),
		next: () => dispatch({type: 'next'}),
	};
	return (
		<StepPage step={step}>
			<Box key={step} flexDirection="column">
				{step === 'place' ? <PlaceStep {...props} leave={onLeave} /> : null}
				{step === 'admin' ? <AdminIntro state={state} /> : null}
				{step === 'admin' ? <AdminStep {...props} /> : null}
				{step === 'determined' ? <DeterminedIntro /> : null}
				{step === 'determined' ? <DeterminedStep {...props} /> : null}
				{step === 'task' ? <TaskIntro /> : null}
				{step === 'task' ? <TaskStep {...props} /> : null}
				{step === 'review' ? <ReviewStep {...props} apply={() => void apply()} isBusy={isBusy} error={error} /> : null}
			</Box>
		</StepPage>
	);
}
