import fs from 'node:fs';
import {Low} from 'lowdb';
import {JSONFile} from 'lowdb/node';
import {fileOperations} from '../../../source/store/files/file-operations.js';
import {writeFile} from '../../../source/store/files/write-file.js';
import {arm, disarm} from '../support/fault-shim.js';

// A process that keeps data as carelessly as is common: `node careless.js WORK FILE [NAME]`; it sends its outcome.

const [work = '', file = '', name = ''] = process.argv.slice(2);
const control = process.env['FAULT_CONTROL'] ?? '';

const works: Readonly<Record<string, () => Promise<unknown>>> = {
	/** Adds 25 names, each after reading what is there; gives what it was told of it. */
	async add() {
		const low = new Low<{readonly names: string[]}>(new JSONFile(file), {names: []});
		let [kept, torn] = [0, 0];
		for (let n = 0; n < 25; n++) {
			try {
				await low.read();
				low.data.names.push(`${name}-${n}`);
				await low.write();
				kept++;
			} catch (error) {
				if (error instanceof SyntaxError) torn++;
			}
		}
		return {kept, torn};
	},
	/** Writes without looking how much was written, as write-file-atomic 8 does; the disk fills up at it. */
	unchecked: () =>
		onFullDisk(() => {
			const descriptor = fs.openSync(`${file}.tmp`, 'w');
			fs.writeSync(descriptor, text);
			fs.fsyncSync(descriptor);
			fs.closeSync(descriptor);
			fs.renameSync(`${file}.tmp`, file);
		}),
	/** The same with the writer of the product. */
	checked: () =>
		onFullDisk(() => {
			writeFile({file, bytes: Buffer.from(text), randomId: () => 'a1', operations: fileOperations});
		}),
};

const text = JSON.stringify({names: Array.from({length: 100}, (_, n) => `name-${n}`)});

/** Runs it twice: to find its write, and with the fault there; gives whether it said that it was done. */
async function onFullDisk(write: () => void): Promise<boolean> {
	const before = fs.readFileSync(file);
	arm(control, 0, {kind: 'none'});
	write();
	const step = disarm(control).operations.findIndex(operation => operation.name === 'write!') + 1;
	fs.writeFileSync(file, before);
	arm(control, step, {kind: 'partial', errno: 'ENOSPC'});
	try {
		write();
		return true;
	} catch {
		return false;
	} finally {
		disarm(control);
	}
}

process.send?.(await works[work]?.());
