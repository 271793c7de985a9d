import {visible} from '../../../domain/visible.js';
import {Prose} from '../../components/prose.js';
import {Form} from '../../components/form/form.js';
import {useTheme} from '../../theme/theme.js';
import {Items} from './items.js';
import {placeItems} from './setup-words.js';
import {StepBody, useStepRoom, type StepProps} from './step-page.js';

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
			labelWidth={12}
			width={width}
		>
			{readOnly === undefined ? (
				<Prose width={width} text={welcome} />
			) : (
				<Prose
					{...styles.bad}
					width={width}
					text={`${glyphs.no} This is not set up, and cannot be set up from here: ${visible(readOnly)}`}
				/>
			)}
			<StepBody above={3}>
				<Items items={placeItems(place, state)} cut={tight} />
			</StepBody>
		</Form>
	);
}

const welcome =
	'Nobody can sign in here yet. In five short steps you set a strong password for admin, decide about the determined account, and say whom tasks run as. Before the last step nothing is made but an empty directory for accounts.';
