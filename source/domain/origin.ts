/** Who is at the keyboard, as far as the machine can tell; part of every activity record. `''` where it is not known. */
export type Origin = {
	/** Terminal without `/dev/`, e.g. `pts/3`. */
	readonly tty: string;
	/** Client address of an SSH connection. */
	readonly address: string;
	readonly osUser: string;
	readonly osUid: number;
};

/** An origin for people, e.g. `ssh 10.0.0.7 pts/3`, `tty pts/3 root`, `batch root`. */
export function originText(origin: Origin): string {
	const words =
		origin.address === ''
			? [origin.tty === '' ? 'batch' : 'tty', origin.tty, origin.osUser]
			: ['ssh', origin.address, origin.tty];
	return words.filter(word => word !== '').join(' ');
}
