import type {Origin} from '../domain/origin.js';

/**
 * What the throttle counts by (`security.md` 4.3): the person, told by their SSH key or by their account; on a shared
 * account that tells nobody apart the client's address (of IPv6 the network, its /64, because one client has that whole
 * range), else the terminal.
 */
export function originKey({sshKey, person, address, tty, osUid}: Origin): string {
	if (sshKey !== undefined) return `key:${sshKey}`;
	if (person !== undefined) return `uid:${person.uid}`;
	if (address === '') return tty === '' ? `uid:${osUid}` : `tty:${tty}`;
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped !== undefined) return `ip:${mapped}`;
	// Not imported: all streams come with it, and most starts need it not.
	return process.getBuiltinModule('node:net').isIPv6(address) ? `ip:${networkOf(address)}` : `ip:${address}`;
}

/** The first four groups of an IPv6 address, without leading zeros. */
function networkOf(address: string): string {
	const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
	const before = head === '' ? [] : head.split(':');
	const after = tail === undefined || tail === '' ? [] : tail.split(':');
	const zeros = tail === undefined ? 0 : Math.max(8 - before.length - after.length, 0);
	const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
	return `${groups
		.slice(0, 4)
		.map(group => group.replace(/^0+(?=.)/, ''))
		.join(':')}::/64`;
}
