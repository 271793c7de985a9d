import {listGenerations as generationsOf, type Generation} from '../../backend/recovery/list-generations.js';
import {visible} from '../../domain/visible.js';
import {done, forRoot, type CommandContext, type Outcome} from '../context.js';
import type {Column} from '../format/presto.js';
import {printList} from '../format/print-list.js';

type Given = {readonly flags: {readonly json: boolean}};

/** `det store generations`: the present `store.json` and the contents kept of it. Needs no sign-in: it reads files only their owner can read. */
export async function listGenerations({flags}: Given, context: CommandContext): Promise<Outcome> {
	if (context.lent) return forRoot;
	const generations = await generationsOf(context.places.dataDir);
	if (!generations.ok) return {kind: 'failed', error: generations.error};
	await printList(context, {columns, csvColumns: columns, json}, generations.value, {json: flags.json, csv: false});
	return done;
}

const columns: ReadonlyArray<Column<Generation>> = [
	{header: 'Generation', cell: ({n}) => (n === 0 ? 'present' : String(n))},
	{header: 'Written', cell: ({writtenAt}) => `${writtenAt.slice(0, 10)} ${writtenAt.slice(11, 19)}+0000`},
	{header: 'Revision', cell: ({problem, revision}) => (problem === '' ? String(revision) : 'N/A')},
	{header: 'Users', cell: ({problem, users}) => (problem === '' ? String(users) : 'N/A')},
	{header: 'Problem', cell: ({problem}) => visible(problem)},
];

function json({n, file, writtenAt, problem, revision, users}: Generation): unknown {
	const sound = problem === '';
	return {
		file,
		generation: n,
		problem: sound ? null : problem,
		revision: sound ? revision : null,
		users: sound ? users : null,
		writtenAt,
	};
}
