import type {Token} from '../backend.js';
import {isClockBehind} from '../clock-guard.js';
import type {Context} from '../context.js';
import {readSnapshot} from '../perform.js';
import {resolveToken} from '../resolve-token.js';
import {touched} from './touched.js';

/** Notes that the session is in use; see `SessionsBackend.touch`. Nothing is written, nor locked, unless it is due. */
export async function touchSession(context: Context, token: Token): Promise<void> {
	const state = await readSnapshot(context);
	if (!state.ok || context.store.readOnly !== undefined) return;
	const now = context.clock();
	const {session, ended} = resolveToken(context, state.value, token, now);
	if (session === undefined || ended !== undefined) return;
	const {sessions} = state.value;
	if (touched(sessions, session.id, now) === sessions && !isClockBehind(sessions, now)) return;
	await context.store.transact((snapshot, at) => ({
		sessions: touched(snapshot.sessions, session.id, at),
		activity: [],
		value: undefined,
	}));
}
