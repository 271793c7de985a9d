import {createContext, useContext} from 'react';
import {isSection} from './sections.js';

/** One screen on the stack: where it is, and what it wants to find again when a person comes back. */
export type View = {readonly key: number; readonly path: string; readonly state: Map<string, unknown>};

/** The stack of screens, the one on top last; never empty. */
export type ViewStack = readonly View[];

/** How screens move about. */
export type Navigation = {
	/** Goes into a screen. */
	readonly open: (path: string) => void;
	/** Goes one screen back; from the first one nothing happens. */
	readonly back: () => void;
	/** Puts another screen in the place of this one; the table it came from has its cursor on that row then, by its id. */
	readonly replace: (path: string, row?: string) => void;
	/** Goes to the first screen of a section, which is found as it was left, or new with its table filtered. */
	readonly section: (path: string, filter?: string) => void;
	/** Follows a record whose name, and with it its path, has changed. */
	readonly rename: (from: string, to: string) => void;
};

/** What can happen to the stack. */
export type NavigationAction =
	| {readonly type: 'open'; readonly path: string}
	| {readonly type: 'replace'; readonly path: string; readonly row?: string | undefined}
	| {readonly type: 'rename'; readonly from: string; readonly to: string}
	| {readonly type: 'section'; readonly path: string; readonly state: Map<string, unknown>}
	| {readonly type: 'back'};

/** A stack that shows the screen at `path`, with its parents below it (`users/alice` has `users` below). */
export function stackFor(path: string): ViewStack {
	const parts = path.split('/').filter(Boolean);
	const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
	return (isSection(paths[0] ?? '') ? paths : ['users', ...paths]).map((each, key) => ({
		key,
		path: each,
		state: new Map(),
	}));
}

/** The next stack. */
export function navigate(stack: ViewStack, action: NavigationAction): ViewStack {
	const view = (path: string): View => ({key: (stack.at(-1)?.key ?? 0) + 1, path, state: new Map()});
	switch (action.type) {
		case 'open':
			return [...stack, view(action.path)];
		case 'replace':
			return [...withRow(stack.slice(0, -1), action.row), view(action.path)];
		case 'section':
			return [{...view(action.path), state: action.state}];
		case 'rename':
			return stack.map(each =>
				isWithin(each.path, action.from) ? {...each, path: action.to + each.path.slice(action.from.length)} : each,
			);
		case 'back':
			return stack.length > 1 ? stack.slice(0, -1) : stack;
	}
}

/** The same stack, whose table on top is asked to put its cursor on a row. */
function withRow(stack: ViewStack, row: string | undefined): ViewStack {
	const top = stack.at(-1);
	if (row === undefined || top === undefined) return stack;
	return [...stack.slice(0, -1), {...top, state: new Map([...top.state, [askedRow, row]])}];
}

function isWithin(path: string, parent: string): boolean {
	return path === parent || path.startsWith(`${parent}/`);
}

/** Where the kept state of a screen has the row its table is asked to put its cursor on. */
export const askedRow = 'asked row';

export const NavigationContext = createContext<Navigation>({
	open() {},
	back() {},
	replace() {},
	section() {},
	rename() {},
});
export const ViewContext = createContext<View>({key: 0, path: 'users', state: new Map()});

/** How to move to other screens. */
export function useNavigation(): Navigation {
	return useContext(NavigationContext);
}
