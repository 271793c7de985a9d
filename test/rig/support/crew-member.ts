import type {SetUp, Token, UserEdit} from '../../../source/backend/backend.js';
import type {Result} from '../../../source/domain/result.js';
import {fileOperations} from '../../../source/store/files/file-operations.js';
import {openLock} from '../../../source/store/files/lock.js';
import {plainPlan} from '../../backend/helpers/test-backend.js';
import {options} from '../../store/fixture.js';
import {openHere} from './place.js';

// `node crew-member.js DIR`: does what its parent asks for, on a backend of its own.

const [, , dir = ''] = process.argv;
const backend = await openHere(dir);
/** When the session that is watched was found to have ended, in ms since the epoch. */
let endings: number[] = [];
const reading = {stopped: false};

/** `ok`, or the code of the refusal. */
function codeOf(result: Result<unknown>): string {
	return result.ok ? 'ok' : result.error.code;
}

const works: Readonly<Record<string, (...args: never[]) => unknown>> = {
	/** So many edits of users of this member's own: codes that were not `ok`, and the milliseconds of each edit. */
	async edits(token: Token, name: string, count: number) {
		const refused: string[] = [];
		const times: number[] = [];
		const timed = async (act: () => Promise<Result<unknown>>) => {
			const start = performance.now();
			const code = codeOf(await act());
			times.push(performance.now() - start);
			if (code !== 'ok') refused.push(code);
		};
		let id = 0;
		const link = {agentUid: 2000, agentUser: name, agentGid: 2000, agentGroup: 'rig'};
		for (let turn = 0; turn < count; turn++) {
			const username = `${name}-${Math.floor(turn / 4)}`;
			if (turn % 4 === 0) {
				await timed(async () => {
					const made = await backend.users.create(token, {
						username,
						displayName: '',
						admin: false,
						password: {kind: 'remote'},
					});
					if (made.ok) id = made.value.user.id;
					return made;
				});
			} else if (turn % 4 === 1) {
				await timed(() => backend.users.edit(token, id, {changes: {displayName: `Rig ${username}`}, base: {}}));
			} else if (turn % 4 === 2) await timed(() => backend.agents.link(token, id, link, undefined));
			else await timed(() => backend.users.edit(token, id, {changes: {active: false}, base: {active: true}}));
		}
		return {refused, times};
	},
	/** Reads users a hundred times a second until `stop`: how often, and what failed. */
	async read(token: Token) {
		let reads = 0;
		const failed: string[] = [];
		while (!reading.stopped) {
			const code = codeOf(await backend.users.list(token));
			if (code !== 'ok') failed.push(code);
			reads++;
			await new Promise(resolve => setTimeout(resolve, 10));
		}
		return {reads, failed};
	},
	stop: () => (reading.stopped = true),
	edit: async (token: Token, id: number, edit: UserEdit) => codeOf(await backend.users.edit(token, id, edit)),
	/** Sets up the store of this or another directory. */
	async setUp(where: string, password: string) {
		const own = where === dir ? backend : await openHere(where);
		const result: Result<SetUp> = await own.setup.run({...plainPlan, adminPassword: {kind: 'given', password}});
		if (own !== backend) await own.close();
		return codeOf(result);
	},
	/** Holds the lock until the process is killed. */
	async hold() {
		const lock = openLock({...options(dir), operations: fileOperations});
		await new Promise<void>(resolve => {
			void lock.hold(() => {
				resolve();
				return new Promise(() => {});
			});
		});
	},
	/** From now on notes when the session of the token is found to have ended. */
	watch(token: Token) {
		endings = [];
		const stop = backend.watch(() => {
			void backend.sessions.whoami(token).then(who => {
				if (who.ok) return;
				endings.push(Date.now());
				stop();
			});
		});
	},
	/** When it was, in ms since the epoch; waits for it. */
	async endedAt() {
		while (endings.length === 0) await new Promise(resolve => setTimeout(resolve, 5));
		return endings[0];
	},
	signIn: async (username: string, password: string) => {
		const result = await backend.sessions.signIn(username, password);
		return result.ok ? {token: result.value.token} : {code: result.error.code};
	},
};

process.on('message', ({id, work, args}: {id: number; work: string; args: never[]}) => {
	void (async () => {
		try {
			process.send?.({id, value: await works[work]?.(...args)});
		} catch (error) {
			process.send?.({id, error: error instanceof Error ? (error.stack ?? error.message) : String(error)});
		}
	})();
});
process.send?.('ready');
