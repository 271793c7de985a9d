import {Text} from 'ink';
import type {DetError} from '../../../domain/errors.js';
import {visible} from '../../../domain/visible.js';
import {useReasonText} from '../../keys/reasons.js';
import {useActs} from '../../keys/use-acts.js';
import {useNavigation} from '../../navigation/navigation.js';
import {screenText} from '../../words.js';

/** What a screen about a workspace says when there is none, or when what it is for cannot be done. */
export function WorkspaceProblem({problem}: {readonly problem: DetError | string}) {
	const {back} = useNavigation();
	const textOf = useReasonText();
	useActs([{id: 'app.back', run: back}]);
	// The reason of a store that cannot be written comes from outside.
	return <Text>{` ${visible(typeof problem === 'string' ? textOf(problem) : screenText(problem))}`}</Text>;
}
