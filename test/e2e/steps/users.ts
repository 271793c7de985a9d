import type {Person} from '../harness/person.js';

/** Waits for the table of users. */
export async function seesUsers(person: Person): Promise<void> {
	await person.sees(/▸ Users  .*@[^]*Username/);
}

/** Waits for the page of a user. */
export async function seesUser(person: Person, name: string): Promise<void> {
	await person.sees(new RegExp(`▸ Users ▸ ${name}  .*@[^]*Username +${name}\\b`));
}

/** Puts the cursor of the table on a user. */
export async function goToUser(person: Person, name: string): Promise<void> {
	await seesUsers(person);
	await person.press('/');
	await person.sees(/esc clear(?!s)/);
	await person.press('ctrl-u'); // an earlier filter
	await person.type(name);
	await person.press('enter');
	await person.seesInverse(new RegExp(`^\\W*${name} `));
}

/** Opens the page of a user from the table. */
export async function openUser(person: Person, name: string): Promise<void> {
	await goToUser(person, name);
	await person.press('enter');
	await seesUser(person, name);
}

/** What is typed into the form for a new user; without a password a one-time password is made. */
export type NewUserAnswers = {
	readonly username: string;
	readonly displayName?: string;
	readonly password?: string;
	readonly admin?: boolean;
	readonly remote?: boolean;
};

/** Creates a user from the table. Gives the one-time password that was shown, `''` when there was none. */
export async function createUser(person: Person, answers: NewUserAnswers): Promise<string> {
	const {username, displayName = '', password, admin = false, remote = false} = answers;
	await seesUsers(person);
	await person.press('n');
	await person.sees('New user');
	await person.type(`${username}\t${displayName}\t`);
	await person.press(...(admin ? ['space'] : []), 'tab', ...(remote ? ['space'] : []));
	if (password !== undefined) {
		await person.press('tab', 'space');
		await person.sees('Password again');
		await person.type(`\t${password}\t${password}`);
	}

	await person.press('ctrl-s');
	const noted = remote || password !== undefined ? '' : await noteOneTimePassword(person);
	await seesUser(person, username);
	return noted;
}

/** Sets a one-time password from the user's page or row, and gives it. */
export async function resetPassword(person: Person, name: string): Promise<string> {
	await person.press('w');
	await person.sees(`A new password for ${name}`);
	await person.press('ctrl-s');
	await person.sees(`Set a new password for ${name}?`);
	await person.press('tab', 'enter');
	return noteOneTimePassword(person);
}

/** Reads the password that is shown once, and goes on. */
export async function noteOneTimePassword(person: Person): Promise<string> {
	const shape = /\b(?:\w{5}-){3}\w{5}\b/;
	const screen = await person.sees(shape);
	await person.press('enter');
	return shape.exec(screen)?.[0] ?? '';
}

/** Deactivates or activates the user of the present page or row, and waits for the word that it was done. */
export async function deactivate(person: Person, name: string): Promise<void> {
	await person.press('d');
	await person.sees(`Deactivate ${name}?`);
	await person.press('tab', 'enter');
	await person.sees(`${name} deactivated`);
}

export async function activate(person: Person, name: string): Promise<void> {
	await person.press('a');
	await person.sees(`Activate ${name}?`);
	await person.press('tab', 'enter');
	await person.sees(`${name} activated`);
}
