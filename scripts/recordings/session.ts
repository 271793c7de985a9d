import type {Key} from '../../test/e2e/harness/keys.js';

/** One step of a session: what is typed or pressed, and by what a person sees or hears that it is done. */
export type Step = {
	/** What the person is about to do, in a few words. */
	readonly does: string;
	/** Keys by name, and texts as `{type}`; `{secret}` is typed and never written down. */
	readonly keys: ReadonlyArray<Key | {readonly type: string} | {readonly secret: string}>;
	readonly sees: string | RegExp;
	readonly hears: string | RegExp;
};

const password = {secret: 'Seven green Lanterns 42'};

/** From the first start to signing out: the wizard, a new user, a filter, a deactivation, a policy. */
export const session: readonly Step[] = [
	{does: 'starts it for the first time', keys: [], sees: 'Step 1', hears: 'Button: Begin'},
	{does: 'begins', keys: ['enter'], sees: 'Step 2', hears: /Password, hidden: $/},
	{
		does: 'types a password for admin, twice',
		keys: [password, 'tab', password],
		sees: /✓ typed the same twice[^]*hard to guess/,
		hears: 'ok: typed the same twice',
	},
	{does: 'goes on', keys: ['enter'], sees: 'Step 3', hears: 'determined: deactivate it'},
	{does: 'agrees to deactivate determined', keys: ['enter'], sees: 'Step 4', hears: 'Run as: det-nobody'},
	{does: 'agrees to det-nobody', keys: ['enter'], sees: 'Step 5', hears: 'Button: Apply'},
	{does: 'applies it', keys: ['enter'], sees: /▸ Users [^]*2 users/, hears: '2 users'},
	{does: 'creates a user', keys: ['n'], sees: '▸ New user', hears: /Username: $/},
	{
		does: 'types the names',
		keys: [{type: 'alice'}, 'tab', {type: 'Alice Liddell'}],
		sees: 'Alice Liddell',
		hears: 'Display name: Alice Liddell',
	},
	{does: 'sends the form', keys: ['ctrl-s'], sees: /(?:\w{5}-){3}\w{5}/, hears: /(?:\w{5}-){3}\w{5}[^]*press Enter/},
	{does: 'has noted the password', keys: ['enter'], sees: /▸ alice [^]*none open/, hears: /none open/},
	{
		does: 'goes back to the list',
		keys: ['esc'],
		sees: /▸ Users [^]*3 users/,
		hears: /alice, .* 2 of 3\n(?:.*\n)*3 users/,
	},
	{does: 'filters', keys: ['/', {type: 'lidd'}], sees: '1 of 3', hears: '1 of 3\n'},
	{does: 'keeps the filter', keys: ['enter'], sees: /▸ .*alice/, hears: /alice, .* 1 of 1/},
	{does: 'deactivates alice', keys: ['d'], sees: 'No session is open', hears: 'No session is open'},
	{does: 'goes to the button', keys: ['tab'], sees: '[ Deactivate ]', hears: 'Button: Deactivate'},
	{does: 'presses it', keys: ['enter'], sees: '✓ alice deactivated', hears: /ok: alice deactivated[^]*inactive/},
	{does: 'drops the filter', keys: ['esc'], sees: '3 users', hears: '3 users'},
	{
		does: 'goes to the config policies',
		keys: ['6'],
		sees: 'No policy for experiments',
		hears: 'No policy for experiments',
	},
	{does: 'writes one', keys: ['e'], sees: '▸ Edit', hears: 'Line 1 of 1: '},
	{
		does: 'types it',
		keys: [{type: 'constraints:'}, 'enter', {type: 'resources:'}, 'enter', {type: 'max_slots: 8'}],
		sees: '✓ Valid',
		hears: 'ok: Valid',
	},
	{does: 'wants to apply it', keys: ['ctrl-s'], sees: '[ Cancel ]', hears: 'Button: Cancel'},
	{does: 'goes to the button', keys: ['tab'], sees: '[ Apply ]', hears: 'Button: Apply'},
	{does: 'presses it', keys: ['enter'], sees: 'policies updated', hears: /policies updated[^]*max_slots/},
	{does: 'opens the own page', keys: ['p'], sees: '▸ Account', hears: /Account[^]*1 open/},
	{does: 'signs out', keys: ['o'], sees: /Signed out[^]*Username/i, hears: /signed out[^]*Username: $/i},
];
