import {isDeepStrictEqual} from 'node:util';
import {DetFailure} from '../../domain/errors.js';
import {fail, ok, type Result} from '../../domain/result.js';
import type {MasterConfig} from './master-config.js';
import {readMasterConfig} from './read-master-config.js';
import {refusal, refuse} from './yaml/refusal.js';
import {splice, type Edit} from './yaml/splice.js';
import {parseYaml, type YamlDocument} from './yaml/yaml-document.js';

/** An edit of master.yaml: which keys under `security` it may touch, how, and what must be read afterwards. */
export type EditPlan = {
	readonly keys: ReadonlyArray<readonly string[]>;
	readonly edits: (yaml: YamlDocument) => readonly Edit[];
	readonly holds: (config: MasterConfig) => boolean;
};

/**
 * Applies an edit to a text and proves it: the result is parsed again, must say what was asked for, and must differ
 * from the old content in nothing but the plan's keys. Otherwise the edit is refused and nothing is given back.
 */
export function checkedEdit(text: string, file: string, plan: EditPlan): Result<string> {
	const before = parseYaml(text, file);
	if (!before.ok) return before;
	try {
		const edited = splice(text, plan.edits(before.value));
		if (edited === text) return ok(text);
		const after = parseYaml(edited, file);
		const config = after.ok ? readMasterConfig(after.value) : after;
		const same = after.ok && isDeepStrictEqual(without(after.value, plan.keys), without(before.value, plan.keys));
		if (same && config.ok && plan.holds(config.value)) return ok(edited);
		return fail(refusal(file, text, 0, 'the edit would change something else too; edit it by hand'));
	} catch (error) {
		if (error instanceof DetFailure) return fail(error.error);
		throw error;
	}
}

/** The content of a file without some keys; mappings that hold nothing else count as absent. */
function without(yaml: YamlDocument, keys: ReadonlyArray<readonly string[]>): unknown {
	let content: unknown;
	try {
		// Aliases were bounded when the file was parsed.
		content = yaml.document.toJS({maxAliasCount: -1});
	} catch (error) {
		refuse(yaml, 0, `it cannot be evaluated: ${String(error)}`);
	}

	for (const path of keys) content = withoutKey(content, path);
	return content ?? {};
}

function withoutKey(content: unknown, [key, ...rest]: readonly string[]): unknown {
	if (key === undefined) return undefined;
	if (typeof content !== 'object' || content === null || Array.isArray(content)) return content;
	const copy = new Map(Object.entries(content));
	const value = copy.has(key) ? withoutKey(copy.get(key), rest) : undefined;
	if (isNothing(value)) copy.delete(key);
	else copy.set(key, value);
	return Object.fromEntries(copy);
}

function isNothing(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
