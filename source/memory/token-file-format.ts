import type {Token} from '../backend/backend.js';

/** The tokens for one store; lists, because names are never keys of objects (decision 6). */
export type StoreTokens = {
	readonly storeId: string;
	/** `''` for nobody; else one of those below. */
	readonly activeUser: string;
	readonly tokens: ReadonlyArray<{readonly username: string; readonly token: Token}>;
};

/** The text of the file. */
export function encodeTokens(stores: readonly StoreTokens[]): string {
	return `${JSON.stringify({version: 1, stores}, undefined, '\t')}\n`;
}

/** What the text says; undefined when it is not ours or damaged. Small enough to be checked without a schema library. */
export function decodeTokens(text: string): readonly StoreTokens[] | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}

	const stores = isRecord(value) && value['version'] === 1 ? value['stores'] : undefined;
	return Array.isArray(stores) && stores.every(isStoreTokens) ? stores : undefined;
}

function isStoreTokens(value: unknown): value is StoreTokens {
	return (
		isRecord(value) &&
		typeof value['storeId'] === 'string' &&
		typeof value['activeUser'] === 'string' &&
		Array.isArray(value['tokens']) &&
		value['tokens'].every(
			each => isRecord(each) && typeof each['username'] === 'string' && typeof each['token'] === 'string',
		)
	);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
