import type {NewUser} from '../../backend/backend.js';
import {parseUsername} from '../../domain/username.js';
import {done, refusedWith, went, type CommandContext, type Outcome, type Step} from '../context.js';
import {withUser} from '../credentials.js';
import {askNewPassword, passwordFromStdin} from '../credentials/passwords.js';

type Given = {
	readonly flags: {
		readonly admin: boolean;
		readonly password: string | undefined;
		readonly passwordStdin: boolean;
		readonly remote: boolean;
	};
	readonly args: {readonly username: string};
};

/** `det user create`: an active user. The caller signs in first; then the new password is asked, unless it was given. */
export async function createUser({flags, args}: Given, context: CommandContext): Promise<Outcome> {
	if (flags.password !== undefined) {
		context.stderr.write('Warning: --password shows the password to everybody on this machine; use --password-stdin\n');
	}

	return withUser(context, async ({backend, token}) => {
		const password = await choosePassword({flags, args}, context);
		if (!password.ok) return password.outcome;
		const created = await backend.users.create(token, {
			username: args.username,
			displayName: '',
			admin: flags.admin,
			password: password.value,
		});
		return created.ok ? done : {kind: 'failed', error: created.error};
	});
}

async function choosePassword({flags, args}: Given, context: CommandContext): Promise<Step<NewUser['password']>> {
	if (flags.remote) return went({kind: 'remote'});
	if (flags.password !== undefined) return went({kind: 'given', password: flags.password});
	const password = flags.passwordStdin ? await passwordFromStdin(context) : await askPasswordOf(args.username, context);
	return password.ok ? went({kind: 'given', password: password.value}) : password;
}

/** Nobody should think of a password for a name that cannot be. */
async function askPasswordOf(name: string, context: CommandContext): Promise<Step<string>> {
	const username = parseUsername(name);
	return username.ok ? askNewPassword(context, 'Password', username.value) : refusedWith(username.error);
}
