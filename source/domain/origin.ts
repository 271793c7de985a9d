/** Who is at the keyboard, as far as the machine can tell; part of every activity record. `''` where it is not known. */
export type Origin = {
	/** Terminal without `/dev/`, e.g. `pts/3`. */
	readonly tty: string;
	/** Client address of an SSH connection. */
	readonly address: string;
	/** The account this process runs as. */
	readonly osUser: string;
	readonly osUid: number;
	/** The person's own account: that one, or the one that called sudo. Left out on a shared account. */
	readonly person?: {readonly uid: number; readonly name: string};
	/** Fingerprint (`SHA256:…`) of the key the person came to a shared account with; left out where sshd tells none. */
	readonly sshKey?: string;
};

/** An origin for people, e.g. `ssh 10.0.0.7 pts/3`, `tty pts/3 root`, `batch root`. */
export function originText(origin: Origin): string {
	const {tty, address, osUser, osUid, person} = origin;
	const caller = person === undefined || person.uid === osUid ? '' : person.name || `uid ${person.uid}`;
	const words = address === '' ? [tty === '' ? 'batch' : 'tty', tty, caller || osUser] : ['ssh', address, tty, caller];
	return words.filter(word => word !== '').join(' ');
}
