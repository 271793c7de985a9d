import {account} from './bindings/account.js';
import {agents} from './bindings/agents.js';
import type {KeyBinding} from './bindings/binding.js';
import {bulk} from './bindings/bulk.js';
import {copying} from './bindings/copying.js';
import {everywhere} from './bindings/everywhere.js';
import {forms} from './bindings/forms.js';
import {lists} from './bindings/lists.js';
import {policies} from './bindings/policies.js';
import {sessions} from './bindings/sessions.js';
import {opening, tables} from './bindings/tables.js';
import {users, usersMore} from './bindings/users.js';
import {workspaces} from './bindings/workspaces.js';

// In the order in which the footer offers them.
const bindings = [
	...opening,
	...users,
	...sessions,
	...agents,
	...workspaces,
	...policies,
	...account,
	...tables,
	...usersMore,
	...bulk,
	...forms,
	...copying,
	...everywhere,
	...lists,
] as const satisfies readonly KeyBinding[];

/** Every act id of the table. */
export type ActId = (typeof bindings)[number]['id'];

/** Bindings by act id, in the order in which the footer offers them. */
export type KeyTable = ReadonlyMap<ActId, KeyBinding<ActId>>;

/** The one key table, as it is unless a person has keys of their own. */
export const keyTable: KeyTable = new Map(bindings.map(binding => [binding.id, binding]));

/** A key's name as a person reads it: `↵`, `esc`, `^C`, `n`; or hears it: `enter`, `escape`, `ctrl C`, `n`. */
export function keyLabel(name: string, unicode: boolean, linear = false): string {
	if (linear) return spoken(name);
	const arrows: Record<string, readonly [string, string]> = {
		enter: ['↵', 'enter'],
		up: ['↑', 'up'],
		down: ['↓', 'down'],
		left: ['←', 'left'],
		right: ['→', 'right'],
		tab: ['⇥', 'tab'],
	};
	const arrow = arrows[name];
	if (arrow) return unicode ? arrow[0] : arrow[1];
	if (name === 'escape') return 'esc';
	if (name.startsWith('ctrl-')) return `^${name.slice(5).toUpperCase()}`;
	if (name === 'pageup') return 'pgup';
	if (name === 'pagedown') return 'pgdn';
	return name;
}

function spoken(name: string): string {
	const words: Record<string, string> = {pageup: 'page up', pagedown: 'page down'};
	const [, held = '', key = ''] = /^((?:ctrl|alt|shift)-)?(.+)$/.exec(name) ?? [];
	return words[name] ?? `${held.replace('-', ' ')}${held === 'ctrl-' ? key.toUpperCase() : key}`;
}
