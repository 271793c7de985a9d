import {randomBytes} from 'node:crypto';
import {readlinkSync} from 'node:fs';
import {hostname} from 'node:os';
import type {Backend} from '../backend/backend.js';
import {openBackend} from '../backend/open-backend.js';
import type {Origin} from '../domain/origin.js';
import {ok, type Result} from '../domain/result.js';
import {chooseDeployment, type Deployment} from '../system/deployment.js';
import {currentOrigin, originFacts} from '../system/origin.js';
import {chooseStateDir} from '../system/places.js';
import {sshKeyFingerprint} from '../system/ssh-key.js';
import {openTokenMemory} from '../memory/open-token-memory.js';
import type {TokenMemory} from '../memory/token-memory.js';

/** Where things are; `masterConfigFile` is `''` when there is none. */
export type Places = {readonly dataDir: string; readonly masterConfigFile: string};

const clock = () => new Date();

/** The backend of this machine, and who remembers tokens for it between runs. */
export type Here = {readonly backend: Backend; readonly memory: TokenMemory};

/** What was asked for on the command line or in the environment. */
export type Wishes = {
	/** The account is shared. */
	readonly kiosk: boolean;
	/** Why nothing may be changed, in words. */
	readonly readOnly: string | undefined;
};

/** Opens the backend with this process's clock, randomness, host and person. */
export async function openHere(places: Places, {kiosk, readOnly}: Wishes): Promise<Result<Here>> {
	const deployment = deploymentHere(kiosk);
	const opened = await openBackend({
		...places,
		origin: originHere(deployment),
		hostname: hostname(),
		...('value' in deployment ? {binding: deployment} : {}),
		readOnly,
		clock,
		randomBytes: size => randomBytes(size),
	});
	if (!opened.ok) return opened;
	const {place, sessions} = opened.value;
	const memory = openTokenMemory({
		deployment,
		storeId: place.storeId,
		stateDir: chooseStateDir(process.env),
		dataDir: place.dataDir,
		bound: () => sessions.bound(),
	});
	return ok({backend: opened.value, memory});
}

/** Who is at the keyboard of this process. */
export function originHere(deployment: Deployment = deploymentHere(false)): Origin {
	const facts = originFacts(() => readlinkSync('/proc/self/fd/0'));
	return currentOrigin(process.env, facts, deployment);
}

function deploymentHere(kiosk: boolean): Deployment {
	const {env} = process;
	const euid = process.geteuid?.() ?? -1;
	const sshKey = () => sshKeyFingerprint(env['SSH_USER_AUTH'] ?? '', euid, clock());
	return chooseDeployment({env, euid, kiosk, sshKey});
}
