import type {ActId} from '../keys/key-table.js';

/** A part of the console with a number key of its own, whose first screen is at `path`; `short` is its title where room is scarce. */
export type Section = {readonly act: ActId; readonly path: string; readonly title: string; readonly short: string};

/** In the order of their numbers. */
export const sections: readonly Section[] = [
	{act: 'go.users', path: 'users', title: 'Users', short: 'Users'},
	{act: 'go.sessions', path: 'sessions', title: 'Sessions', short: 'Sessions'},
	{act: 'go.agents', path: 'agents', title: 'Agent links', short: 'Links'},
	{act: 'go.default-task', path: 'default-task', title: 'Default task', short: 'Task'},
	{act: 'go.workspaces', path: 'workspaces', title: 'Workspaces', short: 'Spaces'},
	{act: 'go.policies', path: 'policies', title: 'Policies', short: 'Policies'},
];

/** Whether the path is a section's first screen, below which the view stack has nothing. */
export function isSection(path: string): boolean {
	return sections.some(section => section.path === path);
}
