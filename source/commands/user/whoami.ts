import {visible} from '../../domain/visible.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser} from '../credentials.js';

/** `det user whoami`: the name as it is now, after a rename too. */
export async function whoAmI(_given: unknown, context: CommandContext): Promise<Outcome> {
	return withUser(
		context,
		async ({user}) => {
			context.stdout.write(`You are logged in as user '${visible(user.username)}'\n`);
			return done;
		},
		{beforePasswordChange: true},
	);
}
