import type {KeyBinding} from './binding.js';

/** What Enter does on a row: what is wanted most often, so the footer begins with it. */
export const opening = [
	{id: 'table.open', keys: ['enter'], label: 'open', help: 'Open the row'},
] as const satisfies readonly KeyBinding[];

/** Everything else in tables. */
export const tables = [
	{id: 'table.filter', keys: ['/'], label: 'filter', help: 'Show only rows that contain a text'},
	{id: 'table.mark', keys: ['space'], label: 'mark', help: 'Mark the row or unmark it: acts then mean the marked rows'},
	{id: 'table.sort', keys: ['s', '>'], label: 'sort', help: 'Sort by the next column'},
	{id: 'table.sort-back', keys: ['<'], label: '', help: 'Sort by the column before'},
	{id: 'table.reverse', keys: ['S'], label: '', help: 'Turn the order round'},
	{id: 'table.mark-range', keys: ['v'], label: '', help: 'Mark every row from the one marked last to this one'},
	{id: 'table.mark-all', keys: ['*'], label: '', help: 'Mark all rows the filter leaves; again: none of them'},
	{id: 'table.export', keys: ['E'], label: '', help: 'Export the marked rows as CSV, or all the filter leaves'},
	{id: 'table.pause', keys: ['z'], label: '', help: 'Hold the rows as they are; again: show the newest'},
	{id: 'table.down', keys: ['down', 'j'], label: '', help: 'Next row'},
	{id: 'table.up', keys: ['up', 'k'], label: '', help: 'Previous row'},
	{id: 'table.page-down', keys: ['pagedown', 'ctrl-f'], label: '', help: 'One page down'},
	{id: 'table.page-up', keys: ['pageup', 'ctrl-b'], label: '', help: 'One page up'},
	{id: 'table.first', keys: ['home', 'g'], label: '', help: 'First row'},
	{id: 'table.last', keys: ['end', 'G'], label: '', help: 'Last row'},
	{id: 'filter.apply', keys: ['enter', 'down', 'up', 'tab'], label: 'keep', help: 'Keep the filter and go to the rows'},
	{id: 'filter.clear', keys: ['escape'], label: 'clear', help: 'Drop the filter'},
	{id: 'marks.clear', keys: ['escape'], label: 'unmark', help: 'Take all marks away'},
] as const satisfies readonly KeyBinding[];
