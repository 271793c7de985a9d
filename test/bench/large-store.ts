import {randomBytes} from 'node:crypto';
import type {Origin} from '../../source/domain/origin.js';
import type {StoredUser} from '../../source/store/document.js';
import {openBackend} from '../../source/backend/open-backend.js';
import {openStore} from '../../source/store/open-store.js';

const origin: Origin = {tty: '', address: '', osUser: 'bench', osUid: 0};
const clock = () => new Date('2026-11-23T08:00:00.000Z');

/** The admin's password in a store made by `makeLargeStore`. */
export const benchPassword = 'Bench mark 7 for speed';

/** Sets up a store in `dataDir` whose admin has `benchPassword`, and fills it with `count` users; quick, since only admin's password is hashed. */
export async function makeLargeStore(dataDir: string, count: number, bcryptCost = 12): Promise<void> {
	const backend = await openBackend({
		dataDir,
		masterConfigFile: '',
		origin,
		hostname: 'bench',
		clock,
		randomBytes: size => randomBytes(size),
		bcryptCost,
	});
	if (!backend.ok) throw new Error(backend.error.code);
	const done = await backend.value.setup.run({
		adminPassword: {kind: 'given', password: benchPassword},
		determined: {kind: 'deactivate'},
		defaultTask: 'keep',
		removeInitialPassword: false,
	});
	await backend.value.close();
	if (!done.ok) throw new Error(done.error.code);

	const store = await openStore({dir: dataDir, clock, origin});
	if (!store.ok) throw new Error(store.error.code);
	const filled = await store.value.transact(({store: document}) => ({
		store: {
			...document,
			nextUserId: document.nextUserId + count,
			users: [...document.users, ...Array.from({length: count}, (_, index) => benchUser(document.nextUserId + index))],
		},
		activity: [{act: 'bench.fill', actor: null, object: '', changes: {}, result: 'ok', reason: ''}],
		value: undefined,
	}));
	await store.value.close();
	if (!filled.ok) throw new Error(JSON.stringify(filled.error));
}

const firstNames = ['Ada', 'Alan', 'Barbara', 'Edsger', 'Frances', 'Grace', 'John', 'Katherine', 'Ken', 'Margaret'];
const lastNames = [
	'Allen',
	'Backus',
	'Dijkstra',
	'Hamilton',
	'Hopper',
	'Johnson',
	'Liskov',
	'Lovelace',
	'Thompson',
	'Turing',
];

function benchUser(id: number): StoredUser {
	const first = firstNames[id % 10]!;
	const last = lastNames[Math.floor(id / 10) % 10]!;
	const at = new Date(Date.UTC(2026, 0, 1) + id * 60_000).toISOString();
	return {
		id,
		username: `${first}.${last}.${id}`.toLowerCase(),
		displayName: `${first} ${last}`,
		admin: id % 100 === 0,
		active: id % 7 !== 0,
		remote: id % 5 === 0,
		password: null,
		credentialEpoch: 0,
		credentialChange: 'created',
		keptSession: '',
		agentUserGroup:
			id % 3 === 0 ? {agentUid: 1000 + id, agentUser: `u${id}`, agentGid: 1000, agentGroup: 'users'} : null,
		createdAt: at,
		modifiedAt: at,
	};
}
