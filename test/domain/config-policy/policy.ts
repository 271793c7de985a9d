import assert from 'node:assert/strict';
import type {Complaint, PolicyDocument, WorkloadType} from '../../../source/domain/config-policy/policy.js';
import {validatePolicy, validateWorkload} from '../../../source/domain/config-policy/validate.js';
import type {Mapping} from '../../../source/domain/config-policy/value/value.js';

/** A policy that must be valid, from its text. */
export function policy(text: string, type: WorkloadType = 'EXPERIMENT', cluster?: PolicyDocument): PolicyDocument {
	const checked = validatePolicy(type, text, cluster);
	assert.ok(checked.ok, JSON.stringify(checked));
	return checked.value;
}

/** The complaints about a policy that must not be valid. */
export function complaints(
	text: string,
	type: WorkloadType = 'EXPERIMENT',
	cluster?: PolicyDocument,
): readonly Complaint[] {
	const checked = validatePolicy(type, text, cluster);
	assert.ok(!checked.ok, `accepted: ${text}`);
	assert.ok(checked.complaints.length > 0);
	return checked.complaints;
}

/** The only complaint about a policy. */
export function complaint(text: string, type: WorkloadType = 'EXPERIMENT', cluster?: PolicyDocument): Complaint {
	const all = complaints(text, type, cluster);
	assert.equal(all.length, 1, JSON.stringify(all));
	return all[0]!;
}

/** A person's configuration that must be valid, from its text. */
export function workload(text: string, type: WorkloadType = 'EXPERIMENT'): Mapping {
	const checked = validateWorkload(type, text);
	assert.ok(checked.ok, JSON.stringify(checked));
	return checked.value;
}
