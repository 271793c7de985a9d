import {Box, Text} from 'ink';
import type {DetError} from '../../../domain/errors.js';
import {errorText} from '../../../domain/error-text.js';
import {Prose} from '../../components/prose.js';
import {Form} from '../../components/form/form.js';
import {useTheme} from '../../theme/theme.js';
import {Items} from './items.js';
import {reviewItems} from './setup-words.js';
import {StepBody, useStepRoom, type StepProps} from './step-page.js';

export type ReviewStepProps = Omit<StepProps, 'change' | 'next'> & {
	readonly apply: () => void;
	readonly isBusy: boolean;
	/** Why the last attempt did not work; nothing was stored then. */
	readonly error: DetError | undefined;
};

/** The last step: everything that will be done, in words, never a password. */
export function ReviewStep({setup, state, place, apply, isBusy, error}: ReviewStepProps) {
	const {styles, glyphs} = useTheme();
	const {width, tight} = useStepRoom();
	return (
		<Form
			rows={[]}
			submitLabel="Apply"
			onSubmit={apply}
			busy={isBusy ? 'Setting up, this takes a second' : undefined}
			labelWidth={12}
			width={width}
		>
			<Text wrap="truncate">Apply does all of this in one go, then signs you in as admin.</Text>
			<StepBody above={1}>
				<Items items={reviewItems(setup.values, place, state)} sign={`${glyphs.dot} `} cut={tight} />
				<Box minHeight={tight ? 1 : 3} paddingTop={tight ? 0 : 1} flexShrink={0}>
					<Prose {...styles.bad} text={error === undefined ? ' ' : `${glyphs.no} ${errorText(error)}`} width={width} />
				</Box>
			</StepBody>
		</Form>
	);
}
