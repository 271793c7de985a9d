import type {TestContext} from 'node:test';
import type {Person} from '../../../e2e/harness/person.js';
import {readmeBlocks} from './readme-blocks.js';
import {append, makeServer, type Server} from './server.js';
import {furnish} from './store.js';

/** The host of the README's "Several OS users of a host": alice and bob may call sudo, carol may not. */
export type SeveralUsers = Server & {
	/** Somebody logs in and types this. */
	readonly sit: (name: Name, command: string) => Person;
	/** The same without a terminal, to its end. */
	readonly ask: (name: Name, command: string) => ReturnType<Server['run']>;
};

type Name = 'alice' | 'bob' | 'carol';

const block = readmeBlocks('Several OS users of a host');

export async function severalUsers(t: TestContext, {furnished = true} = {}): Promise<SeveralUsers> {
	const server = await makeServer(t);
	server.sh(block('sh'));
	append(server, '/etc/sudoers.d/det-console', block('sudoers'));
	server.sh('chmod 0440 /etc/sudoers.d/det-console; visudo -c -s');
	for (const name of ['alice', 'bob', 'carol'] as const) {
		server.sh(`useradd -m -s /bin/sh --password '*' ${name}; install -d -o ${name} -m 700 /home/${name}/.ssh`);
		append(server, `/home/${name}/.ssh/authorized_keys`, server.publicKey(name));
	}

	server.sh('for each in alice bob; do usermod -a -G det-admins $each; done');
	if (furnished) await furnish(t, server, 'det-console', 'alice', 'bob');
	await server.startSshd();
	return {
		...server,
		sit: (name, command) => server.connect({account: name, key: name, command}),
		ask: (name, command) => server.run({account: name, key: name, command}),
	};
}
