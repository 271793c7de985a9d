import {Box, Text} from 'ink';
import {visible} from '../../../domain/visible.js';
import {Form} from '../../components/form/form.js';
import {useTheme} from '../../theme/theme.js';
import {Items} from './items.js';
import {placeItems} from './setup-words.js';
import {useStepRoom, type StepProps} from './step-page.js';

/** The first step: what is going to happen, and where everything is kept. Leads nowhere when nothing can be written. */
export function PlaceStep({
	state,
	place,
	next,
	leave,
}: Pick<StepProps, 'state' | 'place' | 'next'> & {readonly leave: () => void}) {
	const {styles, glyphs} = useTheme();
	const {width, tight} = useStepRoom();
	const {readOnly} = place;
	return (
		<Form
			rows={[]}
			submitLabel={readOnly === undefined ? 'Begin' : 'Leave'}
			onSubmit={readOnly === undefined ? next : leave}
			labelWidth={10}
			width={width}
		>
			{readOnly === undefined ? (
				<Text>
					Nobody can sign in here yet. In five short steps you set a strong password for admin, decide about the
					determined account, and say whom tasks run as. Nothing is written before the last step.
				</Text>
			) : (
				<Text {...styles.bad}>
					{glyphs.no} This installation is not set up, and it cannot be set up from here: {visible(readOnly)}
				</Text>
			)}
			<Box marginTop={tight ? 0 : 1} flexShrink={0}>
				<Items items={placeItems(place, state)} cut={tight} />
			</Box>
		</Form>
	);
}
