import type {Inhabitant} from '../../test/e2e/steps/furnished-house.js';

const hour = 3_600_000;
const day = 24 * hour;

/** The people of the pictures: an invented research group. */
export function people(now = Date.now()): readonly Inhabitant[] {
	const ago = (ms: number) => new Date(now - ms - 60_000).toISOString();
	const one = (
		username: string,
		displayName: string,
		seen: number,
		modified: number,
		more: Partial<Inhabitant> = {},
	) => ({
		username,
		displayName,
		...(seen < 0 ? {} : {lastSignInAt: ago(seen)}),
		createdAt: ago(400 * day),
		modifiedAt: ago(modified),
		...more,
	});
	return [
		one('alice', 'Alice Nakamura', 2 * hour, 12 * day, {agentUserGroup: agent('alice', 1101)}),
		one('bela.kovacs', 'Béla Kovács', 26 * hour, 90 * day, {agentUserGroup: agent('bkovacs', 1102)}),
		one('carmen', 'Carmen Ortiz', 20 * 60_000, 3 * day, {admin: true}),
		one('d.okafor', 'Daniel Okafor', 9 * day, 41 * day, {remote: true}),
		one('erin', 'Erin Walsh', 5 * hour, 200 * day, {agentUserGroup: agent('erin', 1105)}),
		one('farid', 'Farid Haddad', 70 * day, 30 * day, {active: false}),
		one('grace', 'Grace Lindqvist', 3 * day, 120 * day, {remote: true, admin: true}),
		one('hana.sato', '佐藤 花', 40 * 60_000, 7 * day, {agentUserGroup: agent('hsato', 1108)}),
		one('igor', 'Igor Petrov', 34 * hour, 260 * day),
		one('jules', 'Jules Moreau', -1, 2 * hour),
		one('k.menon', 'Kavya Menon', 6 * hour, 15 * day, {remote: true}),
		one('lab-ci', 'CI of the lab', 4 * 60_000, 380 * day, {agentUserGroup: agent('ci', 1190)}),
		one('mara', 'Mara Schröder', 15 * day, 15 * day, {agentUserGroup: agent('mara', 1111)}),
		one('nils', 'Nils Aaberg', 140 * day, 99 * day, {active: false, remote: true}),
		one('oluwaseun', 'Oluwaseun Adeyemi', 50 * 60_000, 22 * day),
		one('priya', 'Priya Raman', 8 * hour, 61 * day, {agentUserGroup: agent('priya', 1114)}),
	];
}

function agent(agentUser: string, agentUid: number): Inhabitant['agentUserGroup'] & object {
	return {agentUser, agentUid, agentGroup: 'ml', agentGid: 2000};
}
