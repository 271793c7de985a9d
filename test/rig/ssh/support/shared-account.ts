import {writeFileSync} from 'node:fs';
import type {TestContext} from 'node:test';
import type {Person} from '../../../e2e/harness/person.js';
import type {Inhabitant} from '../../../e2e/steps/furnished-house.js';
import {readmeBlocks} from './readme-blocks.js';
import {append, makeServer, type Connection, type Server} from './server.js';
import {furnish} from './store.js';

export type SharedOptions = {
	/** Users of the store; alice and bob when left out. `nobody yet`: there is no store. */
	readonly people?: ReadonlyArray<string | Inhabitant> | 'nobody yet';
	/** Changes the README's sshd block, where a test asks what it would be without a line of it. */
	readonly change?: (block: string) => string;
	/** Lines for the head of sshd_config, which hold for every account. */
	readonly config?: string;
	/** What stands before every key in the README's key file. */
	readonly keyOptions?: string;
};

/** The account `det` of the README's "One shared account", with the keys `alice` and `bob` and users of these names. */
export type Shared = Server & {
	readonly sit: (key: 'alice' | 'bob', options?: Partial<Connection>) => Person;
	readonly ask: (key: 'alice' | 'bob', options?: Partial<Connection>) => ReturnType<Server['run']>;
};

const block = readmeBlocks('One shared account');

export async function shareAccount(t: TestContext, options: SharedOptions = {}): Promise<Shared> {
	const {people = ['alice', 'bob'], change = same => same, config = '', keyOptions = ''} = options;
	const server = await makeServer(t);
	server.sh(block('sh'));
	if (people !== 'nobody yet') await furnish(t, server, 'det', ...people);
	append(server, '/etc/ssh/det_keys', ['alice', 'bob'].map(key => keyOptions + server.publicKey(key)).join(''));
	const file = server.path('/etc/ssh/sshd_config');
	writeFileSync(file, `${config}\n${server.sh('cat /etc/ssh/sshd_config')}\n${change(block('sshd_config'))}`);
	await server.startSshd();
	return {
		...server,
		sit: (key, more) => server.connect({account: 'det', key, ...more}),
		ask: (key, more) => server.run({account: 'det', key, ...more}),
	};
}

/** The block without the lines that begin with these words. */
export function without(...words: readonly string[]): (block: string) => string {
	return text => text.replaceAll(new RegExp(`^ *(${words.join('|')}) .*\n`, 'gm'), '');
}
