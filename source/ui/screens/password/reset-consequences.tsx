import {Text} from 'ink';
import type {User} from '../../../domain/user.js';
import {visible} from '../../../domain/visible.js';
import {useConsole} from '../../hooks/use-console.js';
import {useLive} from '../../hooks/use-live.js';
import {useTheme} from '../../theme/theme.js';
import {counted, screenText} from '../../words.js';

/** What follows from a new password for somebody, for the question before it is set. */
export function ResetConsequences({user}: {readonly user: User}) {
	const {backend, token} = useConsole();
	const {styles, glyphs} = useTheme();
	const answer = useLive(`consequences ${user.id}`, () => backend.users.consequences(token, user.id));
	const sessions = answer?.ok ? answer.value.sessions : undefined;
	const lines = [
		`The present password of ${visible(user.username)} no longer works.`,
		...(sessions === undefined
			? []
			: [sessions === 0 ? 'No session is open.' : `${counted(sessions, 'open session')} will end at once.`]),
		...(answer && !answer.ok ? [screenText(answer.error)] : []),
	];
	return lines.map(line => (
		<Text key={line}>
			<Text {...styles.muted}>{glyphs.dot}</Text> {line}
		</Text>
	));
}
