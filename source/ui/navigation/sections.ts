import type {ActId} from '../keys/key-table.js';

/** A part of the console with a number key of its own, whose first screen is at `path`. */
export type Section = {readonly act: ActId; readonly path: string; readonly title: string};

/** In the order of their numbers. */
export const sections: readonly Section[] = [
	{act: 'go.users', path: 'users', title: 'Users'},
	{act: 'go.sessions', path: 'sessions', title: 'Sessions'},
	{act: 'go.agents', path: 'agents', title: 'Agent links'},
	{act: 'go.default-task', path: 'default-task', title: 'Default task'},
	{act: 'go.workspaces', path: 'workspaces', title: 'Workspaces'},
	{act: 'go.policies', path: 'policies', title: 'Policies'},
];

/** Whether the path is a section's first screen, below which the view stack has nothing. */
export function isSection(path: string): boolean {
	return sections.some(section => section.path === path);
}
