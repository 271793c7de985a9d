/**
 * `node code-cache.ts FILE.cjs`: runs the commands that are asked for most on a store made for it, and keeps what V8
 * compiled for them as FILE.cache. Not everything: V8 reads a cache whole, so what is seldom run would only cost.
 */
import {spawnSync} from 'node:child_process';
import {mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {runCommandsFile, type Commands} from './run-commands.ts';

type Run = (commands: Commands, context: ReturnType<Commands['makeContext']>) => Promise<{readonly kind: string}>;

const list = {all: false, json: false, csv: false};
const listAll: Run = ({listUsers}, context) => listUsers({flags: list}, context);
const describeAdmin: Run = ({describeUser}, context) =>
	describeUser({flags: {json: false}, args: {targetUser: 'admin'}}, context);

const [, self = '', file = '', passwordFile] = process.argv;
if (passwordFile === undefined) await makeCache();
else await run(setUpWith(passwordFile), listAll);

async function makeCache(): Promise<void> {
	const dir = mkdtempSync(join(tmpdir(), 'det-code-cache-'));
	try {
		const password = 'Orchard-Lantern-Quay-71';
		const toRead = join(dir, 'password');
		writeFileSync(toRead, password, {mode: 0o600});
		for (const name of Object.keys(process.env)) if (/^(DET|XDG|SSH|SUDO)_/.test(name)) delete process.env[name];
		Object.assign(process.env, {HOME: dir, DET_DATA: join(dir, 'data'), DET_USER: 'admin', DET_PASS: password});
		// In a process of its own: what set-up and the first sign-in need is not to be in the cache.
		const {status} = spawnSync(process.execPath, [self, file, toRead], {stdio: ['ignore', 'ignore', 'inherit']});
		if (status !== 0) throw new Error('no store could be set up');
		const script = await run(listAll, describeAdmin);
		writeFileSync(`${file}.new`, script.createCachedData());
		renameSync(`${file}.new`, file.replace(/\.cjs$/, '.cache'));
	} finally {
		rmSync(dir, {recursive: true});
	}
}

function setUpWith(adminPasswordFile: string): Run {
	const flags = {
		data: undefined,
		masterConfig: undefined,
		adminPasswordFile,
		determinedPasswordFile: undefined,
		deactivateDetermined: true,
		defaultTask: 'keep',
		removeInitialPassword: false,
	};
	return ({runSetup}, context) => runSetup(flags, context);
}

async function run(...runs: readonly Run[]) {
	const {script, commands} = runCommandsFile(file);
	const nowhere = {write: () => true};
	const globals = {
		user: undefined,
		master: undefined,
		version: false,
		data: undefined,
		masterConfig: undefined,
		readOnly: false,
		linear: false,
		palette: undefined,
		keys: undefined,
		kiosk: false,
		idleMinutes: undefined,
	};
	for (const each of runs) {
		const context = commands.makeContext(globals, {stdout: nowhere, stderr: nowhere});
		const {kind, ...how} = await each(commands, context);
		if (kind !== 'done' && kind !== 'exit') throw new Error(`a command ended as ${kind}: ${JSON.stringify(how)}`);
	}

	return script;
}
