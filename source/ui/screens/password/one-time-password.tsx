import {Box, Text} from 'ink';
import type {User} from '../../../domain/user.js';
import {visible} from '../../../domain/visible.js';
import {Prose} from '../../components/prose.js';
import {copyActs} from '../../copy/copy-acts.js';
import {useCopy} from '../../copy/copying.js';
import {useBodySize} from '../../hooks/use-size.js';
import {useActs} from '../../keys/use-acts.js';
import {useTheme} from '../../theme/theme.js';

/** Shows a password that was made here, once. Only a deliberate Enter closes it: Esc could be a slip. */
export function OneTimePassword({
	user,
	password,
	onClose,
}: {
	readonly user: User;
	readonly password: string;
	readonly onClose: () => void;
}) {
	const {styles, glyphs} = useTheme();
	const {columns} = useBodySize();
	const copy = useCopy();
	const copied = {what: 'One-time password', text: password, secret: true};
	useActs([{id: 'password.noted', run: onClose}, ...copyActs({value: copied}, copy)], {modal: true});
	return (
		<Box flexDirection="column" paddingX={2} paddingTop={1} gap={1}>
			<Text {...styles.good}>{`${glyphs.ok} ${visible(user.username)} can sign in with this one-time password:`}</Text>
			<Box borderStyle={glyphs.corner} borderDimColor={styles.muted.dimColor} paddingX={3} alignSelf="flex-start">
				<Text bold>{password}</Text>
			</Box>
			<Prose
				text="It is shown only now, must be changed at the first sign-in, and no longer works after 24 hours."
				width={columns - 4}
			/>
			<Text {...styles.muted}>Hand it over in a way you trust, then press Enter.</Text>
		</Box>
	);
}
