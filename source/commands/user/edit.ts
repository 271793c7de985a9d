import type {NewPassword} from '../../backend/backend.js';
import type {Result} from '../../domain/result.js';
import {canonicalUsername} from '../../domain/username.js';
import {editableFields, type User, type UserFields} from '../../domain/user.js';
import {done, type CommandContext, type Outcome} from '../context.js';
import {withUser, type Signed} from '../credentials.js';
import {askNewPassword, passwordFromStdin} from '../credentials/passwords.js';

type Given = {
	readonly flags: {
		readonly displayName: string | undefined;
		readonly username: string | undefined;
		readonly remote: boolean | undefined;
		readonly active: boolean | undefined;
		readonly admin: boolean | undefined;
		readonly passwordStdin: boolean;
	};
	readonly args: {readonly targetUser: string};
};

/** `det user edit`: names the fields that were given, whether they changed or not, in the product's order. */
export async function editUser({flags, args}: Given, context: CommandContext): Promise<Outcome> {
	const {displayName, username, remote, active, admin, passwordStdin} = flags;
	const given = editableFields.filter(field => flags[field] !== undefined);
	const changes: Partial<UserFields> = {
		...(displayName === undefined ? {} : {displayName}),
		...(username === undefined ? {} : {username}),
		...(remote === undefined ? {} : {remote}),
		...(active === undefined ? {} : {active}),
		...(admin === undefined ? {} : {admin}),
	};
	return change(args.targetUser, changes, context, {
		passwordStdin,
		nothing: "No field provided. Use 'det user edit -h' for usage.",
		success: `Changes made to the following fields: ${given.map(field => fieldTitles[field]).join(', ')}\n`,
	});
}

/** `det user rename`. */
export async function renameUser(
	{args}: {readonly args: {readonly targetUser: string; readonly newUsername: string}},
	context: CommandContext,
): Promise<Outcome> {
	return change(args.targetUser, {username: args.newUsername}, context);
}

/** `det user activate`. */
export async function activateUser(
	{args}: {readonly args: {readonly username: string}},
	context: CommandContext,
): Promise<Outcome> {
	return change(args.username, {active: true}, context);
}

/** `det user deactivate`. */
export async function deactivateUser(
	{args}: {readonly args: {readonly username: string}},
	context: CommandContext,
): Promise<Outcome> {
	return change(args.username, {active: false}, context);
}

const fieldTitles: Readonly<Record<keyof UserFields, string>> = {
	displayName: 'Display Name',
	remote: 'Remote',
	active: 'Active',
	username: 'Username',
	admin: 'Admin',
};

type ChangeOptions = {
	readonly passwordStdin?: boolean;
	/** What to say when there is nothing to change, once the user is found. */
	readonly nothing?: string;
	/** What to say when it worked. */
	readonly success?: string;
};

async function change(
	name: string,
	changes: Partial<UserFields>,
	context: CommandContext,
	{passwordStdin = false, nothing, success}: ChangeOptions = {},
): Promise<Outcome> {
	return withUser(context, async signed => {
		const target = await signed.backend.users.get(signed.token, name);
		if (!target.ok) return {kind: 'failed', error: target.error};
		if (nothing !== undefined && Object.keys(changes).length === 0) return {kind: 'mistake', text: nothing};
		const edited = await edit(signed, target.value, changes, passwordStdin, context);
		if ('kind' in edited) return edited;
		if (!edited.ok) return {kind: 'failed', error: edited.error};
		await followRename(signed, target.value, edited.value);
		if (success !== undefined) context.stdout.write(success);
		return done;
	});
}

/** Edits; a user who is to become local, or active for the first time, needs a password, which is asked then (decision 9). */
async function edit(
	{backend, token}: Signed,
	{id, username}: User,
	changes: Partial<UserFields>,
	passwordStdin: boolean,
	context: CommandContext,
): Promise<Result<User> | Outcome> {
	const attempt = (password?: NewPassword) =>
		backend.users.edit(token, id, {changes, base: {}, ...(password === undefined ? {} : {password})});
	if (!passwordStdin) {
		const edited = await attempt();
		if (edited.ok || edited.error.code !== 'local-needs-password') return edited;
	}

	const password = passwordStdin
		? await passwordFromStdin(context)
		: await askNewPassword(context, 'Password', changes.username ?? username);
	return password.ok ? attempt({kind: 'given', password: password.value}) : password.outcome;
}

/** A kept token goes with its user to the new name. */
async function followRename({memory, remembered}: Signed, before: User, after: User): Promise<void> {
	const oldKey = canonicalUsername(before.username);
	const token = remembered.tokens.get(oldKey);
	if (token === undefined || before.username === after.username) return;
	const makeActive = canonicalUsername(remembered.activeUser) === oldKey;
	await memory.forget(before.username);
	await memory.keep(after.username, token, {makeActive});
}
