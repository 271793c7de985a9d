import {isMap, isScalar, type ParsedNode} from 'yaml';
import {checkDefaultTask, type DefaultTask} from '../../domain/default-task.js';
import type {Result} from '../../domain/result.js';
import {checkedEdit} from './checked-edit.js';
import {editablePair, isNothing, mergePair, type YamlMap, type YamlPair} from './yaml/find-pair.js';
import {addPair, fillFile, fillPair, setValue, type Tree} from './yaml/insert-keys.js';
import {refuse} from './yaml/refusal.js';
import {readId, readName, writeScalar} from './yaml/scalar-text.js';
import type {Edit} from './yaml/splice.js';
import type {YamlDocument} from './yaml/yaml-document.js';
import {removePairs, type Level} from './yaml/remove-keys.js';

/** The four keys of the block, in the document's order. */
const keys = ['user', 'uid', 'group', 'gid'] as const;
const paths = keys.map(key => ['security', 'default_task', key]);

/**
 * Sets `security.default_task` in the text of a master.yaml and gives the new text: only the bytes of its four values
 * change, or the block is added. Wrong values are replaced, quotes are kept. Refused (`master-config-invalid`) when the
 * file is not valid, or when the edit would touch aliases, anchors or merge keys.
 */
export function setDefaultTask(text: string, task: DefaultTask, file = 'master.yaml'): Result<string> {
	const checked = checkDefaultTask(task);
	if (!checked.ok) return checked;
	return checkedEdit(text, file, {
		keys: paths,
		edits: yaml => setEdits(yaml, task),
		holds: ({defaultTask}) => defaultTask !== undefined && keys.every(key => defaultTask[key] === task[key]),
	});
}

/**
 * Removes `security.default_task` from the text of a master.yaml: our four keys, the emptied `default_task:`, and an
 * emptied `security:` unless a comment lives in it. Other keys and all comments on lines of their own stay.
 */
export function unsetDefaultTask(text: string, file = 'master.yaml'): Result<string> {
	return checkedEdit(text, file, {
		keys: paths,
		edits: unsetEdits,
		holds: config => config.defaultTask === undefined && config.defaultTaskProblem === undefined,
	});
}

function setEdits(yaml: YamlDocument, task: DefaultTask): readonly Edit[] {
	const tree: Tree = keys.map(key => [key, task[key]]);
	const {root} = yaml;
	if (!root || (isScalar(root) && root.source === ''))
		return [fillFile(yaml, [['security', [['default_task', tree]]]])];
	const file = mapAt(yaml, root, 'the file');
	const security = editablePair(yaml, file, 'security', 'security');
	if (!security) return [addPair(yaml, file, undefined, [['security', [['default_task', tree]]]])];
	if (isNothing(security.value)) return fillPair(yaml, file, security, [['default_task', tree]]);
	const inSecurity = mapAt(yaml, security.value, 'security');
	const block = editablePair(yaml, inSecurity, 'default_task', 'security.default_task');
	if (!block) return [addPair(yaml, inSecurity, security, [['default_task', tree]])];
	if (isNothing(block.value)) return fillPair(yaml, inSecurity, block, tree);
	return setKeys(yaml, mapAt(yaml, block.value, 'security.default_task'), block, task);
}

/** Changes the values that differ, and adds the keys that are missing behind the one before them. */
function setKeys(yaml: YamlDocument, map: YamlMap, block: YamlPair, task: DefaultTask): readonly Edit[] {
	refuseMerge(yaml, map);
	const edits: Edit[] = [];
	const missing: Array<Tree[number]> = [];
	let previous = block;
	for (const key of keys) {
		const path = `security.default_task.${key}`;
		const pair = editablePair(yaml, map, key, path);
		const reading = (key === 'uid' || key === 'gid' ? readId : readName)(pair?.value ?? undefined);
		if (!pair && map.flow) missing.push([key, task[key]]);
		else if (!pair) edits.push(addPair(yaml, map, previous, [[key, task[key]]]));
		else if (reading.kind !== 'value' || reading.value !== task[key]) {
			edits.push(setValue(yaml, pair, path, writeScalar(task[key], pair.value)));
		}

		previous = pair ?? previous;
	}

	return missing.length > 0 ? [...edits, addPair(yaml, map, undefined, missing)] : edits;
}

function unsetEdits(yaml: YamlDocument): readonly Edit[] {
	const {root} = yaml;
	if (isNothing(root)) return [];
	const file = mapAt(yaml, root, 'the file');
	const security = editablePair(yaml, file, 'security', 'security');
	if (!security || isNothing(security.value)) return [];
	const inSecurity = mapAt(yaml, security.value, 'security');
	const block = editablePair(yaml, inSecurity, 'default_task', 'security.default_task');
	if (!block) return [];
	const outer: readonly Level[] = [
		{map: file, holder: undefined},
		{map: inSecurity, holder: security},
	];
	if (isNothing(block.value)) return removePairs(yaml, outer, [block]);
	const map = mapAt(yaml, block.value, 'security.default_task');
	refuseMerge(yaml, map);
	if (map.items.length === 0) return removePairs(yaml, outer, [block]);
	const own = keys.flatMap(key => editablePair(yaml, map, key, `security.default_task.${key}`) ?? []);
	return own.length === 0 ? [] : removePairs(yaml, [...outer, {map, holder: block}], own);
}

function mapAt(yaml: YamlDocument, node: ParsedNode | null | undefined, path: string): YamlMap {
	if (isMap(node)) return node;
	return refuse(yaml, node?.range[0] ?? 0, `${path} is not a mapping; edit it by hand`);
}

function refuseMerge(yaml: YamlDocument, map: YamlMap): void {
	const merge = mergePair(map);
	if (merge) refuse(yaml, merge.key.range[0], 'security.default_task has a merge key (<<); edit it by hand');
}
