import {isMap} from 'yaml';
import type {Result} from '../../domain/result.js';
import {checkedEdit} from './checked-edit.js';
import {editablePair} from './yaml/find-pair.js';
import {removePairs} from './yaml/remove-keys.js';
import type {Edit} from './yaml/splice.js';
import type {YamlDocument} from './yaml/yaml-document.js';

/**
 * Removes the line `security.initial_user_password`, which stands in clear text, from the text of a master.yaml; an
 * emptied `security:` goes too unless a comment lives in it. A text without it is given back as it is.
 */
export function removeInitialPassword(text: string, file = 'master.yaml'): Result<string> {
	return checkedEdit(text, file, {
		keys: [['security', 'initial_user_password']],
		edits,
		holds: config => config.initialUserPassword === undefined,
	});
}

function edits(yaml: YamlDocument): readonly Edit[] {
	if (!isMap(yaml.root)) return [];
	const file = yaml.root;
	const security = editablePair(yaml, file, 'security', 'security');
	if (!isMap(security?.value)) return [];
	const map = security.value;
	const pair = editablePair(yaml, map, 'initial_user_password', 'security.initial_user_password');
	if (!pair) return [];
	return removePairs(
		yaml,
		[
			{map: file, holder: undefined},
			{map, holder: security},
		],
		[pair],
	);
}
