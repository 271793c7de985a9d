import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {withKeys} from '../scripts/readme-keys.js';

// dist/modules/test/readme.test.js
const root = fileURLToPath(new URL('../../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the README lists the keys of the key table (npm run keys)', () => {
	assert.equal(readme, withKeys(readme));
});

test('every picture and file the README points to is there', () => {
	const targets = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(match => match[1]!);
	assert.ok(targets.length > 0);
	assert.deepEqual(
		targets.filter(target => !existsSync(join(root, target))),
		[],
	);
});

test('every npm script the README names exists', () => {
	const {scripts} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {scripts: Record<string, string>};
	const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(match => match[1]!);
	assert.ok(named.length > 0);
	assert.deepEqual(
		named.filter(name => !(name in scripts)),
		[],
	);
});
