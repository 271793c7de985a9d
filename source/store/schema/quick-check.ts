import type {SessionsDocument, StoreDocument} from '../document.js';
import {longestPolicyText} from '../../domain/config-policy/policy.js';
import {mostRoleAssignments, mostUsers, mostWorkspaces} from './bounds.js';
import {boolean, fieldsOf, frame, integer, key, list, optional, text, word} from './text-length.js';

/**
 * Whether a parsed body of `store.json` is surely sound, and its text the one `JSON.stringify` makes of it. Says no to
 * some that are sound, such as those with fields of a later version: the schemas of `schema.ts` look at these. It takes a
 * tenth of their time, and loads nothing.
 *
 * The known fields are checked and their text measured. No form of JSON is shorter than ours, but for exponents: a text
 * of just that length and without any has no other field (`__proto__`), no key twice, no white space and no `-0`.
 */
export function isSoundStore(data: unknown, json: string): data is StoreDocument {
	return storeLength(data, json.includes('\\')) === json.length && !hasExponent(json);
}

/** The same for `sessions.json`. */
export function isSoundSessions(data: unknown, json: string): data is SessionsDocument {
	return sessionsLength(data, json.includes('\\')) === json.length && !hasExponent(json);
}

/** Outside of strings, where a quote has a backslash before it. */
function hasExponent(json: string): boolean {
	return /(?<=[^\\]"\s*:\s*\d[\d.]*)e/i.test(json);
}

// The shapes of `schema.ts`, without what they let pass.

const storeFrame = frame(
	'storeId',
	'initialisedAt',
	'nextUserId',
	'users',
	'nextWorkspaceId',
	'workspaces',
	'roleAssignments',
	'configPolicies',
);

function storeLength(data: unknown, escaped: boolean): number {
	const store = fieldsOf(data);
	if (store === undefined) return NaN;
	const {storeId, initialisedAt, nextUserId, users, nextWorkspaceId, workspaces, roleAssignments, configPolicies} =
		store;
	const ids = integer(nextUserId, 1) + integer(nextWorkspaceId, 1);
	return (
		storeFrame +
		key(storeId, escaped) +
		key(initialisedAt, escaped) +
		ids +
		list(users, userLength, escaped, mostUsers) +
		list(workspaces, workspaceLength, escaped, mostWorkspaces) +
		list(roleAssignments, assignmentLength, escaped, mostRoleAssignments) +
		list(configPolicies, policyLength, escaped, 2 * (mostWorkspaces + 1))
	);
}

const workspaceFrame = frame('id', 'name', 'archived', 'ownerId', 'createdAt');

function workspaceLength(value: unknown, escaped: boolean): number {
	const workspace = fieldsOf(value);
	if (workspace === undefined) return NaN;
	const {id, name, archived, ownerId, createdAt} = workspace;
	const ids = integer(id, 1) + integer(ownerId, 1);
	return workspaceFrame + ids + key(name, escaped) + boolean(archived) + text(createdAt, escaped);
}

const assignmentFrame = frame('userId', 'role', 'workspaceId');
const assignable: readonly unknown[] = ['WorkspaceAdmin'];

function assignmentLength(value: unknown): number {
	const assignment = fieldsOf(value);
	if (assignment === undefined) return NaN;
	const {userId, role, workspaceId} = assignment;
	return assignmentFrame + integer(userId, 1) + word(role, assignable) + integer(workspaceId, 1);
}

const policyFrame = frame('workspaceId', 'type', 'text', 'updatedAt', 'updatedBy');
const policyTypes: readonly unknown[] = ['EXPERIMENT', 'NTSC'];

function policyLength(value: unknown, escaped: boolean): number {
	const policy = fieldsOf(value);
	if (policy === undefined || policy['text'] === '') return NaN;
	const {workspaceId, type, text: body, updatedAt, updatedBy} = policy;
	return (
		policyFrame +
		(workspaceId === null ? 4 : integer(workspaceId, 1)) +
		word(type, policyTypes) +
		text(body, escaped, longestPolicyText) +
		text(updatedAt, escaped) +
		integer(updatedBy, 1)
	);
}

const userFrame = frame(
	'id',
	'username',
	'displayName',
	'admin',
	'active',
	'remote',
	'password',
	'credentialEpoch',
	'credentialChange',
	'keptSession',
	'agentUserGroup',
	'createdAt',
	'modifiedAt',
);
const changes: ReadonlyArray<unknown> = ['created', 'password changed', 'deactivated', 'became remote'];

function userLength(value: unknown, escaped: boolean): number {
	const user = fieldsOf(value);
	if (user === undefined) return NaN;
	return (
		userFrame +
		integer(user['id'], 1) +
		key(user['username'], escaped) +
		text(user['displayName'], escaped) +
		boolean(user['admin']) +
		boolean(user['active']) +
		boolean(user['remote']) +
		(user['password'] === null ? 4 : passwordLength(user['password'], escaped)) +
		integer(user['credentialEpoch'], 0) +
		word(user['credentialChange'], changes) +
		text(user['keptSession'], escaped) +
		(user['agentUserGroup'] === null ? 4 : agentLength(user['agentUserGroup'], escaped)) +
		text(user['createdAt'], escaped) +
		text(user['modifiedAt'], escaped)
	);
}

const passwordFrame = frame('scheme', 'hash', 'changedAt', 'mustChange', 'expiresAt');
const schemes: readonly unknown[] = ['det1'];

function passwordLength(value: unknown, escaped: boolean): number {
	const password = fieldsOf(value);
	if (password === undefined) return NaN;
	const {scheme, hash, changedAt, mustChange, expiresAt} = password;
	const times = text(changedAt, escaped) + text(expiresAt, escaped);
	return passwordFrame + word(scheme, schemes) + key(hash, escaped) + times + boolean(mustChange);
}

const agentFrame = frame('agentUid', 'agentUser', 'agentGid', 'agentGroup');
const largestId = 2_147_483_647;

function agentLength(value: unknown, escaped: boolean): number {
	const agent = fieldsOf(value);
	if (agent === undefined) return NaN;
	const {agentUid, agentUser, agentGid, agentGroup} = agent;
	const ids = integer(agentUid, 0, largestId) + integer(agentGid, 0, largestId);
	return agentFrame + ids + key(agentUser, escaped) + key(agentGroup, escaped);
}

const sessionsFrame = frame('sessions', 'lastSignIns', 'throttle');

function sessionsLength(data: unknown, escaped: boolean): number {
	const body = fieldsOf(data);
	if (body === undefined) return NaN;
	return (
		sessionsFrame +
		list(body['sessions'], sessionLength, escaped) +
		list(body['lastSignIns'], lastSignInLength, escaped) +
		list(body['throttle'], throttleLength, escaped) +
		optional('clockHighWater', body['clockHighWater'], text, escaped) +
		optional('clockSetBack', body['clockSetBack'], setBackLength, escaped)
	);
}

const sessionFrame = frame(
	'id',
	'tokenHash',
	'userId',
	'kind',
	'credentialEpoch',
	'createdAt',
	'lastUsedAt',
	'expiresAt',
	'origin',
	'ended',
);
const kinds: readonly unknown[] = ['login', 'temporary'];
const endings: readonly unknown[] = ['', 'signed out', 'revoked', 'expired'];

function sessionLength(value: unknown, escaped: boolean): number {
	const session = fieldsOf(value);
	if (session === undefined) return NaN;
	return (
		sessionFrame +
		key(session['id'], escaped) +
		key(session['tokenHash'], escaped) +
		integer(session['userId'], 1) +
		word(session['kind'], kinds) +
		integer(session['credentialEpoch'], 0) +
		text(session['createdAt'], escaped) +
		text(session['lastUsedAt'], escaped) +
		text(session['expiresAt'], escaped) +
		text(session['origin'], escaped) +
		word(session['ended'], endings) +
		optional('boundTo', session['boundTo'], bindingLength, escaped)
	);
}

const bindingFrame = frame('kind', 'value', 'active');
const bindings: readonly unknown[] = ['os-uid', 'ssh-key'];

function bindingLength(value: unknown, escaped: boolean): number {
	const binding = fieldsOf(value);
	if (binding === undefined) return NaN;
	return bindingFrame + word(binding['kind'], bindings) + key(binding['value'], escaped) + boolean(binding['active']);
}

const lastSignInFrame = frame('userId', 'at', 'origin', 'knownOrigins');

function lastSignInLength(value: unknown, escaped: boolean): number {
	const signIn = fieldsOf(value);
	if (signIn === undefined) return NaN;
	const {userId, at, origin, knownOrigins, failures} = signIn;
	const own = integer(userId, 1) + text(at, escaped) + text(origin, escaped);
	return (
		lastSignInFrame + own + list(knownOrigins, originLength, escaped) + optional('failures', failures, count, false)
	);
}

const originFrame = frame('origin', 'at');

function originLength(value: unknown, escaped: boolean): number {
	const known = fieldsOf(value);
	return known === undefined ? NaN : originFrame + text(known['origin'], escaped) + text(known['at'], escaped);
}

const throttleFrame = frame('key', 'failures', 'lastAt');

function throttleLength(value: unknown, escaped: boolean): number {
	const counter = fieldsOf(value);
	if (counter === undefined) return NaN;
	const own = key(counter['key'], escaped) + count(counter['failures']) + text(counter['lastAt'], escaped);
	const terminals = optional('terminals', counter['terminals'], textsLength, escaped);
	return throttleFrame + own + terminals + optional('toldAt', counter['toldAt'], text, escaped);
}

const setBackFrame = frame('from', 'at');

function setBackLength(value: unknown, escaped: boolean): number {
	const setBack = fieldsOf(value);
	return setBack === undefined ? NaN : setBackFrame + text(setBack['from'], escaped) + text(setBack['at'], escaped);
}

function textsLength(value: unknown, escaped: boolean): number {
	return list(value, text, escaped);
}

function count(value: unknown): number {
	return integer(value, 0);
}
