import {useState} from 'react';
import {Box, Text} from 'ink';
import {visible} from '../../../domain/visible.js';
import {Dialog} from '../../components/dialog.js';
import {Form} from '../../components/form/form.js';
import {Prose} from '../../components/prose.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useConsole} from '../../hooks/use-console.js';
import {useWait} from '../../hooks/use-wait.js';
import {Deeper, Topmost, useActs} from '../../keys/use-acts.js';
import {useTheme} from '../../theme/theme.js';
import {screenText} from '../../words.js';

/** Stands before a console nobody has used for a while (R55): asks for the password of whoever is signed in. */
export function LockScreen({onUnlock}: {readonly onUnlock: () => void}) {
	return (
		<Topmost>
			<LockForm onUnlock={onUnlock} />
		</Topmost>
	);
}

function LockForm({onUnlock}: {readonly onUnlock: () => void}) {
	const {backend, token, user, signOut, onEnd} = useConsole();
	const {styles, glyphs} = useTheme();
	const {columns, rows} = useBodySize();
	const [password, setPassword] = useState('');
	const [problem, setProblem] = useState<string>();
	const [attempt, setAttempt] = useState(0);
	const [busy, setBusy] = useState(false);
	const [leaving, setLeaving] = useState(false);
	const wait = useWait();
	// Nothing behind the lock hears a key. Esc asks first: who comes back and wakes the screen with it loses nothing.
	useActs([{id: 'lock.sign-out', run: () => setLeaving(true)}], {modal: true});

	const submit = async () => {
		setBusy(true);
		setProblem(undefined);
		wait.forget();
		const result = await backend.sessions.verify(token, password);
		setBusy(false);
		if (result.ok) {
			onUnlock();
			return;
		}

		const {error} = result;
		if (error.code === 'signed-out') {
			onEnd(error.why);
			return;
		}

		if (error.code === 'throttled') {
			wait.begin(error.waitMs);
			return;
		}

		setPassword('');
		setProblem(
			error.code === 'current-password-wrong' ? 'This is not the password. Please try again.' : screenText(error),
		);
		setAttempt(attempt + 1);
	};

	const width = Math.min(columns - 4, 64);
	return (
		<Box width={columns} height={rows} flexDirection="column">
			{leaving ? (
				<Deeper>
					<Dialog
						title="Sign out?"
						verb="Sign out"
						lines={[{text: 'This session ends, and what was typed behind the lock is lost.'}]}
						onConfirm={signOut}
						onCancel={() => setLeaving(false)}
					/>
				</Deeper>
			) : null}
			<Box
				width={columns}
				height={rows}
				display={leaving ? 'none' : 'flex'}
				flexDirection="column"
				alignItems="center"
				paddingTop={Math.max(0, Math.floor(rows / 2) - 5)}
			>
				<Box flexDirection="column" width={width}>
					<Box marginBottom={1} paddingLeft={2} flexDirection="column" flexShrink={0}>
						<Text {...styles.strong}>{`${glyphs.warn} Locked: nobody was here for a while`}</Text>
						<Prose
							{...styles.muted}
							text={`Signed in as ${visible(user.username)}. What was open is kept as it is.`}
							width={width - 2}
						/>
					</Box>
					<Deeper>
						<Form
							rows={[
								{
									kind: 'secret',
									id: 'password',
									label: 'Password',
									value: password,
									onChange(value) {
										setPassword(value);
										setProblem(undefined);
									},
									error: problem,
								},
							]}
							submitLabel="Unlock"
							onSubmit={() => void submit()}
							busy={wait.isOn ? wait.text : busy ? 'Checking…' : undefined}
							notice={wait.text}
							attempt={attempt}
							labelWidth={12}
							width={width}
						/>
					</Deeper>
				</Box>
			</Box>
		</Box>
	);
}
