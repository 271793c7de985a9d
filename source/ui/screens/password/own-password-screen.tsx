import {useState} from 'react';
import {changePassword} from '../../command-lines/command-lines.js';
import {FormPage} from '../../components/form/form-page.js';
import {useNavigation} from '../../navigation/navigation.js';
import {OwnPasswordForm} from './own-password-form.js';

/** Changing one's own password. */
export function OwnPasswordScreen() {
	const {back} = useNavigation();
	const [typed, setTyped] = useState(false);
	return (
		<FormPage changed={typed} onBack={back} command={changePassword()}>
			<OwnPasswordForm
				about="Your other sessions end; this one stays."
				currentLabel="Current password"
				onTyped={setTyped}
				onDone={back}
			/>
		</FormPage>
	);
}
