/** The characters used: letters and digits nobody confuses when reading them out (no 0 O 1 l I). */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/**
 * A password an admin hands over: 20 random characters in groups of five (`Xk9vQ-…`), 116 bits, keeping the
 * document's rules. `randomBytes` gives that many bytes from a cryptographic source.
 */
export function makeOneTimePassword(randomBytes: (count: number) => Uint8Array): string {
	for (let round = 0; round < 1000; round++) {
		const text = randomText(randomBytes);
		// Drawing all of it again keeps every password that fits equally likely.
		if (/[A-Z]/.test(text) && /[a-z]/.test(text) && /\d/.test(text)) return text.replaceAll(/.{5}(?=.)/g, '$&-');
	}

	throw new Error('the source of random bytes is broken');
}

function randomText(randomBytes: (count: number) => Uint8Array): string {
	// Bytes from the last multiple of the alphabet's length on would favour its first characters.
	const limit = 256 - (256 % alphabet.length);
	let text = '';
	for (let round = 0; text.length < 20; round++) {
		if (round === 1000) throw new Error('the source of random bytes is broken');
		for (const byte of randomBytes(32)) {
			if (byte < limit && text.length < 20) text += alphabet.charAt(byte % alphabet.length);
		}
	}

	return text;
}
