import {isMap, isScalar, type ParsedNode} from 'yaml';
import {rootTask, type DefaultTask} from '../../domain/default-task.js';
import {fail, ok, type Result} from '../../domain/result.js';
import {placeOf} from '../../domain/yaml/place.js';
import {emptyMasterConfig, type MasterConfig} from './master-config.js';
import {isNothing, ownPair, seenValue, variantPair, type YamlMap} from './yaml/find-pair.js';
import {refusal} from './yaml/refusal.js';
import {readId, readName, type Reading} from './yaml/scalar-text.js';
import {parseYaml, type YamlDocument} from './yaml/yaml-document.js';

/**
 * Reads the text of a master.yaml. Damaged or hostile YAML is `master-config-invalid` with line and column; wrong
 * values inside the default task are not an error but `defaultTaskProblem`, because setting the block repairs them.
 */
export function parseMasterConfig(text: string, file = 'master.yaml'): Result<MasterConfig> {
	const parsed = parseYaml(text, file);
	return parsed.ok ? readMasterConfig(parsed.value) : parsed;
}

/** {@link parseMasterConfig} for a file that is parsed already. */
export function readMasterConfig(yaml: YamlDocument): Result<MasterConfig> {
	const {file, text, root} = yaml;
	if (isNothing(root)) return ok(emptyMasterConfig);
	if (!isMap(root)) return fail(refusal(file, text, root!.range[0], 'the file is not a mapping of keys to values'));
	const security = seenValue(yaml, root, 'security');
	const manager = seenValue(yaml, root, 'resource_manager');
	return ok({
		...readDefaultTask(yaml, root, security),
		initialUserPassword: textAt(yaml, security, 'initial_user_password'),
		resourceManagerType: textAt(yaml, manager, 'type'),
	});
}

type TaskReading = Pick<MasterConfig, 'defaultTask' | 'defaultTaskProblem'>;

function readDefaultTask(yaml: YamlDocument, root: YamlMap, security: ParsedNode | undefined): TaskReading {
	const spelt = variantPair(root, 'security') ?? (isMap(security) ? variantPair(security, 'default_task') : undefined);
	if (spelt) return wrong(yaml, spelt.key, 'security.default_task', 'is not written in small letters');
	if (isNothing(security)) return {defaultTask: undefined, defaultTaskProblem: undefined};
	if (!isMap(security)) return wrong(yaml, security, 'security', 'is not a mapping');
	const task = seenValue(yaml, security, 'default_task');
	if (isNothing(task)) return {defaultTask: undefined, defaultTaskProblem: undefined};
	if (!isMap(task)) return wrong(yaml, task, 'security.default_task', 'is not a mapping of user, uid, group and gid');
	return readTaskKeys(yaml, task);
}

function readTaskKeys(yaml: YamlDocument, map: YamlMap): TaskReading {
	const missing: string[] = [];
	const problems: string[] = [];
	const read = <T>(key: string, reader: (node: ParsedNode | undefined) => Reading<T>, builtIn: T): T => {
		const spelt = ownPair(map, key) ? undefined : variantPair(map, key);
		const node = seenValue(yaml, map, key);
		const reading: Reading<T> = spelt ? {kind: 'wrong', why: 'is not written in small letters'} : reader(node);
		if (reading.kind === 'wrong') {
			problems.push(sentence(yaml, spelt?.key ?? node, `security.default_task.${key}`, reading.why));
		}

		if (reading.kind === 'nothing') missing.push(key);
		return reading.kind === 'value' ? reading.value : builtIn;
	};
	const defaultTask: DefaultTask = {
		user: read('user', readName, rootTask.user),
		uid: read('uid', readId, rootTask.uid),
		group: read('group', readName, rootTask.group),
		gid: read('gid', readId, rootTask.gid),
	};
	if (problems.length > 0) return {defaultTask: undefined, defaultTaskProblem: problems.join('; ')};
	if (missing.length === 4) return {defaultTask: undefined, defaultTaskProblem: undefined};
	const warning = `has no ${missing.join(', ')}: the master takes root's (root, 0)`;
	return {
		defaultTask,
		defaultTaskProblem: missing.length > 0 ? sentence(yaml, map, 'security.default_task', warning) : undefined,
	};
}

function wrong(yaml: YamlDocument, node: ParsedNode | undefined, path: string, why: string): TaskReading {
	return {defaultTask: undefined, defaultTaskProblem: sentence(yaml, node, path, why)};
}

function sentence(yaml: YamlDocument, node: ParsedNode | undefined, path: string, why: string): string {
	const {line, column} = placeOf(yaml.text, node?.range[0] ?? 0);
	return `${path} ${why} (line ${line}, column ${column})`;
}

/** A text value of a mapping; numbers count as their text, as for the master. */
function textAt(yaml: YamlDocument, map: ParsedNode | undefined, key: string): string | undefined {
	const node = isMap(map) ? seenValue(yaml, map, key) : undefined;
	if (!isScalar(node) || node.value === null) return undefined;
	return node.source === '' ? undefined : node.source;
}
