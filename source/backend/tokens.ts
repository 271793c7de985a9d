import {createHash, timingSafeEqual} from 'node:crypto';
import type {Token} from './backend.js';
import type {RandomBytes} from './context.js';

/** A new token: `dct_`, 256 random bits, `_`, and a checksum that lets scanners and typing mistakes be told offline (R48). */
export function makeToken(randomBytes: RandomBytes): Token {
	const secret = `dct_${Buffer.from(randomBytes(32)).toString('base64url')}`;
	return `${secret}_${checksum(secret)}`;
}

/** Whether the text can be a token at all: its form and its checksum are right. */
export function isToken(text: string): boolean {
	const secret = /^(dct_[\w-]{43})_[\w-]{6}$/.exec(text)?.[1];
	return secret !== undefined && text === `${secret}_${checksum(secret)}`;
}

/** What is stored of a token: its SHA-256 in hex. A slow hash is not needed for 256 random bits. */
export function hashToken(token: Token): string {
	return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** Compares two stored token hashes in a time that does not depend on where they differ. */
export function sameHash(one: string, other: string): boolean {
	const [left, right] = [Buffer.from(one, 'utf8'), Buffer.from(other, 'utf8')];
	return left.length === right.length && timingSafeEqual(left, right);
}

function checksum(text: string): string {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(crc32(text));
	return bytes.toString('base64url');
}

/** CRC-32 as in zip files. By hand: node:zlib brings all streams with it, for 47 characters. */
function crc32(text: string): number {
	let crc = 0xffff_ffff;
	for (const byte of Buffer.from(text)) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
	}

	return (crc ^ 0xffff_ffff) >>> 0;
}
