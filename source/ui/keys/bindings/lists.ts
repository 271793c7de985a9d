import type {KeyBinding} from './binding.js';

/** In texts that scroll, in the help, in the palette and in the command line. */
export const lists = [
	{id: 'scroll.down', keys: ['down', 'j', 'pagedown'], label: 'scroll', help: 'Further down'},
	{id: 'scroll.up', keys: ['up', 'k', 'pageup'], label: '', help: 'Further up'},
	{id: 'palette.run', keys: ['enter'], label: 'do it', help: 'Do what the cursor is on'},
	{id: 'palette.down', keys: ['down', 'ctrl-n'], label: '', help: 'Next line'},
	{id: 'palette.up', keys: ['up', 'ctrl-p'], label: '', help: 'Previous line'},
	{id: 'palette.page-down', keys: ['pagedown'], label: '', help: 'One page down'},
	{id: 'palette.page-up', keys: ['pageup'], label: '', help: 'One page up'},
	{id: 'palette.complete', keys: ['tab'], label: 'complete', help: 'Take over the text of the line'},
	{id: 'palette.close', keys: ['escape', 'f1'], label: 'close', help: 'Close the list; nothing is done'},
	{id: 'command.run', keys: ['enter'], label: 'do it', help: 'Do what was typed'},
	{id: 'command.complete', keys: ['tab'], label: 'complete', help: 'Take the next completion'},
	{id: 'command.close', keys: ['escape'], label: 'close', help: 'Close the line; nothing is done'},
	{id: 'command.complete-back', keys: ['shift-tab'], label: '', help: 'Take the completion before'},
	{id: 'command.older', keys: ['up', 'ctrl-p'], label: 'history', help: 'What was typed before'},
	{id: 'command.newer', keys: ['down', 'ctrl-n'], label: '', help: 'What was typed after that'},
] as const satisfies readonly KeyBinding[];
