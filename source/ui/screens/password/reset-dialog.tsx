import type {User} from '../../../domain/user.js';
import {visible} from '../../../domain/visible.js';
import {Dialog, type DialogProps} from '../../components/dialog.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import {useTheme} from '../../theme/theme.js';
import {counted, screenText} from '../../words.js';

export type ResetDialogProps = Pick<DialogProps, 'command' | 'busy' | 'onConfirm' | 'onCancel'> & {readonly user: User};

/** Asks before somebody gets a new password, and says what follows from it. */
export function ResetDialog({user, ...rest}: ResetDialogProps) {
	const {backend, token} = useConsole();
	const {glyphs} = useTheme();
	const answer = useLive(`consequences ${user.id}`, () => backend.users.consequences(token, user.id));
	const sessions = answer?.ok ? answer.value.sessions : undefined;
	const name = visible(user.username);
	const lines = [
		`The present password of ${name} no longer works.`,
		...(sessions === undefined
			? []
			: [sessions === 0 ? 'No session is open.' : `${counted(sessions, 'open session')} will end at once.`]),
		...(answer && !answer.ok ? [screenText(answer.error)] : []),
	];
	return (
		<Dialog
			{...rest}
			title={`Set a new password for ${name}?`}
			verb="Set password"
			danger
			lines={lines.map(text => ({sign: glyphs.dot, text}))}
		/>
	);
}
