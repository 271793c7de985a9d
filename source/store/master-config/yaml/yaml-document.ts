import {fail, ok, type Result} from '../../../domain/result.js';
import {composeYaml, type ComposedYaml} from '../../../domain/yaml/compose-yaml.js';
import {refusal} from './refusal.js';

/** A parsed YAML file, with what is needed to edit it by byte range: every node has its offsets in `text`. */
export type YamlDocument = ComposedYaml & {
	/** Name of the file, for messages. */
	readonly file: string;
	readonly text: string;
};

/**
 * Parses an untrusted master.yaml within bounded time. What `composeYaml` finds wrong is refused as
 * `master-config-invalid` with line and column.
 */
export function parseYaml(text: string, file: string): Result<YamlDocument> {
	const composed = composeYaml(text);
	if (!composed.ok) return fail(refusal(file, text, composed.problem.offset, composed.problem.detail));
	return ok({...composed.value, file, text});
}
