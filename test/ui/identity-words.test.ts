import assert from 'node:assert/strict';
import {test} from 'node:test';
import {effectiveIdentity} from '../../source/domain/identity/effective-identity.js';
import {nobodyTask} from '../../source/domain/default-task.js';
import {fail, ok} from '../../source/domain/result.js';
import {
	identityCell,
	identityCellTone,
	identityNames,
	identitySentence,
	identityText,
	markedIdentity,
	sourceWord,
} from '../../source/ui/identity-words.js';
import {asciiGlyphs, unicodeGlyphs as glyphs} from '../../source/ui/theme/glyphs.js';

const alice = effectiveIdentity({agentUser: 'alice', agentUid: 1000, agentGroup: 'users', agentGid: 100}, undefined);
const nobody = effectiveIdentity(undefined, nobodyTask);
const root = effectiveIdentity(undefined, undefined);
const toor = {...root, user: 'toor'};
const broken = fail({code: 'master-config-changed', file: 'master.yaml'});

test('an identity is names and numbers, one name where both are the same', () => {
	assert.equal(identityText(alice), 'alice:users (1000:100)');
	assert.equal(identityText(nobody), 'det-nobody (65533:65533)');
});

test('root is marked with a sign and the word, whatever it is called', () => {
	assert.equal(markedIdentity(root, glyphs), '! root (0:0)');
	assert.equal(markedIdentity(toor, asciiGlyphs), '! root as toor:root (0:0)');
	assert.equal(markedIdentity(alice, glyphs), 'alice:users (1000:100)');
	assert.deepEqual(
		[root, toor, alice].map(each => identityNames(ok(each), glyphs)),
		['! root', '! root as toor', 'alice:users'],
	);
	assert.equal(identityNames(ok(nobody), glyphs), 'det-nobody');
});

test('a cell tells what is on its way and what cannot be known', () => {
	assert.deepEqual(
		[undefined, broken, ok(root)].map(each => identityCell(each, glyphs)),
		['…', '? unknown', '! root (0:0)'],
	);
	assert.deepEqual([undefined, broken, ok(root), ok(alice)].map(identityCellTone), ['muted', 'warn', 'warn', 'plain']);
	assert.equal(identityNames(broken, glyphs), '? unknown');
});

test('the reason comes with it, long or short', () => {
	assert.deepEqual([ok(alice), ok(nobody), ok(root), broken].map(sourceWord), [
		'linked',
		'default_task',
		'built in',
		'not known',
	]);
	assert.equal(identitySentence(nobody, glyphs, true), 'det-nobody (65533:65533), default_task');
	assert.match(identitySentence(nobody, glyphs, false), /: no link, so the default_task of master\.yaml$/);
});
