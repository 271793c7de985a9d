import {visible} from '../../domain/visible.js';
import {nearest} from '../keys/nearest.js';
import type {Command} from './commands.js';
import {fuzzy, type Match} from './fuzzy.js';

/** A command that was found, with the characters of its text and of its title that matched. */
export type Found = {
	readonly command: Command;
	readonly textAt: Match['at'];
	readonly titleAt: Match['at'];
};

const none: Match = {score: -Infinity, at: []};

/** Commands that match what was typed, best first; those worth listing when nothing was. */
export function findCommands(commands: readonly Command[], typed: string): readonly Found[] {
	const filter = filterOf(commands, typed);
	if (filter !== undefined) return [{command: filter, textAt: none.at, titleAt: none.at}];
	if (typed.trim() === '')
		return commands.filter(({quiet}) => quiet !== true).map(command => ({command, textAt: none.at, titleAt: none.at}));
	// After `user ` only users are meant.
	const noun = /^\s*(user|workspace)\s/iu.exec(typed)?.[1]?.toLowerCase();
	return commands
		.filter(({text}) => noun === undefined || text.startsWith(`${noun} `))
		.map(command => {
			const text = fuzzy(typed, command.text) ?? none;
			const title = fuzzy(typed, command.title) ?? none;
			// What cannot be done stands below its equals.
			const score = Math.max(text.score, title.score) - (command.disabled === undefined ? 0 : 1);
			return {command, score, textAt: text.at, titleAt: title.at};
		})
		.filter(({score}) => score !== -Infinity)
		.toSorted((a, b) => b.score - a.score);
}

/** What a typed line comes to: a command to run, or a sentence about why there is none. */
export type Read = {readonly ok: true; readonly command: Command} | {readonly ok: false; readonly problem: string};

/** Reads a whole command line, its argument too. */
export function readCommand(commands: readonly Command[], typed: string): Read {
	const line = normal(typed.replace(/\s\/\s*$/u, ''));
	const command =
		filterOf(commands, typed) ?? commands.find(({text, also}) => normal(text) === line || normal(also) === line);
	if (command === undefined) return {ok: false, problem: unknown(commands, typed.trim())};
	if (command.disabled !== undefined) return {ok: false, problem: command.disabled};
	if (command.takes !== 'name') return {ok: true, command};
	return {ok: false, problem: `Which ${command.text}? Type its name after it, or press Tab to be shown the names.`};
}

function normal(text: string): string {
	return text.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
}

/** The command of a line such as `users /inactive`: its screen, with that filter. */
function filterOf(commands: readonly Command[], typed: string): Command | undefined {
	const [, word = '', filter = ''] = /^\s*(\S+)\s+\/?\s*(.*?)\s*$/u.exec(typed) ?? [];
	const command = commands.find(({text, takes}) => takes === 'filter' && text === word.toLowerCase());
	if (command?.deed.kind !== 'section' || filter === '') return undefined;
	return {
		...command,
		text: `${command.text} /${visible(filter)}`,
		title: `${command.title}, only those with "${visible(filter)}"`,
		deed: {...command.deed, filter},
	};
}

function unknown(commands: readonly Command[], typed: string): string {
	const [, noun = '', name = ''] = /^(user|workspace)\s+(.+)$/iu.exec(typed) ?? [];
	const kind = noun.toLowerCase();
	const close =
		kind === ''
			? nearest(
					typed,
					commands.map(({text}) => text).filter(text => !text.includes(' ')),
				)
			: nearest(
					name,
					commands.flatMap(({text}) => (text.startsWith(`${kind} `) ? [text.slice(kind.length + 1)] : [])),
				).map(each => `${kind} ${each}`);
	const near = close.length > 0 ? close : findCommands(commands, typed).map(({command}) => command.text);
	const said = kind === '' ? `There is no command "${visible(typed)}".` : `There is no ${kind} "${visible(name)}".`;
	return near.length === 0 ? `${said} An empty line lists all.` : `${said} Nearest: ${near.slice(0, 3).join(', ')}`;
}
