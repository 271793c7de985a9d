import type {Override, PolicyExplanation} from '../../backend/backend.js';
import {fieldPath} from '../../domain/config-policy/value/path.js';
import {isList, isMapping, type Value} from '../../domain/config-policy/value/value.js';
import {visible} from '../../domain/visible.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';
import {missingFile} from '../default-task/missing-file.js';
import {jsonText} from '../format/json.js';
import type {Column} from '../format/presto.js';
import {printList} from '../format/print-list.js';
import {readText} from './policy-place.js';

type Given = {
	readonly flags: {
		readonly type: 'experiment' | 'tasks';
		readonly workspaceName: string | undefined;
		readonly scheduler: 'agent' | 'kubernetes' | undefined;
		readonly json: boolean;
	};
	readonly args: {readonly file: string};
};

/** `det config-policies explain`, ours (decision 29): what would run, who set what, and why it would be refused (exit 1). */
export async function explainPolicies({flags, args}: Given, context: CommandContext): Promise<Outcome> {
	const type = flags.type === 'experiment' ? 'EXPERIMENT' : 'NTSC';
	const {scheduler} = flags;
	const text = await readText(args.file, context);
	if (!text.ok) return text.outcome;
	return withUser(context, async ({backend, token}) => {
		if (scheduler === undefined) {
			// Of a file that is not there it cannot be known.
			const state = await backend.agents.defaultTask(token);
			const missing = state.ok ? missingFile(state.value) : undefined;
			if (missing !== undefined) return {kind: 'failed', error: missing};
		}

		const explained = await backend.policies.explain(token, {
			type,
			text: text.value,
			...(flags.workspaceName !== undefined && {workspace: flags.workspaceName}),
			...(scheduler !== undefined && {scheduler}),
		});
		if (!explained.ok) {
			const {error} = explained;
			// The product's guard speaks without a prefix (decision 21).
			return error.code === 'workspace-state'
				? {kind: 'mistake', text: visible(error.reason)}
				: {kind: 'failed', error};
		}

		if (flags.json) {
			const {explanationJson} = await import('../../domain/config-policy/launch/explain.js');
			context.stdout.write(jsonText(explanationJson(explained.value)));
		} else await printExplanation(context, explained.value);
		const {violations} = explained.value;
		for (const {message} of violations) context.stderr.write(`${visible(message)}\n`);
		return violations.length === 0 ? done : {kind: 'exit', code: 1};
	});
}

async function printExplanation(
	context: CommandContext,
	{config, origins, overrides}: PolicyExplanation,
): Promise<void> {
	const values = new Map(valuesIn(config, ''));
	const rows = [...origins].map(([path, scope]) => ({path, value: values.get(path), scope}));
	const table = {json: false, csv: false};
	await printList(context, {columns: fieldColumns, csvColumns: [], json: row => row}, rows, table);
	if (overrides.length === 0) return;
	context.stdout.write('\nOverridden:\n');
	await printList(context, {columns: overrideColumns, csvColumns: [], json: row => row}, overrides, table);
}

type Row = {readonly path: string; readonly value: Value | undefined; readonly scope: string};

const fieldColumns: ReadonlyArray<Column<Row>> = [
	{header: 'Field', cell: ({path}) => visible(path)},
	{header: 'Value', cell: ({value}) => valueText(value)},
	{header: 'Set By', cell: ({scope}) => scope},
];

const overrideColumns: ReadonlyArray<Column<Override>> = [
	{header: 'Field', cell: ({path}) => visible(path)},
	{header: 'Value', cell: ({overridden}) => valueText(overridden.value)},
	{header: 'Set By', cell: ({overridden}) => overridden.scope},
	{header: 'Overridden With', cell: ({value}) => valueText(value)},
	{header: 'By', cell: ({by}) => by},
];

/** On one line, so that a row stays a row. */
function valueText(value: Value | undefined): string {
	if (value === undefined) return '';
	return visible(typeof value === 'string' ? value : JSON.stringify(value));
}

/** Every value with its path, whole mappings and lists too. */
function valuesIn(value: Value, path: string): ReadonlyArray<readonly [string, Value]> {
	const inner = isList(value)
		? value.map((item, index) => [fieldPath(path, index), item] as const)
		: isMapping(value)
			? Object.entries(value).map(([key, item]) => [fieldPath(path, key), item] as const)
			: [];
	return [[path, value], ...inner.flatMap(([place, item]) => valuesIn(item, place))];
}
