import {useEffect, useRef, useState} from 'react';
import type {PasswordContext} from '../../../domain/password-rules.js';
import {passwordStrength, type PasswordStrength} from '../../../domain/password/password-strength.js';

/** Rating waits for a pause of this long in the typing: it takes some 10 ms, and only the last one counts. */
const pauseMs = 60;

/**
 * How strong the password is; undefined while it is blank or has not been rated yet. Typing is never held up: the rating
 * of an older text is dropped, and shown until the newer one is there. The dictionaries load when the screen opens.
 */
export function useStrength(password: string, context: PasswordContext): PasswordStrength | undefined {
	const {username, displayName = '', hostname = ''} = context;
	const [strength, setStrength] = useState<PasswordStrength>();
	const isLoaded = useRef(false);
	useEffect(() => {
		if (password === '' && isLoaded.current) {
			setStrength(undefined);
			return;
		}

		let isLatest = true;
		const timer = setTimeout(() => {
			isLoaded.current = true;
			void passwordStrength(password, {username, displayName, hostname}).then(next => {
				if (isLatest) setStrength(password === '' ? undefined : next);
			});
		}, pauseMs);
		return () => {
			isLatest = false;
			clearTimeout(timer);
		};
	}, [password, username, displayName, hostname]);
	return strength;
}
