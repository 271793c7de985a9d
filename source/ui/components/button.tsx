import {Text} from 'ink';
import {useTheme, type Token} from '../theme/theme.js';

/** A button; the brackets mark it without colour, the inverse the focus. */
export function Button({
	label,
	focus,
	tone = 'plain',
}: {
	readonly label: string;
	readonly focus: boolean;
	readonly tone?: Token;
}) {
	const {styles} = useTheme();
	return (
		<Text {...(focus ? styles.selected : styles[tone])} bold={focus}>
			{focus ? `[ ${label} ]` : `  ${label}  `}
		</Text>
	);
}
