import {useState} from 'react';
import {Box, useApp} from 'ink';
import type {Backend, SignedIn} from '../../../backend/backend.js';
import {visible} from '../../../domain/visible.js';
import {Form} from '../../components/form/form.js';
import type {FormRow} from '../../components/form/form-rows.js';
import {Prose} from '../../components/prose.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useWait} from '../../hooks/use-wait.js';
import {useActs} from '../../keys/use-acts.js';
import {useTheme} from '../../theme/theme.js';
import {screenText} from '../../words.js';

export type SignInScreenProps = {
	readonly backend: Backend;
	/** Whom the console was asked to open as: the name is there already, and the session is a temporary one. */
	readonly as?: string | undefined;
	/** Why the last session ended. */
	readonly notice: string | undefined;
	readonly onDone: (signedIn: SignedIn) => void;
};

/** Asks for a name and a password. One failure text whatever the cause; a wait is shown and counted down. */
export function SignInScreen({backend, as, notice, onDone}: SignInScreenProps) {
	const {exit} = useApp();
	const {styles, glyphs} = useTheme();
	const {columns, rows} = useBodySize();
	const [username, setUsername] = useState(as ?? '');
	const [password, setPassword] = useState('');
	const [problem, setProblem] = useState<{readonly on: 'username' | 'password'; readonly text: string}>();
	const [attempt, setAttempt] = useState(0);
	const [busy, setBusy] = useState(false);
	const wait = useWait();
	const [waitingName, setWaitingName] = useState('');
	useActs([{id: 'app.force-quit', run: () => exit(), label: 'quit'}]);

	const refuse = (on: 'username' | 'password', text: string) => {
		setProblem({on, text});
		setAttempt(count => count + 1);
	};

	// Only the name that was tried too often waits; somebody else may sign in meanwhile.
	const waits = username.trim() === waitingName;

	const submit = async () => {
		if (waits && wait.isOn) return;
		if (username.trim() === '') {
			refuse('username', 'Please type in your username.');
			return;
		}

		setBusy(true);
		setProblem(undefined);
		if (waits) wait.forget();
		const result = await backend.sessions.signIn(username, password, {kind: as === undefined ? 'login' : 'temporary'});
		setBusy(false);
		if (result.ok) {
			onDone(result.value);
			return;
		}

		if (result.error.code === 'throttled') {
			// What was typed stays: nobody looked at it.
			setWaitingName(username.trim());
			wait.begin(result.error.waitMs);
			return;
		}

		setPassword('');
		refuse('password', screenText(result.error));
	};

	const change = (set: (value: string) => void) => (value: string) => {
		set(value);
		setProblem(undefined);
	};

	const formRows: readonly FormRow[] = [
		{
			kind: 'text',
			id: 'username',
			label: 'Username',
			value: username,
			onChange: change(setUsername),
			error: problem?.on === 'username' ? problem.text : undefined,
		},
		{
			kind: 'secret',
			id: 'password',
			label: 'Password',
			value: password,
			onChange: change(setPassword),
			error: problem?.on === 'password' ? problem.text : undefined,
		},
	];

	const width = Math.min(columns - 4, 64);
	return (
		<Box
			width={columns}
			height={rows}
			flexDirection="column"
			alignItems="center"
			paddingTop={Math.max(0, Math.floor(rows / 2) - 5)}
		>
			<Box flexDirection="column" width={width}>
				<Box marginBottom={1} paddingLeft={2} flexShrink={0}>
					<Prose
						{...(notice === undefined ? styles.strong : styles.warn)}
						text={notice === undefined ? `Sign in to ${visible(backend.place.hostname)}` : `${glyphs.warn} ${notice}`}
						width={width - 2}
					/>
				</Box>
				<Form
					rows={formRows}
					startAt={as === undefined ? 'username' : 'password'}
					submitLabel="Sign in"
					onSubmit={() => void submit()}
					busy={busy ? 'Checking…' : undefined}
					notice={waits ? wait.text : undefined}
					attempt={attempt}
					steady
					labelWidth={12}
					width={width}
				/>
			</Box>
		</Box>
	);
}
