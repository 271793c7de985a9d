import type {KeyBinding} from './binding.js';

/** Acts on several records: while they go on, and when they have ended. */
export const bulk = [
	{id: 'bulk.stop', keys: ['escape', 'ctrl-c'], label: 'stop', help: 'Stop when the act going on is done'},
	{id: 'bulk.retry', keys: ['r'], label: 'retry', help: 'Try again what was refused or not come to'},
	{id: 'bulk.close', keys: ['enter', 'escape'], label: 'close', help: 'Go back to the table'},
] as const satisfies readonly KeyBinding[];
