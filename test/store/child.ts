import fs from 'node:fs';
import {fileOperations, type FileOperations} from '../../source/store/files/file-operations.js';
import {openLock} from '../../source/store/files/lock.js';
import {openStore} from '../../source/store/open-store.js';
import {addUser, codeOf, initialise, namesIn, options, valueOf} from './fixture.js';

// A process of its own for the tests: `node child.js WORK DIR [NAME] [COUNT]`; the last thing it sends is its outcome.

const [work = '', dir = '', name = '', count = '1'] = process.argv.slice(2);

/** Dies like a power cut would have it: at the rename that would have made the change visible. */
const killAtRename: FileOperations = {
	...fileOperations,
	renameSync(from, to) {
		if (String(to).endsWith('store.json')) process.kill(process.pid, 'SIGKILL');
		fs.renameSync(from, to);
	},
};

const works: Readonly<Record<string, () => Promise<unknown>>> = {
	async add() {
		// Patient: on a slow machine many others come first.
		const store = valueOf(await openStore(options(dir, {lockTimeoutMs: 60_000})));
		const outcomes: string[] = [];
		for (let n = 0; n < Number(count); n++) {
			const result = await store.transact(addUser(`${name}-${n}`));
			if (!result.ok) outcomes.push(JSON.stringify(result.error));
		}
		await store.close();
		return outcomes;
	},
	async initialise() {
		const result = await initialise(valueOf(await openStore(options(dir))));
		return result.ok ? 'ok' : result.error.code;
	},
	async hold() {
		const lock = openLock({...options(dir), operations: fileOperations});
		return lock.hold(() => {
			process.send?.('held');
			return new Promise(resolve => setTimeout(resolve, 60_000));
		});
	},
	/** Saves without a break: 5 ms with the lock, then at once again. */
	async hammer() {
		const lock = openLock({...options(dir), operations: fileOperations});
		for (let turn = 0; ; turn++) {
			await lock.hold(async () => {
				for (const end = performance.now() + 5; performance.now() < end;);
			});
			if (turn === 0) process.send?.('held');
		}
	},
	async view() {
		const store = valueOf(await openStore(options(dir)));
		const names = await namesIn(store);
		const codes = [await store.transact(addUser('x')), await initialise(store)].map(codeOf);
		return {readOnly: store.readOnly, names, codes};
	},
	async die() {
		const store = valueOf(await openStore(options(dir, {operations: killAtRename})));
		return store.transact(addUser(name));
	},
};

const outcome = (await works[work]?.()) ?? 'unknown work';
if (process.send === undefined) process.stdout.write(`${JSON.stringify(outcome)}\n`);
else process.send(outcome, () => process.disconnect());
