import assert from 'node:assert/strict';
import {test} from 'node:test';
import {marked, markedEntry} from '../../../source/ui/linear/marks.js';
import {Teller, type Telling} from '../../../source/ui/linear/teller.js';

/** What is told of the last of these frames. */
function toldOf(...frames: ReadonlyArray<readonly string[]>): Telling {
	const teller = new Teller();
	return frames.map(lines => teller.tell(lines.join('\n'))).at(-1)!;
}

const users = marked('heading', 'Users');
const alice = marked('focus', 'alice, 1 of 2');
const bob = marked('focus', 'bob, 2 of 2');
const entry = (before: string, after = '') => markedEntry({label: 'Name', before, after});

test('a screen is told whole when it comes', () => {
	assert.deepEqual(toldOf([users, 'Sorted by name', alice]).lines, ['Users', 'Sorted by name', 'alice, 1 of 2']);
});

test('of the same screen only what is new is told', () => {
	assert.deepEqual(toldOf([users, 'Sorted by name', alice], [users, 'Sorted by name', bob]).lines, ['bob, 2 of 2']);
});

test('a frame that is the same tells nothing', () => {
	assert.deepEqual(toldOf([users, alice], [users, alice]), {lines: []});
});

test('another screen is told whole, also what the last one said too', () => {
	assert.deepEqual(toldOf([users, 'Role: Member'], [marked('heading', 'Users, bob'), 'Role: Member']).lines, [
		'Users, bob',
		'Role: Member',
	]);
});

test('a notice is told once, on whatever screen it stands', () => {
	const who = marked('notice', 'admin@gpu01');
	assert.deepEqual(toldOf([users, who], [marked('heading', 'Sessions'), who]).lines, ['Sessions']);
});

test('a dialog is told on top of its screen; when it closes, the place and the row are told, not the screen', () => {
	const dialog = marked('heading', 'Dialog: Deactivate?');
	const cancel = marked('focus', 'Button: Cancel');
	assert.deepEqual(toldOf([users, 'Sorted by name', alice], [users, dialog, 'It ends.', cancel]).lines, [
		'Dialog: Deactivate?',
		'It ends.',
		'Button: Cancel',
	]);
	assert.deepEqual(
		toldOf([users, 'Sorted by name', alice], [users, dialog, cancel], [users, 'Sorted by name', alice]).lines,
		['Users', 'alice, 1 of 2'],
	);
});

test('what a dialog changed on its screen is told when it closes', () => {
	const dialog = marked('heading', 'Dialog: Deactivate?');
	const shown = toldOf(
		[users, 'Status: active', 'Kind: local'],
		[users, dialog],
		[users, 'Status: inactive', 'Kind: local'],
	);
	assert.deepEqual(shown.lines, ['Users', 'Status: inactive']);
});

test('what comes back after it was gone is told again', () => {
	assert.deepEqual(toldOf([users, 'On'], [users, 'Off'], [users, 'On']).lines, ['On']);
});

test('seconds that are counted down are told once', () => {
	const [first = '', then = ''] = [30, 29].map(seconds => marked('slow', `Try again in ${seconds} s`));
	assert.deepEqual(toldOf([users, first], [users, then]), {lines: []});
});

test('a field is told with its name, the letters typed alone', () => {
	assert.deepEqual(toldOf([users, entry('')]), {lines: ['Users'], prompt: 'Name: '});
	assert.deepEqual(toldOf([users, entry('al')], [users, entry('alic')]), {lines: [], echo: 'ic'});
});

test('a field that was erased in is told whole', () => {
	assert.deepEqual(toldOf([users, entry('alice')], [users, entry('alic')]), {lines: [], prompt: 'Name: alic'});
});

test('of a caret that moves, the character under it is told', () => {
	assert.deepEqual(toldOf([users, entry('alice')], [users, entry('alic', 'e')]), {lines: ['e']});
	assert.deepEqual(toldOf([users, entry('a', ' b')], [users, entry('a b')]), {lines: ['end']});
	assert.deepEqual(toldOf([users, entry('a b')], [users, entry('a', ' b')]), {lines: ['space']});
});

test('the whole screen can be told again', () => {
	const teller = new Teller();
	const frame = [users, 'Sorted by name', entry('al')].join('\n');
	teller.tell(frame);
	assert.deepEqual(teller.again(), {lines: ['Users', 'Sorted by name'], prompt: 'Name: al'});
	assert.deepEqual(teller.tell(frame), {lines: []});
});
