import {Box, Text} from 'ink';
import {Button} from '../../components/button.js';
import {Prose} from '../../components/prose.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useActs} from '../../keys/use-acts.js';
import {useTheme} from '../../theme/theme.js';

/** Said to whoever was second: somebody else finished the set-up meanwhile. The way on is to sign in. */
export function Lost({onLost}: {readonly onLost: () => void}) {
	const {styles} = useTheme();
	const {columns} = useBodySize();
	useActs([
		{id: 'form.continue', run: onLost, label: 'sign in'},
		{id: 'app.back', run: onLost, label: ''},
	]);
	return (
		<Box flexDirection="column" paddingX={2} paddingTop={1} gap={1}>
			<Text {...styles.strong}>Somebody else has set this installation up meanwhile.</Text>
			<Prose
				text="That is no harm: nothing of what you entered was stored. Sign in as admin with the password they chose, or ask them to create an account for you."
				width={columns - 4}
			/>
			<Box>
				<Button label="Sign in" focus />
			</Box>
		</Box>
	);
}
