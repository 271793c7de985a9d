import {Text} from 'ink';
import {marked} from '../linear/marks.js';
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
	const {styles, linear} = useTheme();
	if (linear) return focus ? <Text>{marked('focus', `Button: ${label}`)}</Text> : null;
	return (
		<Text {...(focus ? styles.selected : styles[tone])} bold={focus}>
			{focus ? `[ ${label} ]` : `  ${label}  `}
		</Text>
	);
}
