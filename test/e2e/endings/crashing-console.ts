import {randomBytes} from 'node:crypto';
import type {Backend} from '../../../source/backend/backend.js';
import {openBackend} from '../../../source/backend/open-backend.js';
import {nothingRemembered} from '../../../source/memory/token-memory.js';
import {detectTerminal} from '../../../source/system/terminal.js';
import {runConsole} from '../../../source/ui/run-console.js';

// The console on a backend that breaks its contract: started by the test with the kind of fault, the directory of the
// data and that for the report.

const [kind = '', dataDir = '', stateDir = ''] = process.argv.slice(2);

/** What goes wrong once somebody is signed in. */
const faults: Readonly<Record<string, (backend: Backend) => Backend>> = {
	'a render': backend => ({
		...backend,
		users: {...backend.users, list: async () => ({ok: true, value: [null as never]})},
	}),
	'an effect': backend => ({
		...backend,
		roles: {
			...backend.roles,
			list() {
				throw new Error('thrown in an effect');
			},
		},
	}),
	'a promise': backend => ({...backend, users: {...backend.users, list: () => Promise.reject(new Error('rejected'))}}),
};

const opened = await openBackend({
	dataDir,
	masterConfigFile: '',
	origin: {tty: 'pts/0', address: '', osUser: 'tester', osUid: 0},
	hostname: 'gpu01',
	clock: () => new Date(),
	randomBytes: size => randomBytes(size),
});
if (!opened.ok) throw new Error(opened.error.code);
const terminal = detectTerminal(process.env, process);
if (typeof terminal === 'string') throw new Error(terminal);
const done = async () => ({ok: true, value: undefined}) as const;
process.exit(
	await runConsole({
		backend: faults[kind]!(opened.value),
		terminal,
		startPath: 'users',
		memory: {kind: 'none', load: async () => nothingRemembered, keep: done, forget: done, forgetAll: done},
		idleMs: 0,
		det: ['det'],
		env: {},
		crashPlace: () => ({stateDir, version: '0', now: new Date()}),
		stdin: process.stdin,
		stdout: process.stdout,
	}),
);
