import {useState} from 'react';
import {Box, useApp} from 'ink';
import type {DefaultTaskState} from '../../../backend/backend.js';
import {nobodyTask, rootTask, type DefaultTask} from '../../../domain/default-task.js';
import {dockerfileLines} from '../../../domain/identity/dockerfile-lines.js';
import {formatIdentity} from '../../../domain/identity/effective-identity.js';
import {mayChangeDefaultTask} from '../../../domain/permission.js';
import {ScrollLines, type TextLine} from '../../components/scroll-lines.js';
import {copyActs} from '../../copy/copy-acts.js';
import {useCopy} from '../../copy/copying.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useSectionActs} from '../../navigation/use-section-acts.js';
import {useTheme} from '../../theme/theme.js';
import {screenText} from '../../words.js';
import {DefaultTaskDialog} from './default-task-dialog.js';
import {homeLines, imageTask, stateLines} from './default-task-words.js';
import {useUnlinked} from './use-unlinked.js';

/** `security.default_task` as it stands in master.yaml, what it means, and the acts that change it. */
export function DefaultTaskScreen() {
	const {exit} = useApp();
	const {backend, token, user: me} = useConsole();
	const copy = useCopy();
	const {glyphs} = useTheme();
	const {open} = useNavigation();
	const {columns, rows} = useBodySize();
	const sections = useSectionActs();
	const {readOnly} = backend.place;
	const [asking, setAsking] = useState<DefaultTask | 'unset'>();
	const answer = useLive('default task', () => backend.agents.defaultTask(token));
	const unlinked = useUnlinked();
	const state = answer?.ok ? answer.value : undefined;

	const refused = readOnly ?? mayChangeDefaultTask(me) ?? obstacle(state);
	const dockerfile = `${dockerfileLines(imageTask(state?.task)).join('\n')}\n`;
	useActs(
		[
			{id: 'default-task.nobody', run: () => setAsking(nobodyTask), disabled: refused ?? already(state, nobodyTask)},
			{id: 'default-task.root', run: () => setAsking(rootTask), disabled: refused ?? already(state, rootTask)},
			{id: 'default-task.custom', run: () => open('default-task/custom'), disabled: refused},
			{id: 'default-task.unset', run: () => setAsking('unset'), disabled: refused ?? already(state, 'unset')},
			...copyActs({value: {what: 'Dockerfile lines', text: dockerfile, document: true}}, copy),
			{id: 'app.quit', run: () => exit()},
			...sections,
		],
		{active: asking === undefined},
	);
	if (answer === undefined) return null;
	if (asking !== undefined) {
		const close = () => setAsking(undefined);
		return <DefaultTaskDialog task={asking} unlinked={unlinked} onDone={close} onCancel={close} />;
	}

	const lines: readonly TextLine[] = [
		...(answer.ok
			? stateLines(answer.value, unlinked, glyphs)
			: [{text: `${glyphs.no} ${screenText(answer.error)}`, tone: 'bad' as const}]),
		{text: ''},
		...homeLines(state?.task),
	];
	return (
		<Box flexDirection="column" paddingX={2}>
			<ScrollLines lines={lines} width={columns - 4} height={rows - (readOnly === undefined ? 0 : 1)} />
		</Box>
	);
}

function obstacle(state: DefaultTaskState | undefined): string | undefined {
	if (state === undefined) return 'master.yaml cannot be used as it is; mend it first';
	return state.file === '' ? 'No master.yaml was found; --master-config FILE names one' : undefined;
}

/** Why there is nothing to do: the file says so already. */
function already(state: DefaultTaskState | undefined, wanted: DefaultTask | 'unset'): string | undefined {
	if (state === undefined || state.problem !== undefined) return undefined;
	const {task} = state;
	if (wanted === 'unset') return task === undefined ? 'It is not set' : undefined;
	const same = task !== undefined && formatIdentity(task) === formatIdentity(wanted);
	return same ? `It is set to ${wanted.user} already` : undefined;
}
