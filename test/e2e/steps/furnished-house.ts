import {randomBytes} from 'node:crypto';
import {rmSync} from 'node:fs';
import {cp, mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import {openBackend} from '../../../source/backend/open-backend.js';
import type {Origin} from '../../../source/domain/origin.js';
import type {Result} from '../../../source/domain/result.js';
import type {StoredUser} from '../../../source/store/document.js';
import {openStore} from '../../../source/store/open-store.js';
import {makeHouse, type House} from '../harness/house.js';

/** The password of everybody in a furnished house: good enough for an admin, and hashed only once. */
export const password = 'Correct7horse battery';

/** A user as a test asks for one; local, active and no admin unless it says otherwise. */
export type Inhabitant = {readonly username: string} & Partial<
	Pick<StoredUser, 'displayName' | 'admin' | 'active' | 'remote' | 'agentUserGroup' | 'createdAt' | 'modifiedAt'> & {
		readonly lastSignInAt: string;
	}
>;

/** A house whose store was set up before: admin, a deactivated `determined`, and whoever is named, all with `password`. */
export async function furnishedHouse(
	t: Pick<TestContext, 'after'>,
	...inhabitants: readonly (string | Inhabitant)[]
): Promise<House> {
	const house = await makeHouse(t);
	model ??= await makeModel();
	await cp(model, house.data, {recursive: true});
	if (inhabitants.length > 0) await moveIn(house, inhabitants);
	return house;
}

/** A store after set-up, made once a file and copied for every house. */
let model: string | undefined;

const origin: Origin = {tty: 'pts/0', address: '', osUser: 'builder', osUid: 0};
const clock = () => new Date();

async function makeModel(): Promise<string> {
	const dir = join(await mkdtemp(join(tmpdir(), 'det-model-')), 'data');
	const backend = valueOf(
		await openBackend({
			dataDir: dir,
			masterConfigFile: '',
			origin,
			hostname: 'builder',
			clock,
			randomBytes: size => randomBytes(size),
		}),
	);
	const admin = valueOf(
		await backend.setup.run({
			adminPassword: {kind: 'given', password},
			determined: {kind: 'deactivate'},
			defaultTask: 'keep',
			removeInitialPassword: false,
		}),
	);
	valueOf(await backend.sessions.signOut(admin.token));
	await backend.close();
	return dir;
}

process.on('exit', () => {
	if (model !== undefined) rmSync(join(model, '..'), {recursive: true, force: true});
});

async function moveIn({data}: House, inhabitants: readonly (string | Inhabitant)[]): Promise<void> {
	const wanted = inhabitants.map(each => (typeof each === 'string' ? {username: each} : each));
	const store = valueOf(await openStore({dir: data, clock, origin}));
	valueOf(
		await store.transact(({store: document, sessions}) => {
			const admin = document.users.find(({username}) => username === 'admin')!;
			const first = document.nextUserId;
			return {
				store: {
					...document,
					nextUserId: first + wanted.length,
					users: [...document.users, ...wanted.map((each, index) => userLike(admin, each, first + index))],
				},
				sessions: {
					...sessions,
					lastSignIns: [
						...sessions.lastSignIns,
						...wanted.flatMap(({lastSignInAt: at}, index) =>
							at === undefined ? [] : [{userId: first + index, at, origin: 'pts/3', knownOrigins: []}],
						),
					],
				},
				activity: [{act: 'test.move-in', actor: null, object: '', changes: {}, result: 'ok', reason: ''}],
				value: undefined,
			};
		}),
	);
	await store.close();
}

function userLike(admin: StoredUser, wanted: Inhabitant, id: number): StoredUser {
	const {lastSignInAt, ...fields} = wanted; // kept with the sessions
	void lastSignInAt;
	const user: StoredUser = {...admin, displayName: '', admin: false, ...fields, id};
	return user.remote ? {...user, password: null} : user;
}

function valueOf<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}
