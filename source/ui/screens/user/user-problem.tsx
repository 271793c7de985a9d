import {Text} from 'ink';
import type {DetError} from '../../../domain/errors.js';
import {visible} from '../../../domain/visible.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {screenText} from '../../words.js';

/** What a user's page says when there is no such user, or when it cannot be told. */
export function UserProblem({name, error}: {readonly name: string; readonly error: DetError}) {
	const {back} = useNavigation();
	useActs([{id: 'app.back', run: back}]);
	return <Text>{` ${visible(name)}: ${screenText(error)}`}</Text>;
}
