import {visible} from '../../domain/visible.js';
import type {ActId} from '../keys/key-table.js';
import type {Offer} from '../keys/layers.js';
import {workspacePath} from '../navigation/workspace-path.js';

/** What a command does once the list it was chosen from has closed. */
export type Deed =
	| {readonly kind: 'act'; readonly id: ActId; readonly choice?: string}
	| {readonly kind: 'section'; readonly path: string; readonly filter?: string}
	| {readonly kind: 'open'; readonly path: string}
	| {readonly kind: 'help' | 'quit'};

/** One line of the palette and of the completions: something to be done by its words. */
export type Command = {
	/** What is typed for it: `users.create`, `user alice`, `quit`. */
	readonly text: string;
	/** A sentence about it. */
	readonly title: string;
	/** Another way to type it. */
	readonly also: string;
	/** The name of the key that does the same, `''` when there is none. */
	readonly key: string;
	readonly disabled: string | undefined;
	/** What follows the text: a name, or words to filter by, which may be left out. */
	readonly takes?: 'name' | 'filter';
	/** Only found, not listed while nothing is typed. */
	readonly quiet?: boolean;
	readonly deed: Deed;
};

/** The names that commands take. */
export type Names = {
	readonly users: ReadonlyArray<{readonly username: string; readonly displayName: string}>;
	readonly workspaces: ReadonlyArray<{readonly name: string}>;
};

/** Why no other screen can be gone to from this one. */
export const mayNotLeave = 'Leave this screen first, so that nothing typed in it is lost.';

/** Everything that can be done now: the acts of the screen, the moves, and every user and workspace by name. */
export function makeCommands(offers: readonly Offer[], {users, workspaces}: Names): readonly Command[] {
	const offered = new Map(offers.map(offer => [offer.binding.id, offer]));
	// Where the section keys work nothing is lost by leaving.
	const disabled = offered.has('go.users') ? undefined : mayNotLeave;
	const go = (text: string, title: string, deed: Deed, more: Partial<Command> = {}): Command => ({
		text,
		title,
		also: '',
		key: '',
		disabled,
		deed,
		...more,
	});
	return [
		...offers.filter(({binding}) => !moved.has(binding.id)).map(commandOf),
		...offers.flatMap(choiceCommands),
		...moves.map(({act, text, title, deed, ...more}) =>
			go(text, title, deed, {also: act, key: offered.get(act)?.key ?? '', ...more}),
		),
		go('user', 'Open the page of a user', {kind: 'open', path: 'users'}, {takes: 'name'}),
		go('workspace', 'Open the page of a workspace', {kind: 'open', path: 'workspaces'}, {takes: 'name'}),
		go(
			'help',
			'Show every key of this screen',
			{kind: 'help'},
			{
				also: 'app.help',
				key: offered.get('app.help')?.key ?? '',
				disabled: undefined,
			},
		),
		...users.map(({username, displayName}) =>
			go(
				`user ${visible(username)}`,
				`Open user ${visible(username)}${displayName === '' ? '' : ` (${visible(displayName)})`}`,
				{kind: 'open', path: `users/${username}`},
				{quiet: true},
			),
		),
		...workspaces.map(({name}) =>
			go(
				`workspace ${visible(name)}`,
				`Open workspace ${visible(name)}`,
				{kind: 'open', path: workspacePath(name)},
				{quiet: true},
			),
		),
	];
}

type Move = Pick<Command, 'text' | 'title' | 'deed' | 'takes'> & {readonly act: ActId};

const moves: readonly Move[] = [
	section('users', 'go.users', 'Go to the users', true),
	section('sessions', 'go.sessions', 'Go to the sessions', true),
	section('agents', 'go.agents', 'Go to the agent links', true),
	section('default-task', 'go.default-task', 'Go to the default task', false),
	section('workspaces', 'go.workspaces', 'Go to the workspaces', true),
	section('policies', 'go.policies', 'Go to the config policies', true),
	{text: 'account', act: 'app.account', title: 'Open your own page', deed: {kind: 'open', path: 'account'}},
	{text: 'quit', act: 'app.quit', title: 'Leave the console', deed: {kind: 'quit'}},
];

function section(path: string, act: ActId, title: string, filters: boolean): Move {
	return {text: path, act, title, deed: {kind: 'section', path}, ...(filters ? {takes: 'filter'} : {})};
}

/** Acts that are commands under a better word, or mean nothing in a list. */
const moved: ReadonlySet<ActId> = new Set([
	...moves.map(({act}) => act),
	'app.help',
	'app.command',
	'app.palette',
	'app.force-quit',
]);

function commandOf({binding, key, label, disabled}: Offer): Command {
	return {
		text: binding.id,
		title: binding.help,
		also: binding.help,
		key,
		disabled,
		quiet: label === '',
		deed: {kind: 'act', id: binding.id},
	};
}

/** `sort status`: an act with what it is to be done by. */
function choiceCommands({binding: {id}, label, disabled, choices}: Offer): readonly Command[] {
	return choices.map(({word, title}) => ({
		text: `${label} ${word}`,
		title,
		also: `${id} ${word}`,
		key: '',
		disabled,
		quiet: true,
		deed: {kind: 'act', id, choice: word},
	}));
}
