import {createHash} from 'node:crypto';
import {ok, type Result} from '../../domain/result.js';
import type {MasterConfigText} from '../../store/master-config/master-config-file.js';
import type {Token} from '../backend.js';
import type {Context} from '../context.js';
import {readAs} from '../perform.js';
import type {DefaultTaskState} from './agents-backend.js';

/** `AgentsBackend.defaultTask`: see there. Everybody who is signed in may see it, as they see whom users run as. */
export async function defaultTaskState(context: Context, token: Token): Promise<Result<DefaultTaskState>> {
	const reading = await readAs(context, token);
	if (!reading.ok) return reading;
	const read = await readDefaultTask(context);
	return read.ok ? ok(await stateOf(context, read.value)) : read;
}

/** master.yaml as it is now; empty when none was found. Errors: `master-config-invalid`, `io`. */
export async function readDefaultTask(context: Context): Promise<Result<MasterConfigText>> {
	const file = await context.masterConfig();
	return file.read();
}

/** What the default task is in a text that was read. */
export async function stateOf(context: Context, {text, exists, config}: MasterConfigText): Promise<DefaultTaskState> {
	const [file, {defaultTaskLines}] = await Promise.all([
		context.masterConfig(),
		import('../../store/master-config/default-task-lines.js'),
	]);
	return {
		file: file.file,
		exists,
		task: config.defaultTask,
		problem: config.defaultTaskProblem,
		lines: defaultTaskLines(text),
		writeProblem: await file.writeProblem(),
	};
}

/** What tells one content of the file from another: SHA-256 in hex, `absent` without a file. */
export function fingerprintOf({text, exists}: Pick<MasterConfigText, 'text' | 'exists'>): string {
	return exists ? createHash('sha256').update(text, 'utf8').digest('hex') : 'absent';
}
