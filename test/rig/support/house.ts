import fs from 'node:fs';
import path from 'node:path';
import type {Backend, Token} from '../../../source/backend/backend.js';
import {openBackend} from '../../../source/backend/open-backend.js';
import {adminPassword, alicePassword, atTheDesk, valueOf} from '../../backend/helpers/test-backend.js';

/** A directory with everything the product changes: `data`, `etc/master.yaml` and `state`, the tokens of one person. */
export type House = {readonly data: string; readonly masterConfig: string; readonly state: string};

export const houseIn = (dir: string): House => ({
	data: path.join(dir, 'data'),
	masterConfig: path.join(dir, 'etc/master.yaml'),
	state: path.join(dir, 'state'),
});

/** Opens the backend of a house. Everything random follows from `salt`, so that the same act writes the same bytes. */
export async function openHouse(house: House, {at = furnishedAt, salt = 0} = {}): Promise<Backend> {
	let count = salt * 1_000_000;
	return valueOf(
		await openBackend({
			dataDir: house.data,
			masterConfigFile: house.masterConfig,
			origin: atTheDesk,
			hostname: 'gpu01',
			clock: () => new Date(at),
			randomBytes: length => Uint8Array.from({length}, (_, index) => (++count * 2_654_435_761 + index * 97) >>> 16),
			bcryptCost: 4,
			hostAccounts: async () => ({users: [], groups: []}),
			delay: async () => {},
		}),
	);
}

/** Tokens of those who are signed in, by name. */
export type Tokens = Readonly<Record<'admin' | 'alice' | 'bob', Token>>;

export const furnishedAt = '2026-11-23T08:00:00.000Z';
/** Later than any session was noted as in use: acts note it again, in the second file. */
export const actedAt = '2026-11-23T09:00:00.000Z';

export const setupPlan = {
	adminPassword: {kind: 'given', password: adminPassword},
	determined: {kind: 'password', password: alicePassword},
	defaultTask: {user: 'det-nobody', uid: 65533, group: 'det-nobody', gid: 65533},
	removeInitialPassword: true,
} as const;

const masterYaml = `# The master.
port: 8080
security:
  initial_user_password: Tungsten9Harbour7quilt # goes after set-up
  authz:
    type: basic
# The end.
`;

/** Makes the files of a machine where nothing was set up yet. */
export function emptyHouse(house: House): void {
	for (const dir of [house.data, path.dirname(house.masterConfig), house.state]) {
		fs.mkdirSync(dir, {recursive: true, mode: 0o700});
	}
	fs.writeFileSync(house.masterConfig, masterYaml, {mode: 0o640});
}

/** Makes a house with something of everything, so that every act finds what it changes. */
export async function furnishedHouse(house: House): Promise<Tokens> {
	emptyHouse(house);
	const backend = await openHouse(house);
	const {token: admin} = valueOf(await backend.setup.run(setupPlan));
	const password = {kind: 'given', password: alicePassword} as const;
	for (const username of ['alice', 'bob', 'dora']) {
		valueOf(await backend.users.create(admin, {username, displayName: '', admin: false, password}));
	}
	valueOf(await backend.users.edit(admin, idOf.dora, {changes: {active: false}, base: {active: true}}));
	const link = {agentUid: 1001, agentUser: 'alice', agentGid: 1001, agentGroup: 'alice'};
	valueOf(await backend.agents.link(admin, idOf.alice, link, undefined));
	for (const name of ['lab', 'attic']) valueOf(await backend.workspaces.create(admin, name));
	valueOf(await backend.workspaces.archive(admin, idOf.attic));
	valueOf(await backend.roles.assign(admin, idOf.alice, {role: 'WorkspaceAdmin', workspaceId: idOf.lab}));
	valueOf(await backend.policies.set(admin, cluster, 'EXPERIMENT', 'constraints:\n  priority_limit: 40\n', undefined));
	const alice = valueOf(await backend.sessions.signIn('alice', alicePassword)).token;
	const bob = valueOf(await backend.sessions.signIn('bob', alicePassword)).token;
	await backend.close();
	// Enough for a restore; moving ten up is swept once, with its own act.
	for (const name of fs.readdirSync(house.data)) {
		if (/^store\.json\.\d+$/.test(name) && Number(name.slice(11)) > 2) fs.rmSync(path.join(house.data, name));
	}
	return {admin, alice, bob};
}

export const idOf = {admin: 1, determined: 2, alice: 3, bob: 4, dora: 5, lab: 2, attic: 3} as const;
export const cluster = {scope: 'cluster'} as const;
