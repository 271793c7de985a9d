import {idWarning} from '../agent-user.js';

/** A name and its number, as a line of passwd or group gives them. */
export type Account = {readonly name: string; readonly id: number};

/** The accounts of a host. */
export type HostAccounts = {readonly users: readonly Account[]; readonly groups: readonly Account[]};

/** A Unix identity, of a link or of the default task. */
type Identity = {readonly user: string; readonly uid: number; readonly group: string; readonly gid: number};

/**
 * What to beware of with an identity that is allowed all the same, one clause each: odd numbers, a HOME that tasks
 * cannot write, and names that go with other numbers on this host (R30), which need not be an agent.
 */
export function identityWarnings({user, uid, group, gid}: Identity, {users, groups}: HostAccounts): readonly string[] {
	return [
		idWarning(uid, 'uid'),
		idWarning(gid, 'gid'),
		user === 'nobody' ? 'nobody has no writable HOME, which every task needs: det-nobody has one' : undefined,
		mismatch(users, user, uid, 'uid'),
		mismatch(groups, group, gid, 'gid'),
	].filter(warning => warning !== undefined);
}

/** The accounts in the text of a passwd or group file; lines that are none are skipped. */
export function parseAccounts(text: string): readonly Account[] {
	return text.split('\n').flatMap(line => {
		const [name = '', , id = ''] = line.split(':');
		return name !== '' && /^\d{1,10}$/.test(id) ? [{name, id: Number(id)}] : [];
	});
}

function mismatch(accounts: readonly Account[], name: string, id: number, what: string): string | undefined {
	const named = accounts.filter(account => account.name === name);
	if (named.some(account => account.id === id)) return undefined;
	if (named[0] !== undefined) return `on this host ${name} has the ${what} ${named[0].id}, not ${id}`;
	const other = accounts.find(account => account.id === id);
	return other === undefined ? undefined : `on this host ${what} ${id} is ${other.name}, not ${name}`;
}
