import {done, type CommandContext, type Outcome} from '../context.js';
import {keepToken, uninitialised, withBackend} from '../credentials.js';
import {answered, askPassword} from '../credentials/passwords.js';
import {signInPatiently} from '../credentials/sign-in-patiently.js';

type Given = {readonly args: {readonly username: string | undefined}};

/** `det user login`: a session of 30 days, and its user becomes the active one. `-u` and DET_USER do not count here. */
export async function logIn({args}: Given, context: CommandContext): Promise<Outcome> {
	return withBackend(context, async (backend, memory) => {
		if (memory.kind === 'none') return {kind: 'failed with', text: shared};
		const tooEarly = await uninitialised(backend);
		if (tooEarly !== undefined) return tooEarly;
		const username = await chooseName(args.username, context);
		if (typeof username !== 'string') return username;
		const password = await askPassword(context, 'Password', username);
		if (!password.ok) return password.outcome;
		const credentials = {username, password: password.value, kind: 'login'} as const;
		const signedIn = await signInPatiently(context, backend, credentials);
		if (!signedIn.ok) return signedIn.outcome;
		const error = await keepToken(context, memory, signedIn.value, {makeActive: true});
		return error === undefined ? done : {kind: 'exit', code: 1};
	});
}

async function chooseName(given: string | undefined, context: CommandContext): Promise<string | Outcome> {
	if (given !== undefined) return given;
	const prompts = await context.prompts();
	const name = answered(await prompts.ask('Username: '));
	return name.ok ? name.value : name.outcome;
}

const shared =
	'this account is shared and nothing tells its people apart, so no session can be kept here: run det without a command and sign in there';
