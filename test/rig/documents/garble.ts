import type {Random} from '../support/seed.js';

const pieces = [
	'\t', '\u0000', '\u001B[2J', '\r', '\r\n', '\uFEFF', '\u2028', '\u0085', '\uD800', '"', "'", '#', ':', ': ', '- ', '? ',
	'{', '}', '[', ']', ',', '&a ', '*a', '<<: *a', '!!python/object:os.system ', '|', '>-', '---\n', '...\n', '%YAML 1.1\n',
	'__proto__: {admin: true}\n', 'constructor: 1\n', 'security:\n', '  default_task:\n', '    uid: 0\n', '1e999', '-0',
	'0x10', '.inf', '.nan', '~', '[[[[[[[[[[', '{{ .Values.x }}',
]; // prettier-ignore

/** The text with a few random things done to it: pieces put in, parts taken out, doubled, moved or turned round. */
export function garble(text: string, random: Random): string {
	let result = text;
	for (let times = 1 + random.below(3); times > 0; times--) {
		const from = random.below(result.length + 1);
		const to = Math.min(result.length, from + random.below(24));
		const part = result.slice(from, to);
		const piece = pieces[random.below(pieces.length)]!;
		const changes = [piece, '', part + part, piece + part, part.split('').toReversed().join(''), `${part}\n`];
		result = result.slice(0, from) + changes[random.below(changes.length)]! + result.slice(to);
	}

	return result;
}
