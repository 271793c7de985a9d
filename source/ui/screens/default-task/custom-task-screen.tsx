import {useState} from 'react';
import {Box, Text} from 'ink';
import type {DefaultTask} from '../../../domain/default-task.js';
import {dockerfileLines} from '../../../domain/identity/dockerfile-lines.js';
import {mayChangeDefaultTask} from '../../../domain/permission.js';
import {Form} from '../../components/form/form.js';
import {FormPage} from '../../components/form/form-page.js';
import {useConsole} from '../../hooks/use-console.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useReasonText} from '../../keys/reasons.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {useTheme} from '../../theme/theme.js';
import {identityRows, noIdentity, typedIdentity} from '../agents/identity-rows.js';
import {DefaultTaskDialog} from './default-task-dialog.js';
import {useUnlinked} from './use-unlinked.js';

/** The form for a default task of one's own choice, with the lines a custom image needs for it. */
export function CustomTaskScreen() {
	const {backend, user: me} = useConsole();
	const {back} = useNavigation();
	const textOf = useReasonText();
	const refused = backend.place.readOnly ?? mayChangeDefaultTask(me);
	useActs([{id: 'app.back', run: back}], {active: refused !== undefined});
	return refused === undefined ? <CustomTaskForm /> : <Text>{` ${textOf(refused)}`}</Text>;
}

function CustomTaskForm() {
	const {back} = useNavigation();
	const {styles} = useTheme();
	const {columns, rows} = useBodySize();
	const unlinked = useUnlinked();
	const [texts, setTexts] = useState(noIdentity);
	const [attempt, setAttempt] = useState(0);
	const [asked, setAsked] = useState<DefaultTask>();
	const task = typedIdentity(texts);
	const lines = task === undefined ? [] : dockerfileLines(task);
	const submit = () => {
		setAttempt(attempt + 1);
		setAsked(task);
	};
	return (
		<>
			{asked === undefined ? null : (
				<DefaultTaskDialog task={asked} unlinked={unlinked} onDone={back} onCancel={() => setAsked(undefined)} />
			)}
			{/* Hidden, not gone: "Cancel" must find everything as it was. */}
			<Box flexDirection="column" display={asked === undefined ? 'flex' : 'none'}>
				<FormPage changed={Object.values(texts).some(text => text !== '')} onBack={back}>
					<Form
						rows={identityRows(texts, attempt > 0, change => setTexts({...texts, ...change}))}
						submitLabel="Show the change"
						onSubmit={submit}
						attempt={attempt}
						labelWidth={14}
						width={columns - 4}
					>
						{lines.length === 0 || rows < 15 ? null : (
							<Box flexDirection="column" marginTop={1}>
								<Text {...styles.muted}>It needs a writable HOME. A custom image gets it with:</Text>
								{lines.map(line => (
									<Text key={line} {...styles.accent} wrap="truncate">{`  ${line}`}</Text>
								))}
							</Box>
						)}
					</Form>
				</FormPage>
			</Box>
		</>
	);
}
