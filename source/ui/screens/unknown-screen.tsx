import {Box, Text} from 'ink';
import {visible} from '../../domain/visible.js';
import {useActs} from '../keys/use-acts.js';
import {useNavigation} from '../navigation/navigation.js';

/** Says that there is no such screen; reached only by a path given at the start. */
export function UnknownScreen({path}: {readonly path: string}) {
	const {back} = useNavigation();
	useActs([{id: 'app.back', run: back}]);
	return (
		<Box padding={1}>
			<Text>{`There is no screen "${visible(path)}". Screens are users, users/NAME, workspaces, workspaces/NAME, policies, account.`}</Text>
		</Box>
	);
}
