import {readFile, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {makeHouse, type House} from '../../test/e2e/harness/house.js';
import {openConsole, type ConsoleOptions} from '../../test/e2e/harness/open-console.js';
import type {Person} from '../../test/e2e/harness/person.js';
import type {Screen} from '../../test/e2e/harness/screen.js';
import {furnishedHouse} from '../../test/e2e/steps/furnished-house.js';
import {seesSignIn, signIn, tryToSignIn} from '../../test/e2e/steps/signing.js';
import {createUser, deactivate, goToUser, openUser, seesUsers} from '../../test/e2e/steps/users.js';
import {sitDown} from '../../test/e2e/steps/desks.js';
import {goToReview} from '../../test/e2e/steps/wizard.js';
import {people} from './people.js';

/** A screen of the program and how a person gets there. */
export type Scene = {
	readonly name: string;
	/** What a picture of it shows, for those who cannot see it. */
	readonly title: string;
	/** Goes there, and gives what `look` makes of the screen. */
	show<T>(cols: number, rows: number, look: (screen: Screen) => T): Promise<T>;
};

/** Every screen, in the order in which somebody meets them. */
export const scenes: readonly Scene[] = [
	wizard('welcome', 'The first run: where things are kept', async person => {
		await person.sees('Step 1');
	}),
	wizard('leave', 'Leaving the first run', async person => {
		await person.sees('Step 1');
		await person.press('esc');
		await person.sees('Leave the set-up?');
	}),
	wizard('password', 'The first run: the password of admin, with its rules shown as it is typed', async person => {
		await person.sees('Step 1');
		await person.press('enter');
		await person.sees('Step 2');
		await person.type('seven green Lanterns');
		await person.sees(/█ *░* +hard to guess$/m);
	}),
	wizard('password-refused', 'The first run: a weak password is refused', async person => {
		await person.sees('Step 1');
		await person.press('enter');
		await person.sees('Step 2');
		await person.type('Password123\tPassword123');
		await person.press('enter');
		await person.sees('✗');
	}),
	...(['determined', 'task', 'review'] as const).map((name, index) =>
		wizard(name, `The first run: ${name}`, async person => {
			await goToReview(person, {password: 'Seven green Lanterns 42'});
			for (let step = 2; step > index; step--) await person.press('esc');
			await person.sees(`Step ${index + 3}`);
		}),
	),
	scene('sign-in', 'Signing in', {}, seesSignIn),
	scene('sign-in-wait', 'A wait after wrong passwords', {}, async person => {
		await tryToSignIn(person, 'alice', 'wrong');
		await person.sees('Invalid');
		await person.type('wrong again');
		await person.press('enter');
		await person.sees('Too many');
	}),
	inside('users', 'The users, with role, status and last sign-in', 'admin', async () => {}),
	inside('users-filter', 'A filter on the users', 'admin', async person => {
		await goToUser(person, 'erin');
		await person.press('/');
	}),
	inside('keys', 'Every key of a screen', 'admin', async person => {
		await person.press('?');
		await person.sees('▸ Keys');
	}),
	inside('user', 'The page of a user', 'admin', person => openUser(person, 'alice')),
	inside('deactivate', 'What follows from deactivating a user is shown first', 'admin', async person => {
		await openUser(person, 'carmen');
		await person.press('d');
		await person.sees('No session is open');
	}),
	inside('deactivated', 'A deactivated user', 'admin', async person => {
		await openUser(person, 'alice');
		await deactivate(person, 'alice');
		await person.sees('inactive');
	}),
	inside('last-admin', 'The last admin stays', 'admin', async person => {
		for (const name of ['carmen', 'grace']) {
			await openUser(person, name);
			await deactivate(person, name);
			await person.press('esc');
		}

		await seesUsers(person);
		await person.press('esc');
		await person.sees('Sorted by');
		await person.press('home');
		await person.seesInverse('admin ');
		await person.press('d');
		await person.sees('last active admin');
	}),
	inside('new-user', 'A new user', 'admin', async person => {
		await person.press('n');
		await person.sees('New user');
		await person.type('pat\tPat Doe');
	}),
	inside('new-user-refused', 'A new user with mistakes', 'admin', async person => {
		await person.press('n');
		await person.sees('New user');
		await person.type('a b\t\t\t\t');
		await person.press('space');
		await person.type('\tshort\tlong');
		await person.press('ctrl-s');
		await person.sees('Needs:');
	}),
	inside('new-user-taken', 'A name that is taken', 'admin', async person => {
		await person.press('n');
		await person.sees('New user');
		await person.type('Alice');
		await person.press('ctrl-s');
		await person.sees('taken');
	}),
	inside('one-time-password', 'A one-time password is shown once', 'admin', async person => {
		await person.press('n');
		await person.sees('New user');
		await person.type('pat\tPat Doe');
		await person.press('ctrl-s');
		await person.sees('one-time');
	}),
	inside('created', 'A user just created', 'admin', async person => {
		await createUser(person, {username: 'pat', displayName: 'Pat Doe', remote: true});
	}),
	inside('edit', 'Editing a user', 'admin', async person => {
		await openUser(person, 'erin');
		await person.press('e');
		await person.sees('▸ Edit');
	}),
	inside('leave-form', 'Leaving a form in which something was typed', 'admin', async person => {
		await openUser(person, 'erin');
		await person.press('e');
		await person.sees('▸ Edit');
		await person.type('x');
		await person.press('esc');
		await person.sees('Leave without saving?');
	}),
	inside('reset-password', 'A new password for a user', 'admin', async person => {
		await openUser(person, 'erin');
		await person.press('w');
		await person.sees('▸ Password');
	}),
	inside('reset-password-question', 'What follows from a new password is shown first', 'admin', async person => {
		await openUser(person, 'erin');
		await person.press('w');
		await person.sees('▸ Password');
		await person.press('ctrl-s');
		await person.sees('Set a new password for erin?');
	}),
	inside('sessions', 'Open sessions', 'admin', async person => {
		await person.press('2');
		await person.sees('▸ Sessions');
	}),
	inside('agent-links', 'Whom the tasks of users run as', 'admin', async person => {
		await person.press('3');
		await person.sees('▸ Agent links');
	}),
	inside('default-task', 'Whom tasks run as by default', 'admin', async person => {
		await person.press('4');
		await person.sees('▸ Default task');
	}),
	inside('account', 'The own account', 'erin', async person => {
		await person.press('p');
		await person.sees('▸ Account');
	}),
	inside('own-password', 'Changing the own password', 'erin', async person => {
		await person.press('p');
		await person.sees('▸ Account');
		await person.press('w');
		await person.sees('Current password');
	}),
	inside('member-refused', 'What only admins may do', 'erin', async person => {
		await person.press('n');
		await person.sees('only admin');
	}),
	inside('member-user', 'The page of a user for somebody who is no admin', 'erin', person => openUser(person, 'alice')),
	inside('forced-password', 'A one-time password is changed at the first sign-in', 'admin', async person => {
		const oneTime = await createUser(person, {username: 'pat'});
		await person.press('esc');
		await seesUsers(person);
		await person.press('p');
		await person.sees('▸ Account');
		await person.press('o');
		await tryToSignIn(person, 'pat', oneTime);
		await person.sees('Choose your own');
	}),
	scene('deactivated-elsewhere', 'A session that was ended in another console', {}, async person => {
		await signIn(person, 'erin');
		const admin = await sitDown(scope, person.house, 'admin');
		await openUser(admin, 'erin');
		await deactivate(admin, 'erin');
		await person.sees('deactivated');
	}),
	scene(
		'damaged',
		'A damaged store is refused',
		{prepare: house => truncate(join(house.data, 'store.json'), 200)},
		async person => {
			await person.sees('cannot be opened');
		},
	),
	scene('unknown-user', 'A user there is not', {path: 'users/nobody-here'}, async person => {
		await tryToSignIn(person, 'admin');
		await person.sees('not found');
	}),
	scene('small', 'A window that is too small', {}, async person => {
		await seesSignIn(person);
		person.resize(50, 12);
		await person.sees('60x15');
	}),
];

type Place = Pick<ConsoleOptions, 'path' | 'env'> & {readonly prepare?: (house: House) => Promise<void>};

function wizard(name: string, title: string, go: (person: Person) => Promise<void>): Scene {
	return shot(`wizard-${name}`, title, go, async () => makeHouse(scope));
}

function inside(name: string, title: string, username: string, go: (person: Person) => Promise<void>): Scene {
	return scene(name, title, {}, async person => {
		await signIn(person, username);
		await seesUsers(person);
		await person.sees(/\d+ users/);
		await go(person);
	});
}

function scene(
	name: string,
	title: string,
	place: Place,
	go: (person: Person & {house: House}) => Promise<void>,
): Scene {
	const {prepare, ...options} = place;
	return shot(
		name,
		title,
		go,
		async () => {
			const house = await furnishedHouse(scope, ...people());
			await runAsNobody(house);
			await prepare?.(house);
			return house;
		},
		options,
	);
}

function shot(
	name: string,
	title: string,
	go: (person: Person & {house: House}) => Promise<void>,
	build: () => Promise<House>,
	options: ConsoleOptions = {},
): Scene {
	return {
		name,
		title,
		async show(cols, rows, look) {
			try {
				const person = await openConsole(scope, {...options, house: await build(), cols, rows});
				await go(person);
				await person.settles();
				return look(person.screen);
			} finally {
				for (const end of endings.splice(0).toReversed()) end();
			}
		},
	};
}

/** As after the set-up that is recommended. */
async function runAsNobody({masterConfig}: House): Promise<void> {
	const text = await readFile(masterConfig, 'utf8');
	await writeFile(
		masterConfig,
		text.replaceAll(/(user|group): root/g, '$1: det-nobody').replaceAll(/(uid|gid): 0\b/g, '$1: 65533'),
	);
}

/** Whatever is to be done after a scene, as after a test. */
const endings: Array<() => void> = [];
const scope = {
	after(end?: unknown) {
		if (typeof end === 'function') endings.push(end as () => void);
	},
};
