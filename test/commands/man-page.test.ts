import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
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

test('the page names every shown command and flag, and no hidden one', () => {
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

	for (const word of ['secret', '--kiosk']) assert.equal(page.includes(word), false, word);
});

test('no line begins a request by accident, and every hyphen stays one', () => {
	const requests = new Set(['.\\"', '.TH', '.SH', '.SS', '.TP', '.B', '.BR', '.I', '.PP', '.nf', '.fi']);
	for (const line of manPage(det, version).trimEnd().split('\n')) {
		if (/^[.']/.test(line)) assert.ok(requests.has(line.split(' ', 1)[0] ?? ''), line);
		if (!line.startsWith('.\\"') && !line.startsWith('.TH')) assert.doesNotMatch(line, /(?<!\\)-/);
	}
});
