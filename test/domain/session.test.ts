import assert from 'node:assert/strict';
import {test} from 'node:test';
import {sessionEnd, sessionLifetimeMs, type SessionFacts, type UserFacts} from '../../source/domain/session.js';

const start = Date.parse('2026-03-01T00:00:00Z');
const at = (ms: number) => new Date(start + ms);
const second = 1000;

const session: SessionFacts = {
	id: 's1',
	credentialEpoch: 4,
	createdAt: at(0).toISOString(),
	expiresAt: at(sessionLifetimeMs).toISOString(),
	ended: '',
};
const user: UserFacts = {active: true, credentialEpoch: 4, credentialChange: 'created', keptSession: ''};

test('a session is valid for exactly 30 days, over a change to summer time too', () => {
	assert.equal(sessionLifetimeMs, 30 * 86_400 * second);
	assert.equal(sessionEnd(session, user, at(0)), undefined);
	assert.equal(sessionEnd(session, user, at(sessionLifetimeMs - second)), undefined);
	assert.equal(sessionEnd(session, user, at(sessionLifetimeMs)), 'expired');
});

test('a session that was signed out or revoked stays ended', () => {
	assert.equal(sessionEnd({...session, ended: 'signed out'}, user, at(0)), 'signed out');
	assert.equal(sessionEnd({...session, ended: 'revoked'}, user, at(0)), 'revoked');
});

test('what had expired by the latest time ever seen stays expired when the clock is set back', () => {
	const expiry = at(sessionLifetimeMs);
	assert.equal(sessionEnd(session, user, at(second), expiry.toISOString()), 'expired');
	assert.equal(sessionEnd(session, user, at(second), at(sessionLifetimeMs - second).toISOString()), undefined);
	assert.equal(sessionEnd({...session, ended: 'expired'}, user, at(second)), 'expired');
});

test('a session of nobody is unknown', () => {
	assert.equal(sessionEnd(session, undefined, at(0)), 'unknown');
});

test('a session ends with the deactivation of its user and stays ended after re-activation', () => {
	const deactivated: UserFacts = {...user, active: false, credentialEpoch: 5, credentialChange: 'deactivated'};
	assert.equal(sessionEnd(session, deactivated, at(0)), 'deactivated');
	assert.equal(sessionEnd(session, {...deactivated, active: true}, at(0)), 'deactivated');
});

test('a changed password ends all sessions but the one it was changed in', () => {
	const changed: UserFacts = {...user, credentialEpoch: 5, credentialChange: 'password changed', keptSession: 's1'};
	assert.equal(sessionEnd(session, changed, at(0)), undefined);
	assert.equal(sessionEnd({...session, id: 's2'}, changed, at(0)), 'password changed');
	assert.equal(sessionEnd({...session, id: 's3', credentialEpoch: 5}, changed, at(0)), undefined);
});

test('the kept session still ends by its time, by hand, and with its user', () => {
	const kept: UserFacts = {...user, credentialEpoch: 5, credentialChange: 'password changed', keptSession: 's1'};
	assert.equal(sessionEnd(session, kept, at(sessionLifetimeMs)), 'expired');
	assert.equal(sessionEnd({...session, ended: 'revoked'}, kept, at(0)), 'revoked');
	assert.equal(sessionEnd(session, {...kept, active: false}, at(0)), 'deactivated');
});

test('a password by whose change no session was kept was reset by an admin', () => {
	const changed: UserFacts = {...user, credentialEpoch: 5, credentialChange: 'password changed', keptSession: ''};
	assert.equal(sessionEnd(session, changed, at(0)), 'password reset');
});

test('becoming remote ends the sessions', () => {
	const remote: UserFacts = {...user, credentialEpoch: 5, credentialChange: 'became remote'};
	assert.equal(sessionEnd(session, remote, at(0)), 'became remote');
});

test('an epoch that differs for no known reason revokes', () => {
	assert.equal(sessionEnd({...session, credentialEpoch: 9}, user, at(0)), 'revoked');
});

test('a session from the future is not valid, 5 minutes of clock error are forgiven', () => {
	assert.equal(sessionEnd(session, user, at(-5 * 60 * second)), undefined);
	assert.equal(sessionEnd(session, user, at(-5 * 60 * second - 1)), 'expired');
});

test('a session with an unreadable time is not valid', () => {
	assert.equal(sessionEnd({...session, expiresAt: ''}, user, at(0)), 'expired');
	assert.equal(sessionEnd({...session, createdAt: 'soon'}, user, at(0)), 'expired');
});
