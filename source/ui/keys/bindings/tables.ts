import type {KeyBinding} from './binding.js';

/** What Enter does on a row: what is wanted most often, so the footer begins with it. */
export const opening = [
	{id: 'table.open', keys: ['enter'], label: 'open', help: 'Open the row'},
] as const satisfies readonly KeyBinding[];

/** Everything else in tables. */
export const tables = [
	{id: 'table.filter', keys: ['/'], label: 'filter', help: 'Show only rows that contain a text'},
	{id: 'table.sort', keys: ['s'], label: 'sort', help: 'Sort by the next column'},
	{id: 'table.reverse', keys: ['S'], label: '', help: 'Turn the order round'},
	{id: 'table.down', keys: ['down', 'j'], label: '', help: 'Next row'},
	{id: 'table.up', keys: ['up', 'k'], label: '', help: 'Previous row'},
	{id: 'table.page-down', keys: ['pagedown', 'ctrl-f'], label: '', help: 'One page down'},
	{id: 'table.page-up', keys: ['pageup', 'ctrl-b'], label: '', help: 'One page up'},
	{id: 'table.first', keys: ['home', 'g'], label: '', help: 'First row'},
	{id: 'table.last', keys: ['end', 'G'], label: '', help: 'Last row'},
	{id: 'filter.apply', keys: ['enter', 'down', 'up', 'tab'], label: 'keep', help: 'Keep the filter and go to the rows'},
	{id: 'filter.clear', keys: ['escape'], label: 'clear', help: 'Drop the filter'},
] as const satisfies readonly KeyBinding[];
