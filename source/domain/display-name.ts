import {graphemesOf} from './text/graphemes.js';
import type {DetError} from './errors.js';
import {fail, ok, type Result} from './result.js';
import type {User} from './user.js';
import {reservedNameProblem} from './username.js';

/**
 * A display name as it may be stored: trimmed, NFC, at most 64 characters as people count them, none of them
 * invisible, unassigned to anything public, or piled up (R71). `''` is allowed and means none. Error `name-invalid`.
 */
export function parseDisplayName(raw: string): Result<string> {
	const name = raw.trim().normalize('NFC');
	const rule = brokenRule(name);
	return rule === undefined ? ok(name) : fail({code: 'name-invalid', field: 'displayName', value: name, rule});
}

/**
 * Why the user `self` cannot be called that, for edits (`determined.md` 3.2): it is, or is hard to tell from, another
 * user's username or display name (`display-name-taken`), or `admin` or `determined` (`name-invalid`). One's own
 * username and the empty name are always free. `self` is undefined for a user about to be created.
 */
export function displayNameTaken(
	value: string,
	self: {readonly id: number} | undefined,
	users: ReadonlyArray<Pick<User, 'id' | 'username' | 'displayName'> & Partial<Pick<User, 'admin'>>>,
): DetError | undefined {
	if (value === '') return undefined;
	const look = lookOf(value);
	const own = users.find(user => user.id === self?.id);
	if (own !== undefined && value.toLowerCase() === own.username.toLowerCase()) return undefined;
	const other = users.find(user => user.id !== self?.id && looksLike(user, look));
	if (other !== undefined) return {code: 'display-name-taken', value, by: other.username};
	return reservedProblem(value, look, own);
}

/** What a name looks like: compatibility forms and case folded away, letters of other scripts that pass for Latin ones replaced. */
export function lookOf(name: string): string {
	if (/^[ -~]*$/.test(name)) return name.toLowerCase();
	const folded = name.normalize('NFKC').toLowerCase().normalize('NFKC');
	return Array.from(folded.replaceAll(/\s+/gu, ' '), letter => lookAlikes.get(letter) ?? letter).join('');
}

function brokenRule(name: string): string | undefined {
	if (/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}]/u.test(name))
		return 'a display name cannot contain invisible characters';
	if (/\p{M}{5}/u.test(name)) return 'a display name cannot pile up more than 4 marks on a letter';
	// Counting graphemes of a pasted megabyte takes seconds, and no grapheme that got here is so long.
	const tooLong = name.length > 64 * 12 || graphemesOf(name).length > 64;
	return tooLong ? 'a display name has at most 64 characters' : undefined;
}

function looksLike(user: Pick<User, 'username' | 'displayName'>, look: string): boolean {
	return lookOf(user.username) === look || (user.displayName !== '' && lookOf(user.displayName) === look);
}

/** Beyond the letters: accents and signs between them count for nothing, or the signs pass for letters. */
function reservedProblem(
	value: string,
	look: string,
	own: (Pick<User, 'username'> & Partial<Pick<User, 'admin'>>) | undefined,
): DetError | undefined {
	const bare = look.normalize('NFD').replaceAll(/\p{M}/gu, '');
	for (const text of [bare, spelledOut(bare)]) {
		const letters = text.replaceAll(/[^\p{L}]/gu, '');
		const problem = reservedNameProblem(letters, {admin: own?.admin ?? false, was: own?.username ?? ''}, 'displayName');
		if (problem?.code === 'name-invalid') return {...problem, value};
	}

	return undefined;
}

/** Signs and pairs of letters replaced by the one letter they pass for. */
function spelledOut(text: string): string {
	const letters = text
		.replaceAll(/[1l|!]/g, 'i')
		.replaceAll('0', 'o')
		.replaceAll('3', 'e')
		.replaceAll(/[4@]/g, 'a');
	return letters.replaceAll('rn', 'm').replaceAll('ci', 'd');
}

/** Latin letter, then what passes for it: Cyrillic, Greek, Armenian, small capitals and other Latin letters, in lower case. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
	[
		'aаαɑᴀ',
		'bвьβʙ',
		'cсϲᴄ',
		'dԁɖđɗᴅ',
		'eеєεҽᴇ',
		'gɡցɢ',
		'hһнհħʜ',
		'iіıιɩɪӏ',
		'jјϳᴊ',
		'kкκᴋ',
		'lʟł',
		'mмμᴍ',
		'nпηոռɴ',
		'oоοօσᴏ',
		'pрρᴘ',
		'qԛզ',
		'rгʀɾ',
		'sѕʂꜱ',
		'tтτᴛŧ',
		'uυսᴜ',
		'vѵνᴠ',
		'wԝѡωᴡ',
		'xхχ',
		'yуγყʏ',
		'zᴢʐ',
	].flatMap(row => Array.from(row, (alike): [string, string] => [alike, row.charAt(0)])),
);
