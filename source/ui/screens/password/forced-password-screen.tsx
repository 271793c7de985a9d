import {Box} from 'ink';
import {useConsole} from '../../hooks/use-console.js';
import {useActs} from '../../keys/use-acts.js';
import {OwnPasswordForm} from './own-password-form.js';

/** Shown after a sign-in with a one-time password: nothing else can be reached before it is changed. */
export function ForcedPasswordScreen() {
	const {signOut} = useConsole();
	useActs([{id: 'app.back', run: signOut, label: 'sign out'}]);
	return (
		<Box flexDirection="column" paddingX={2} paddingTop={1}>
			<OwnPasswordForm
				about="You signed in with a one-time password. Choose your own now."
				currentLabel="One-time password"
				onTyped={() => {}}
				onDone={() => {}}
			/>
		</Box>
	);
}
