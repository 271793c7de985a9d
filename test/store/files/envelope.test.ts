import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import test from 'node:test';
import {assert as forAll, json, nat, property} from 'fast-check';
import {decodeEnvelope, encodeEnvelope, readHead} from '../../../source/store/files/envelope.js';

test('what was encoded is decoded, whatever the text', () => {
	forAll(
		property(nat(9), nat(), json(), (schema, revision, dataText) => {
			const {bytes, head} = encodeEnvelope(schema, revision, dataText);
			assert.deepEqual(decodeEnvelope(bytes), {...head, dataText});
			assert.deepEqual(readHead(bytes), head);
			assert.equal(
				JSON.stringify(JSON.parse(bytes.toString())),
				bytes
					.toString()
					.replace(dataText, () => JSON.stringify(JSON.parse(dataText)))
					.trimEnd(),
			);
		}),
	);
});

test('the checksum can be checked with ordinary tools', () => {
	const {bytes, head} = encodeEnvelope(1, 12, '{"a":"ä"}');
	const command = String.raw`sed 's/"checksum":"[0-9a-f]*"/"checksum":""/' | sha256sum | cut -d' ' -f1`;
	assert.equal(execFileSync('/bin/sh', ['-c', command], {input: bytes}).toString().trim(), head.checksum);
});

test('a damaged envelope says what is wrong', () => {
	const {bytes} = encodeEnvelope(1, 12, '{}');
	assert.equal(decodeEnvelope(Buffer.alloc(0)), 'it is empty');
	assert.match(problemOf(Buffer.from('{}')), /not written by det console/);
	assert.match(problemOf(bytes.subarray(0, -1)), /checksum/);
	assert.match(problemOf(Buffer.concat([bytes, bytes])), /checksum/);
});

function problemOf(bytes: Buffer): string {
	const decoded = decodeEnvelope(bytes);
	return typeof decoded === 'string' ? decoded : '';
}
