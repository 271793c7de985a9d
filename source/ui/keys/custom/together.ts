import type {ActId} from '../key-table.js';

/** What is offered on every screen behind the sign-in that has nothing to lose. */
const usual = ['app', 'go', 'copy'];
/** What is offered on screens with fields. */
const inFields = [
	'app.back',
	'app.help',
	'app.palette',
	'app.undo',
	'app.command',
	'app.suspend',
	'app.force-quit',
	'copy',
];
/** What a dialog leaves of the rest. */
const inDialogs = ['app.help', 'app.suspend', 'app.force-quit', 'copy'];
const inTables = ['table', 'marks', 'filter.clear'];

/** Which acts are offered at once somewhere, by scope or by id. A test walks the screens and holds them to it. */
const places: ReadonlyArray<readonly string[]> = [
	[...usual, ...inTables, 'users', 'agents'],
	[...usual, ...inTables, 'sessions'],
	[...usual, 'default-task', 'scroll'],
	[...usual, ...inTables, 'workspaces', 'roles'],
	[...usual, ...inTables, 'policies', 'document'],
	[...usual, 'account', 'users.sessions'],
	[...inFields, 'editor', 'document'],
	[...inFields, 'form', 'scroll'],
	[...inFields, 'filter'],
	[...inFields, 'bulk', 'scroll'],
	[...inFields, 'app.account', 'go', 'form', 'explain', 'document', 'scroll'],
	[...inFields, 'password'],
	['app.quit', 'refused', ...inDialogs],
	['dialog', 'form', 'scroll', ...inDialogs],
	['lock', 'form', ...inDialogs],
	['palette', 'app.suspend', 'app.force-quit'],
	['command', 'app.suspend', 'app.force-quit'],
];

/** Acts of which a screen offers one or the other. */
const eitherOr: ReadonlyArray<readonly ActId[]> = [
	['workspaces.archive', 'workspaces.unarchive'],
	['app.back', 'app.quit'],
	['filter.clear', 'marks.clear', 'app.back'],
];

/** Whether two acts can be offered on one screen at the same time, so that they must not share a key. */
export function mayMeet(a: ActId, b: ActId): boolean {
	if (a === b || eitherOr.some(acts => acts.includes(a) && acts.includes(b))) return false;
	return places.some(place => isIn(a, place) && isIn(b, place));
}

function isIn(id: ActId, place: readonly string[]): boolean {
	// The one act of its scope that is not everywhere.
	const scope = id === 'app.sign-out' ? 'account' : id.slice(0, id.indexOf('.'));
	return place.includes(scope) || place.includes(id);
}
