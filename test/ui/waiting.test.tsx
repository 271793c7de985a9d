import {test} from 'node:test';
import {fail} from '../../source/domain/result.js';
import {adminPassword, openApp} from './support/open-console.js';

test('whoever waits for somebody else who is saving is told who it is', async t => {
	let tell: ((holder: string) => void) | undefined;
	const screen = await openApp(t, {
		adapt: backend => ({
			...backend,
			onWait(listener) {
				tell = listener;
				return () => (tell = undefined);
			},
		}),
	});
	tell?.('ssh 10.0.0.7 pts/3, process 4711, since 2026-11-23T08:00:00.000Z');
	await screen.shows('Waiting for somebody else who is saving (ssh 10.0.0.7 pts/3, process 4711');
});

test('a first password that could not be removed from master.yaml is told after the set-up', async t => {
	const error = {code: 'master-config-changed', file: '/etc/determined/master.yaml'} as const;
	const screen = await openApp(t, {
		adapt: backend => ({
			...backend,
			sessions: {
				...backend.sessions,
				async signIn(username, password) {
					const result = await backend.sessions.signIn(username, password);
					return result.ok ? {...result, value: {...result.value, lineLeft: error}} : fail(result.error);
				},
			},
		}),
	});
	await screen.type('admin\t');
	await screen.type(`${adminPassword}\r`);
	await screen.shows('✗ initial_user_password still stands in master.yaml');
});
