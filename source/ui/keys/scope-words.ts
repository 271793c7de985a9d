import type {ActId} from './key-table.js';

/** Where an act is at home, in the words of the help and of the README. */
export function scopeWords(id: ActId): string {
	const [scope = ''] = id.split('.', 1);
	return words[scope] ?? scope.replaceAll('-', ' ');
}

/** What the first part of an act's id is called where it is no good word itself. */
const words: Readonly<Record<string, string>> = {
	account: 'own account',
	agents: 'agent links',
	app: 'everywhere',
	command: 'command line',
	dialog: 'dialogs',
	filter: 'typing a filter',
	form: 'forms',
	go: 'sections',
	lock: 'locked console',
	palette: 'help and palette',
	password: 'one-time password',
	refused: 'store that cannot be opened',
	scroll: 'texts',
	table: 'tables',
};
