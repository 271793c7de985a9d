import {useState} from 'react';
import {FormPage} from '../../components/form/form-page.js';
import {useConsole} from '../../hooks/use-console.js';
import {OwnPasswordForm} from './own-password-form.js';

const leaving = {
	title: 'Sign out?',
	verb: 'Sign out',
	text: 'What you typed will be lost. The one-time password is still good.',
};

/** Shown after a sign-in with a one-time password: nothing else can be reached before it is changed. */
export function ForcedPasswordScreen() {
	const {signOut} = useConsole();
	const [typed, setTyped] = useState(false);
	return (
		<FormPage changed={typed} onBack={signOut} leaving={leaving}>
			<OwnPasswordForm
				about="You signed in with a one-time password. Choose your own now."
				currentLabel="One-time password"
				onTyped={setTyped}
				onDone={() => {}}
			/>
		</FormPage>
	);
}
