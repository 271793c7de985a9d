import {defaultTaskBlock} from '../../domain/default-task.js';
import {visible} from '../../domain/visible.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';
import {jsonText} from '../format/json.js';
import {missingFile} from './missing-file.js';

/**
 * `det default-task show`: the block as the master takes it. A file or a block that the master could not use is a
 * failure; keys that are left out are a warning.
 */
export async function showDefaultTask(
	{flags}: {readonly flags: {readonly json: boolean}},
	context: CommandContext,
): Promise<Outcome> {
	return withUser(context, async ({backend, token}) => {
		const state = await backend.agents.defaultTask(token);
		if (!state.ok) return {kind: 'failed', error: state.error};
		const missing = missingFile(state.value);
		if (missing !== undefined) return {kind: 'failed', error: missing};
		const {file, task, problem} = state.value;
		if (problem !== undefined && task === undefined) {
			return {kind: 'failed', error: {code: 'master-config-invalid', file, detail: problem}};
		}

		if (file === '') context.stderr.write('Warning: no master.yaml was found; name one with --master-config FILE\n');
		if (problem !== undefined) context.stderr.write(`Warning: ${visible(problem)}\n`);
		context.stdout.write(
			flags.json
				? jsonText({defaultTask: task ?? null, file})
				: task === undefined
					? 'not set: tasks run as root\n'
					: defaultTaskBlock(task),
		);
		return done;
	});
}
