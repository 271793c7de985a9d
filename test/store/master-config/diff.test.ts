import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import {lineDiff} from '../../../source/store/master-config/diff.js';

test('equal texts have no diff', () => {
	assert.deepEqual(lineDiff('a\nb\n', 'a\nb\n'), []);
	assert.deepEqual(lineDiff('', ''), []);
});

test('a changed line is shown with three lines around it', () => {
	const diff = lineDiff('1\n2\n3\n4\n5\n6\n7\n8\n9\n', '1\n2\n3\n4\nfive\n6\n7\n8\n9\n');
	assert.deepEqual(shown(diff), [' 2', ' 3', ' 4', '-5', '+five', ' 6', ' 7', ' 8']);
});

test('lines kept between two changes are shown as kept', () => {
	assert.deepEqual(shown(lineDiff('user: a\n# c\nuid: 1\n', 'user: b\n# c\nuid: 2\n')), [
		'-user: a',
		'+user: b',
		' # c',
		'-uid: 1',
		'+uid: 2',
	]);
});

test('a final line end or another kind of line end is no change of a line', () => {
	assert.deepEqual(shown(lineDiff('a', 'a\nb')), [' a', '+b']);
	assert.deepEqual(shown(lineDiff('\uFEFFa\r\n', '\uFEFFa\r\nb\r\n')), [' a', '+b']);
});

test('secrets are masked, in changed lines and around them', () => {
	const before =
		'security:\n  initial_user_password: "Hunter2, or so" # c\n  tls: {}\ndb: {user: x, password: Hunter2}\noidc:\n  client_secret: Hunter2\n';
	const after = before.replace(/  initial.*\n/, '');
	const diff = shown(lineDiff(before, after));
	assert.equal(
		diff.some(line => line.includes('Hunter2')),
		false,
		diff.join('\n'),
	);
	assert.equal(
		diff.some(line => line === '-  initial_user_password: ********'),
		true,
	);
	assert.equal(
		diff.some(line => line.includes('user: x')),
		true,
	);
});

test('kept and removed lines are the old text, kept and added ones the new', () => {
	const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), {maxLength: 12});
	fc.assert(
		fc.property(lines, lines, (old, next) => {
			// Anchored by changed first and last lines, the hunk is the whole text.
			const before = ['x', ...old, 'x'].join('\n');
			const after = ['y', ...next, 'y'].join('\n');
			const diff = lineDiff(before, after);
			const side = (kind: string) =>
				diff
					.filter(line => line.kind === ' ' || line.kind === kind)
					.map(({text}) => text)
					.join('\n');
			assert.equal(side('-'), before);
			assert.equal(side('+'), after);
		}),
	);
});

test('a text that differs everywhere is shown at once however long it is', () => {
	assert.equal(lineDiff(many('a'), many('b')).length, 10_000);
});

function many(word: string): string {
	return Array.from({length: 5000}, (_, index) => `${word}${index}`).join('\n');
}

function shown(diff: ReturnType<typeof lineDiff>): readonly string[] {
	return diff.map(({kind, text}) => kind + text);
}
