import fs from 'node:fs';
import {parseAccounts, type Account, type HostAccounts} from '../../domain/identity/identity-warnings.js';

/** The accounts in the files of this host; those of a directory service are not asked for. A file that cannot be read holds none. */
export async function readHostAccounts(passwd = '/etc/passwd', group = '/etc/group'): Promise<HostAccounts> {
	const [users, groups] = await Promise.all([accountsIn(passwd), accountsIn(group)]);
	return {users, groups};
}

async function accountsIn(file: string): Promise<readonly Account[]> {
	try {
		return parseAccounts(await fs.promises.readFile(file, 'utf8'));
	} catch {
		return [];
	}
}
