import * as z from 'zod/mini';
import {longestPolicyText} from '../../domain/config-policy/policy.js';

// Loose objects everywhere: what a newer version added stays (R12). The shapes are those of `document.ts`.

const text = z.string().check(z.maxLength(4096));
const key = text.check(z.minLength(1));
const time = text;
const serial = z.int().check(z.minimum(1));
const count = z.int().check(z.minimum(0));
const unixId = z.int().check(z.minimum(0), z.maximum(2_147_483_647));

const password = z.looseObject({
	scheme: z.literal('det1'),
	hash: key,
	changedAt: time,
	mustChange: z.boolean(),
	expiresAt: time,
});

const agentUserGroup = z.looseObject({agentUid: unixId, agentUser: key, agentGid: unixId, agentGroup: key});

/** A user of `store.json`. */
export const userSchema = z.looseObject({
	id: serial,
	username: key,
	displayName: text,
	admin: z.boolean(),
	active: z.boolean(),
	remote: z.boolean(),
	password: z.nullable(password),
	credentialEpoch: count,
	credentialChange: z.enum(['created', 'password changed', 'deactivated', 'became remote']),
	keptSession: text,
	agentUserGroup: z.nullable(agentUserGroup),
	createdAt: time,
	modifiedAt: time,
});

/** A workspace of `store.json`. */
export const workspaceSchema = z.looseObject({
	id: serial,
	name: key,
	archived: z.boolean(),
	ownerId: serial,
	createdAt: time,
});

/** A role assignment of `store.json`. */
export const roleAssignmentSchema = z.looseObject({
	userId: serial,
	role: z.literal('WorkspaceAdmin'),
	workspaceId: serial,
});

/** A config policy of `store.json`; its text alone may be long. */
export const policySchema = z.looseObject({
	workspaceId: z.nullable(serial),
	type: z.enum(['EXPERIMENT', 'NTSC']),
	text: z.string().check(z.minLength(1), z.maxLength(longestPolicyText)),
	updatedAt: time,
	updatedBy: serial,
});

/** The body of `store.json` but for the entries of its lists, which are checked one by one. */
export const storeSchema = z.looseObject({
	storeId: key,
	initialisedAt: key,
	nextUserId: serial,
	users: z.array(z.unknown()),
	nextWorkspaceId: serial,
	workspaces: z.array(z.unknown()),
	roleAssignments: z.array(z.unknown()),
	configPolicies: z.array(z.unknown()),
});

/** A session of `sessions.json`. */
export const sessionSchema = z.looseObject({
	id: key,
	tokenHash: key,
	userId: serial,
	kind: z.enum(['login', 'temporary']),
	credentialEpoch: count,
	createdAt: time,
	lastUsedAt: time,
	expiresAt: time,
	origin: text,
	ended: z.enum(['', 'signed out', 'revoked', 'expired']),
	boundTo: z.optional(z.looseObject({kind: z.enum(['os-uid', 'ssh-key']), value: key, active: z.boolean()})),
});

/** A user's last sign-in in `sessions.json`. */
export const lastSignInSchema = z.looseObject({
	userId: serial,
	at: time,
	origin: text,
	knownOrigins: z.array(z.looseObject({origin: text, at: time})),
	failures: z.optional(count),
});

/** A throttle counter of `sessions.json`. */
export const throttleSchema = z.looseObject({
	key,
	failures: count,
	lastAt: time,
	terminals: z.optional(z.array(text)),
	toldAt: z.optional(time),
});

/** The body of `sessions.json` but for the entries of its lists. */
export const sessionsSchema = z.looseObject({
	sessions: z.array(z.unknown()),
	lastSignIns: z.array(z.unknown()),
	throttle: z.array(z.unknown()),
	clockHighWater: z.optional(time),
	clockSetBack: z.optional(z.looseObject({from: time, at: time})),
});
