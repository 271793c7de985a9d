import type {SourceNode} from '../parse/source-node.js';
import {fieldPath} from '../value/path.js';
import {fieldOf, isMapping} from '../value/value.js';
import type {Report} from './check.js';

/** Names are unique, and who has none has a pattern and an action: the product cannot merge it otherwise. */
export function checkLogPolicies(node: SourceNode, path: string, report: Report): void {
	const names = new Set<unknown>();
	for (const [index, item] of node.items.entries()) {
		const itemPath = fieldPath(path, index);
		const name = fieldOf(item.value, 'name');
		if (name === undefined) {
			const complete = fieldOf(item.value, 'pattern') !== undefined && fieldOf(item.value, 'action') !== undefined;
			if (isMapping(item.value) && !complete) report(item, itemPath, nameless);
		} else if (names.has(name)) {
			report(
				item.fields.get('name') ?? item,
				itemPath,
				`log_policies have duplicated names ${JSON.stringify(name)}: each is allowed once`,
			);
		}

		names.add(name);
	}
}

const nameless = '"name" must be set, and "pattern" is also required unless you intend to disable an existing policy';
