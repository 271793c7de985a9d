import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {LinearOutput} from '../../../source/ui/linear/linear-output.js';
import {marked, markedEntry} from '../../../source/ui/linear/marks.js';

/** An output, and what it wrote. */
function open(options?: {readonly pastes: boolean}) {
	const written: string[] = [];
	const output = new LinearOutput({write: text => written.push(text)}, options);
	const draw = async (...frames: readonly string[]) => {
		for (const frame of frames) output.write(frame);
		await nextTurn();
		await nextTurn();
	};
	return {output, draw, text: () => written.join('')};
}

const name = (before: string) => markedEntry({label: 'Name', before, after: ''});

test('frames of one turn are one: what was only on the way is not said', async () => {
	const {draw, text} = open();
	await draw('half', 'whole');
	assert.equal(text(), 'whole\n');
});

test('letters follow the name of their field on its line, and what comes then begins a new one', async () => {
	const {draw, text} = open();
	await draw(name(''));
	await draw(name('a'));
	await draw(name('al'));
	await draw(`It is taken\n${name('al')}`);
	await draw(`It is taken\n${name('ali')}`);
	await draw(marked('focus', 'Button: Send'));
	assert.equal(text(), 'Name: al\nIt is taken\ni\nButton: Send\n');
});

test('a letter stands before what it brings about', async () => {
	const {draw, text} = open();
	await draw(`missing: a digit\n${name('al')}`);
	await draw(`ok: a digit\n${name('al1')}`);
	assert.equal(text(), 'missing: a digit\nName: al1\nok: a digit\n');
});

test('at the end the line is closed, and what was not said yet is', () => {
	const {output, text} = open();
	output.write(name('al'));
	output.finish();
	assert.equal(text(), 'Name: al\n');
});

test('no control code passes', async () => {
	const {draw, text} = open();
	await draw('\u001B[?25l', '\u001B[?2004h', '\u001B]52;c;YQ==\u0007', '\u001B[1mbold\u001B[22m', '\u001B[?25h');
	assert.equal(text(), 'bold\n');
});

test('a terminal that knows them is asked for bracketed pastes', async () => {
	const {draw, text} = open({pastes: true});
	await draw('\u001B[?25l', '\u001B[?2004h', '\u001B[?2004l');
	assert.equal(text(), '\u001B[?2004h\u001B[?2004l');
});
