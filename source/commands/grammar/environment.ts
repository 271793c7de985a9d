/** The variables the program reads, for the man page: what each does. Flags go before them. */
export const environment: ReadonlyArray<readonly [name: string, help: string]> = [
	['DET_USER, DET_PASS', 'run as that user with that password, when both are set and -u is not given'],
	['DET_DATA', 'where everything is kept, unless --data says so'],
	['DET_MASTER_CONFIG', 'the master.yaml, unless --master-config says so'],
	['DET_READ_ONLY', 'with anything but 0 every change is refused, as with --read-only'],
	['DET_KIOSK', 'with anything but 0 the account is shared, as with --kiosk'],
	['DET_IDLE_MINUTES', 'lock the console after so long without a key, unless --idle-minutes says so; 0 is never'],
	['DET_KEYS', 'the file with the keys of the console, unless --keys says so'],
	['DET_PALETTE', 'the colours of the console, unless --palette or NO_COLOR says so'],
	['DET_LINEAR', 'with anything but 0, no, off or false the console is for screen readers, as with --linear'],
	[
		'DET_NO_SHIFT',
		'with 1 nothing is moved on the screen, only written: for terminals on which scrolling leaves wrong lines',
	],
	['DET_DEBUG', 'with true, 1 or yes a fault of the program shows its trace'],
	['NO_COLOR', 'no colours'],
];
