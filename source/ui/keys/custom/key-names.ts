import {nearest} from '../nearest.js';

/** A key's name as the decoder gives it, or what is wrong with how it was written. */
export type KeyName =
	{readonly ok: true; readonly name: string} | {readonly ok: false; readonly what: string; readonly remedy: string};

/** Keys that can be held together with Ctrl, Alt and Shift: terminals send another sequence then. */
const modifiable = [
	'up',
	'down',
	'left',
	'right',
	'home',
	'end',
	'pageup',
	'pagedown',
	'insert',
	'delete',
	...Array.from({length: 12}, (_, index) => `f${index + 1}`),
];
const others = ['enter', 'escape', 'tab', 'shift-tab', 'space', 'backspace', 'alt-enter', 'alt-backspace'];

/** Every named key, without those held together with Ctrl, Alt or Shift. */
export const namedKeys: readonly string[] = [...others, ...modifiable];

const aliases: Readonly<Record<string, string>> = {
	' ': 'space',
	esc: 'escape',
	return: 'enter',
	del: 'delete',
	pgup: 'pageup',
	pgdn: 'pagedown',
	pgdown: 'pagedown',
};

/** What terminals send for some keys held with Ctrl, which so cannot be told from others. */
const sameAs: Readonly<Record<string, string>> = {
	'ctrl-i': 'tab',
	'ctrl-m': 'enter',
	'ctrl-j': 'enter',
	'ctrl-h': 'backspace',
	'ctrl-[': 'escape',
};

/** Reads a key as a person writes it: `n`, `N`, `f5`, `ctrl-p`, `^P`, `Ctrl+P`, `alt-u`, `shift-up`, `esc`. */
export function keyName(written: string): KeyName {
	if (written.length === 1 && /^[^\p{C}\p{Z}]$/u.test(written)) return {ok: true, name: written};
	const spelled = written.replace(/^\^(?=.$)/u, 'ctrl-').replaceAll('+', '-');
	const [, held = '', rest = ''] = /^((?:(?:ctrl|c|alt|m|shift)-)*)(.+)$/isu.exec(spelled) ?? [];
	const modifiers = ['ctrl', 'alt', 'shift'].filter(each =>
		new RegExp(`(^|-)(${each}|${short[each]})-`, 'i').test(held),
	);
	const lower = rest.toLowerCase();
	const base = aliases[lower] ?? (rest.length === 1 && modifiers[0] === 'alt' ? rest : lower);
	return named([...modifiers, base].join('-'), modifiers, base) ?? unknown(written);
}

const short: Readonly<Record<string, string>> = {ctrl: 'c', alt: 'm', shift: 'shift'};

function named(name: string, modifiers: readonly string[], base: string): KeyName | undefined {
	if (namedKeys.includes(name) || (modifiable.includes(base) && modifiers.length > 0)) return {ok: true, name};
	const same = sameAs[name];
	if (same !== undefined)
		return {
			ok: false,
			what: `terminals send the same for ${name} and ${same}`,
			remedy: `write ${same}, or take another`,
		};
	const single = base.length === 1;
	if (modifiers.join('-') === 'ctrl' && (/^[a-z\\\]^_]$/.test(base) || base === 'space')) return {ok: true, name};
	if (modifiers.join('-') === 'alt' && single) return {ok: true, name};
	if (modifiers.join('-') === 'shift' && single) {
		const capital = base.toUpperCase();
		return {ok: false, what: 'a letter with Shift is another letter', remedy: `write ${capital}`};
	}

	return undefined;
}

function unknown(written: string): KeyName {
	const letters = Array.from({length: 26}, (_, index) => String.fromCharCode(97 + index));
	const [near] = nearest(written, [...namedKeys, ...letters.map(each => `ctrl-${each}`)], 1);
	const examples = 'write one character, or a name such as enter, space, f5, ctrl-p, alt-u, pagedown';
	return {ok: false, what: `there is no key "${written}"`, remedy: near === undefined ? examples : `write ${near}`};
}
