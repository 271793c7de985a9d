import {Box, Text} from 'ink';
import {visible} from '../../domain/visible.js';
import {useActs} from '../keys/use-acts.js';
import {useNavigation} from '../navigation/navigation.js';
import {sections} from '../navigation/sections.js';

const screens = [...sections.map(({path}) => path), 'users/NAME', 'workspaces/NAME', 'account'].join(', ');

/** Says that there is no such screen; reached only by a path given at the start. */
export function UnknownScreen({path}: {readonly path: string}) {
	const {back} = useNavigation();
	useActs([{id: 'app.back', run: back}]);
	return (
		<Box padding={1}>
			<Text>{`There is no screen "${visible(path)}". Screens are ${screens}.`}</Text>
		</Box>
	);
}
