import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {manPage} from '../../source/commands/grammar/man-page.js';
import {det} from '../../source/commands/table.js';
import {version} from '../../source/commands/version.js';
import {projectRoot} from '../e2e/harness/house.js';
import {example} from './grammar/example-table.js';

test('det.1 is what the table of commands says (npm run man)', () => {
	assert.equal(readFileSync(join(projectRoot, 'det.1'), 'utf8'), manPage(det, version));
});

test('the page names every variable of ours that the program reads', () => {
	const page = readFileSync(join(projectRoot, 'det.1'), 'utf8');
	const sources = globSync('source/**/*.{ts,tsx}', {cwd: projectRoot}).map(file =>
		readFileSync(join(projectRoot, file), 'utf8'),
	);
	const names = new Set(sources.join('').match(/\bDET_[A-Z]+(?:_[A-Z]+)*\b/g));
	assert.ok(names.size > 10);
	for (const name of names) assert.match(page, new RegExp(`^\\.B (DET_\\w+, )?${name}\\b`, 'm'));
});

test('the page names every command and flag', () => {
	const page = manPage(example, '1.2.3').replaceAll('\\-', '-');
	for (const word of [
		'.SS det user list',
		'.SS det session revoke',
		'--display-name DISPLAY_NAME',
		'Also: ls.',
		'1.2.3',
	]) {
		assert.ok(page.includes(word), word);
	}
});

test('no line begins a request by accident, and every hyphen stays one', () => {
	const requests = new Set(['.\\"', '.TH', '.SH', '.SS', '.TP', '.B', '.BR', '.I', '.PP', '.nf', '.fi']);
	for (const line of manPage(det, version).trimEnd().split('\n')) {
		if (/^[.']/.test(line)) assert.ok(requests.has(line.split(' ', 1)[0] ?? ''), line);
		if (!line.startsWith('.\\"') && !line.startsWith('.TH')) assert.doesNotMatch(line, /(?<!\\)-/);
	}
});
