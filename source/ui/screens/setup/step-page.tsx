import type {ReactNode} from 'react';
import {Box, Text} from 'ink';
import {useBodySize} from '../../hooks/use-size.js';
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

/** The room for a step: its cells, and whether there are too few rows for anything but what is needed. */
export function useStepRoom(): {readonly width: number; readonly tight: boolean} {
	const {columns, rows} = useBodySize();
	return {width: columns - 2 * margin, tight: rows < 18};
}

const margin = 2;

/** The page of a step: how far the wizard is, what the step is about, the step. */
export function StepPage({step, children}: {readonly step: Step; readonly children: ReactNode}) {
	const {styles, glyphs} = useTheme();
	const {tight} = useStepRoom();
	const at = steps.indexOf(step);
	return (
		<Box flexDirection="column" flexGrow={1} paddingX={margin} overflow="hidden">
			{tight ? null : ( // the header of the frame says it too
				<Box marginBottom={1} gap={2} flexShrink={0}>
					<Text {...styles.muted}>{stepNumber(step)}</Text>
					<Text {...styles.accent}>{steps.map((_, index) => (index <= at ? glyphs.on : glyphs.off)).join('')}</Text>
					<Text {...styles.strong}>{stepTitles[step]}</Text>
				</Box>
			)}
			{children}
		</Box>
	);
}
