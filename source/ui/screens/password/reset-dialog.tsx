import type {User} from '../../../domain/user.js';
import {visible} from '../../../domain/visible.js';
import {Dialog, type DialogProps} from '../../components/dialog.js';
import {useTheme} from '../../theme/theme.js';
import {counted} from '../../words.js';

export type ResetDialogProps = Pick<DialogProps, 'command' | 'busy' | 'onConfirm' | 'onCancel'> & {
	readonly user: User;
	/** Open sessions of the user; undefined until it is known. */
	readonly sessions: number | undefined;
};

/** Asks before somebody gets a new password, and says what follows from it. */
export function ResetDialog({user, sessions, ...rest}: ResetDialogProps) {
	const {glyphs} = useTheme();
	const name = visible(user.username);
	const lines = [
		`The present password of ${name} no longer works.`,
		...(sessions === undefined
			? []
			: [sessions === 0 ? 'No session is open.' : `${counted(sessions, 'open session')} will end at once.`]),
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
