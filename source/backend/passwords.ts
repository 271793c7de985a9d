import {createHash} from 'node:crypto';
import {normalisePassword} from '../domain/password-rules.js';

/** Hashing and checking of passwords in the form `det1`; slow on purpose, so never called while the lock is held. */
export type Passwords = {
	/** The hash to store. The caller has checked the rules. */
	hash(password: string): Promise<string>;
	/**
	 * Whether the password belongs to the hash. Takes one bcrypt comparison in every case, also without a hash or
	 * with an unusable one, so that the time does not tell who exists (R41).
	 */
	verify(password: string, hash: string | undefined): Promise<boolean>;
	/** True when the hash was made at another cost than new ones are, and should be replaced while the password is at hand. */
	needsRehash(hash: string): boolean;
};

/** What is used of @node-rs/bcrypt. */
export type Bcrypt = Pick<typeof import('@node-rs/bcrypt'), 'hash' | 'compare'>;

/** The cost of new hashes: 220 ms on the machine it was measured on. */
export const defaultCost = 12;

/**
 * The product's own form, so that hashes can move both ways: bcrypt over the first 72 hex digits of SHA-512(salt +
 * password). 72 digits keep 288 bits, and hex has neither a NUL nor a byte that bcrypt would cut off.
 */
export function createPasswords(cost: number = defaultCost, load: () => Promise<Bcrypt> = loadBcrypt): Passwords {
	// Two at a time: more would take all cores of a small host from everybody else.
	const slot = slots(2);
	return {
		hash: password =>
			slot(async () => {
				const bcrypt = await load();
				return bcrypt.hash(digest(password), cost);
			}),
		verify: (password, hash) =>
			slot(async () => {
				const usable = hash !== undefined && isAccepted(hash, cost) && isPlausible(password);
				const bcrypt = await load();
				const matches = await bcrypt.compare(digest(password), usable ? hash : dummyHash(cost));
				return usable && matches;
			}),
		needsRehash: hash => costOf(hash) !== cost,
	};
}

/** Loaded at the first password, not at the start of the program. */
async function loadBcrypt(): Promise<Bcrypt> {
	// The loader would take any verifier named here (security.md F5).
	for (const name of Object.keys(process.env)) if (name.startsWith('NAPI_RS_')) delete process.env[name];
	return import('@node-rs/bcrypt');
}

/** The product's constant; it hides the password from nobody, it only makes the form the same. */
const productSalt = 'GubPEmmotfiK9TMD6Zdw';

function digest(password: string): string {
	return createHash('sha512')
		.update(productSalt + normalisePassword(password), 'utf8')
		.digest('hex')
		.slice(0, 72);
}

/** Strict, so that an imported `$2b$31$` cannot keep us busy for a day, and other dialects are refused (R37). */
const hashForm = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;

function costOf(hash: string): number | undefined {
	const cost = hashForm.exec(hash)?.[1];
	return cost === undefined ? undefined : Number(cost);
}

function isAccepted(hash: string, ownCost: number): boolean {
	const cost = costOf(hash);
	return cost !== undefined && (cost === ownCost || (cost >= 10 && cost <= 15));
}

/** A blank one never signs in; halves of surrogate pairs all become the same byte sequence and would collide (R36). */
function isPlausible(password: string): boolean {
	return password !== '' && password.length <= 4096 && password.isWellFormed();
}

/** A hash nobody has the password of. */
function dummyHash(cost: number): string {
	return `$2b$${String(cost).padStart(2, '0')}$xKLV0Z2O1mBPzCqkGEMXa.0sQjRZ8gFh4oN5nF1dTq6oM6l4uZ0bS`;
}

/** Runs what it is given, at most `count` at once, first come first served. */
function slots(count: number): <T>(work: () => Promise<T>) => Promise<T> {
	let free = count;
	const waiting: Array<() => void> = [];
	return async work => {
		if (free > 0) free--;
		else await new Promise<void>(resolve => waiting.push(resolve));
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next === undefined) free++;
			else next();
		}
	};
}
