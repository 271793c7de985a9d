import fs from 'node:fs';
import path from 'node:path';
import type {SessionsDocument, StoreDocument} from '../../../source/store/document.js';
import {ok} from '../../../source/domain/result.js';
import {noSessions} from '../../../source/store/schema/decode.js';
import {openStore} from '../../../source/store/open-store.js';
import {atTheDesk, valueOf} from '../../backend/helpers/test-backend.js';
import {memoryOf} from './acts.js';
import {actedAt, type House} from './house.js';

/** Everything that counts in a house, as one text a part; `''` for what is not there. */
export type Sight = {
	readonly store: string;
	readonly sessions: string;
	readonly masterConfig: string;
	readonly state: string;
};

export const parts = ['masterConfig', 'store', 'sessions', 'state'] as const;

/** Opens the store as the next start does, and looks. Fails where a person would be needed. */
export async function look(house: House): Promise<Sight> {
	const store = valueOf(
		await openStore({
			dir: house.data,
			masterConfigFile: house.masterConfig,
			clock: () => new Date(actedAt),
			origin: atTheDesk,
		}),
	);
	const state = valueOf(await store.read());
	await store.close();
	// A console on this store looks for the tokens of its user too.
	const memory = memoryOf({house, backend: {place: {storeId: async () => ok('')}}});
	await memory.load();
	const documents: Partial<{store: StoreDocument; sessions: SessionsDocument}> =
		state.kind === 'ready' ? state.snapshot : {};
	return {
		store: textOf(documents.store),
		// Missing after a set-up that was killed: then nobody is signed in.
		sessions: documents.sessions === noSessions ? '' : textOf(documents.sessions),
		masterConfig: readText(house.masterConfig),
		state: readText(path.join(house.state, 'sessions.json')),
	};
}

/** Temporary files anywhere in the house. */
export function leftOvers(house: House): readonly string[] {
	return [house.data, path.dirname(house.masterConfig), house.state]
		.filter(dir => fs.existsSync(dir))
		.flatMap(dir => fs.readdirSync(dir).map(name => path.join(dir, name)))
		.filter(file => file.endsWith('.tmp'));
}

function readText(file: string): string {
	return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

/** Without the hashes, whose salt is bcrypt's own. */
function textOf(document: StoreDocument | SessionsDocument | undefined): string {
	return document === undefined ? '' : JSON.stringify(document).replaceAll(/\$2[aby]\$[^"]{56}/g, '(hash)');
}
