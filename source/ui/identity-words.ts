import {identityReason, runsAsRoot, type EffectiveIdentity} from '../domain/identity/effective-identity.js';
import type {Result} from '../domain/result.js';
import type {Glyphs} from './theme/glyphs.js';
import type {Token} from './theme/theme.js';

type Identity = Pick<EffectiveIdentity, 'user' | 'uid' | 'group' | 'gid'>;

/** An identity with names and numbers: `alice:users (1000:100)`, or `det-nobody (65533:65533)` where both names are one. */
export function identityText({user, uid, group, gid}: Identity): string {
	return `${user === group ? user : `${user}:${group}`} (${uid}:${gid})`;
}

/** The same with the mark of root, which is glyph and word: `! root (0:0)`, `! root as toor (0:0)`. */
export function markedIdentity(identity: Identity, {warn}: Glyphs): string {
	if (!runsAsRoot(identity)) return identityText(identity);
	return identity.user === 'root' ? `${warn} ${identityText(identity)}` : `${warn} root as ${identityText(identity)}`;
}

/** How an identity is toned: root is warned of. */
export function identityTone(identity: Identity): Token {
	return runsAsRoot(identity) ? 'warn' : 'plain';
}

/** Whom a user's tasks run as, for a cell of a table: `…` on the way, `? unknown` where master.yaml cannot be used. */
export function identityCell(answer: Result<EffectiveIdentity> | undefined, glyphs: Glyphs): string {
	if (answer === undefined) return glyphs.ellipsis;
	return answer.ok ? markedIdentity(answer.value, glyphs) : '? unknown';
}

/** {@link identityCell} where there is room for names only. */
export function identityNames(answer: Result<EffectiveIdentity> | undefined, glyphs: Glyphs): string {
	if (answer === undefined || !answer.ok) return identityCell(answer, glyphs);
	const {user, group} = answer.value;
	if (runsAsRoot(answer.value)) return user === 'root' ? `${glyphs.warn} root` : `${glyphs.warn} root as ${user}`;
	return user === group ? user : `${user}:${group}`;
}

/** The tone of {@link identityCell}. */
export function identityCellTone(answer: Result<EffectiveIdentity> | undefined): Token {
	if (answer === undefined) return 'muted';
	return answer.ok ? identityTone(answer.value) : 'warn';
}

/** Where an identity comes from, in a word or two. */
export function sourceWord(answer: Result<EffectiveIdentity>): string {
	return answer.ok ? shortReasons[answer.value.source] : 'not known';
}

/** Identity and reason in one sentence; the short form fits the smallest screen. */
export function identitySentence(identity: EffectiveIdentity, glyphs: Glyphs, short: boolean): string {
	const marked = markedIdentity(identity, glyphs);
	return short ? `${marked}, ${shortReasons[identity.source]}` : `${marked}: ${identityReason(identity)}`;
}

const shortReasons: Readonly<Record<EffectiveIdentity['source'], string>> = {
	link: 'linked',
	default_task: 'default_task',
	builtin: 'built in',
};
