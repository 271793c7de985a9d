import type {ReactNode} from 'react';
import {Box, Text} from 'ink';
import {useBodySize} from '../../hooks/use-size.js';
import {Deeper} from '../../keys/use-acts.js';
import {Prose} from '../../components/prose.js';
import {useTheme} from '../../theme/theme.js';
import {steps, type Setup, type SetupValues, type Step} from './setup-state.js';
import {stepNumber, stepTitles} from './setup-words.js';
import type {Place, SetupState} from '../../../backend/backend.js';

/** What every step of the wizard gets. */
export type StepProps = {
	readonly setup: Setup;
	readonly state: SetupState;
	readonly place: Place;
	readonly change: (values: Partial<SetupValues>) => void;
	readonly next: () => void;
};

/**
 * The room for a step: its cells, whether there are too few rows for anything but what is needed, and the rows to take
 * up between the title and the button, so that the button stands in one place on all steps.
 */
export function useStepRoom(): {readonly width: number; readonly tight: boolean; readonly height: number} {
	const {columns, rows} = useBodySize();
	const tight = rows < 18;
	return {width: columns - 2 * margin, tight, height: tight ? 0 : 13};
}

const margin = 2;

/** The page of a step: how far the wizard is, what the step is about, the step. */
export function StepPage({step, children}: {readonly step: Step; readonly children: ReactNode}) {
	const {styles, glyphs, linear} = useTheme();
	const {tight} = useStepRoom();
	const at = steps.indexOf(step);
	return (
		<Box flexDirection="column" flexGrow={1} paddingX={margin} overflow="hidden">
			{tight || linear ? null : ( // the header of the frame says it too
				<Box marginBottom={1} gap={2} flexShrink={0}>
					<Text {...styles.muted}>{stepNumber(step)}</Text>
					<Text {...styles.accent}>{steps.map((_, index) => (index <= at ? glyphs.on : glyphs.off)).join('')}</Text>
					<Text {...styles.strong}>{stepTitles[step]}</Text>
				</Box>
			)}
			<Deeper>{children}</Deeper>
		</Box>
	);
}

/** A sentence at the top of a step; left out where rows are few. */
export function StepIntro({text}: {readonly text: string}) {
	const {width, tight} = useStepRoom();
	if (tight) return null;
	return (
		<Box height={2} flexShrink={0}>
			<Prose text={text} width={width} />
		</Box>
	);
}

/** What stands between the rows of a step and its button. `above` counts the rows of the step before it. */
export function StepBody({
	above,
	close = false,
	children,
}: {
	readonly above: number;
	readonly close?: boolean;
	readonly children?: ReactNode;
}) {
	const {tight, height} = useStepRoom();
	return (
		<Box
			flexDirection="column"
			paddingTop={tight || close ? 0 : 1}
			minHeight={Math.max(0, height - above)}
			flexShrink={0}
		>
			{children}
		</Box>
	);
}
