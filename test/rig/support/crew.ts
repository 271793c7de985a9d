import {fork, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import type {TestContext} from 'node:test';

/** A process of its own on the same store; see `crew-member.ts` for what it can be asked. */
export type Member = {
	readonly process: ChildProcess;
	/** Asks for a piece of work and gives its outcome. */
	readonly ask: <T>(work: string, ...args: readonly unknown[]) => Promise<T>;
};

/** Starts a member with a backend on the directory; killed after the test. `command` stands before its command line. */
export async function startMember(t: TestContext, dir: string, command: readonly string[] = []): Promise<Member> {
	const file = new URL('crew-member.js', import.meta.url).pathname;
	const [program = process.execPath, ...before] = command;
	const child =
		command.length === 0
			? fork(file, [dir], {stdio: ['ignore', 'inherit', 'inherit', 'ipc']})
			: fork(file, [dir], {
					stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
					execPath: program,
					execArgv: [...before, process.execPath],
				});
	t.after(() => child.kill('SIGKILL'));
	let ended = false;
	child.once('exit', () => (ended = true));
	await once(child, 'message');
	let count = 0;
	return {
		process: child,
		ask: <T>(work: string, ...args: readonly unknown[]) => {
			const id = ++count;
			return new Promise<T>((resolve, reject) => {
				if (ended) reject(new Error(`${work}: the process has ended`));
				child.once('exit', () => reject(new Error(`${work}: the process ended`)));
				child.on('message', function answered(answer: {id: number; value: T; error?: string}) {
					if (answer.id !== id) return;
					child.off('message', answered);
					if (answer.error === undefined) resolve(answer.value);
					else reject(new Error(answer.error));
				});
				child.send({id, work, args});
			});
		},
	};
}
