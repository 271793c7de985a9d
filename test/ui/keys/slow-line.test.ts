import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {setImmediate as nextTurn} from 'node:timers/promises';
import * as fc from 'fast-check';
import {closeKeyboard, openKeyboard} from '../support/fake-terminal.js';
import {bytesOf} from '../support/key-bytes.js';
import {manualTime} from '../support/manual-time.js';

afterEach(closeKeyboard);

type Line = {
	/** From the terminal to the console and back. */
	readonly roundTripMs: number;
	/** Between one byte and the next. */
	readonly gapMs: number;
	/** How often the terminal answers; always unless it says otherwise. */
	readonly answers?: number;
	readonly remote?: boolean;
};

/** A keyboard at the end of a line that keeps the order of bytes, on a clock that only the test moves. */
async function at({roundTripMs, gapMs, answers = Infinity, remote = true}: Line) {
	let now = 0;
	const step = roundTripMs < 10 ? 1 : 5;
	const time = manualTime(
		() => new Date(now),
		milliseconds => (now += milliseconds),
	);
	let free = 0;
	let asked = 0;
	const send = (bytes: string, onFirst = () => {}) => {
		for (const [index, byte] of Array.from(bytes).entries()) {
			free = Math.max(free + (index === 0 ? 0 : gapMs), now + roundTripMs / 2);
			time.after(free - now, () => {
				if (index === 0) onFirst();
				terminal.write(byte);
			});
		}
	};
	/** When each key that was pressed came, by its first byte. */
	const arrivals: number[] = [];
	const {terminal, keys, seen} = openKeyboard(() => 'done', {
		time,
		remote,
		ask() {
			asked++;
			if (asked <= answers) time.after(roundTripMs / 2, () => send('\u001B[0n'));
		},
	});
	const pass = async (milliseconds: number) => {
		for (let passed = 0; passed < milliseconds; passed += step) {
			time.advance(step);
			for (let turn = 0; turn < 3; turn++) await nextTurn();
		}
	};
	await pass(roundTripMs + 5 * gapMs);
	const press = (bytes: string) => send(bytes, () => arrivals.push(now));
	return {keys, terminal, seen, pass, press, arrivals, asked: () => asked};
}

const fast: Line = {roundTripMs: 2, gapMs: 0};
const satellite: Line = {roundTripMs: 620, gapMs: 200};
const sequences = ['up', 'left', 'ctrl-left', 'delete', 'pageup', 'f1', 'shift-tab'];

test('on a fast line Esc is answered within 50 ms, and in fact at once', async () => {
	const line = await at(fast);
	line.press('\u001B');
	await line.pass(10);
	assert.deepEqual(line.seen, ['escape']);
});

test('on a slow line Esc is answered one round trip after it came', async () => {
	const line = await at({...satellite, gapMs: 0});
	line.press('\u001B');
	await line.pass(620 / 2 + 500);
	assert.deepEqual(line.seen, []);
	await line.pass(200);
	assert.deepEqual(line.seen, ['escape']);
});

test('a key whose bytes come one by one, 200 ms apart, is that key and no Escape', async () => {
	for (const name of sequences) {
		const line = await at(satellite);
		line.press(bytesOf(name));
		await line.pass(5000);
		assert.deepEqual(line.seen, [name]);
		closeKeyboard();
	}
});

test('Esc and a letter pressed while the answer is on its way are two keys, Alt and a letter sent together is one', async () => {
	const line = await at({...satellite, gapMs: 0});
	line.press('\u001B');
	await line.pass(150);
	line.press('j');
	await line.pass(1000);
	assert.deepEqual(line.seen, ['escape', 'text j']);
	line.press('\u001Bb');
	await line.pass(1000);
	assert.deepEqual(line.seen.slice(2), ['alt-b']);
});

test('Esc and Enter that a line brings together cannot be told from Alt-Enter, 45 ms apart they can', async () => {
	for (const [apartMs, keys] of [
		[0, ['alt-enter']],
		[40, ['alt-enter']],
		[45, ['escape', 'enter']],
	] as const) {
		const line = await at({roundTripMs: 200, gapMs: 0});
		line.press('\u001B');
		await line.pass(apartMs);
		line.press('\r');
		await line.pass(1000);
		assert.deepEqual(line.seen, keys);
		closeKeyboard();
	}
});

type Press = {readonly key: string; readonly pauseMs: number};

test('whatever is pressed at whatever pace, on whatever line that keeps Esc and Enter apart, comes out as it was pressed', async () => {
	const key = fc.constantFrom('escape', 'escape', 'enter', ...sequences);
	const press: fc.Arbitrary<Press> = fc.record({key, pauseMs: fc.integer({min: 60, max: 400})});
	const line: fc.Arbitrary<Line> = fc.record({
		roundTripMs: fc.integer({min: 0, max: 900}),
		gapMs: fc.integer({min: 0, max: 250}),
	});
	// Both wait behind the terminal's answer to the first one, and come in the same millisecond.
	const queued = ['escape', 'escape', 'enter'].map(name => ({key: name, pauseMs: 60}));
	await fc.assert(
		fc.asyncProperty(fc.array(press, {minLength: 1, maxLength: 6}), line, async (presses, how) => {
			const far = await at(how);
			for (const {key: name, pauseMs} of presses) {
				far.press(bytesOf(name));
				await far.pass(pauseMs);
			}

			await far.pass(presses.length * 8 * how.gapMs + 2 * how.roundTripMs + 100);
			closeKeyboard();
			assert.deepEqual(far.seen, asBrought(presses, far.arrivals));
		}),
		{numRuns: 30, examples: [[queued, {roundTripMs: 0, gapMs: 40}]]},
	);
});

/** What was pressed, save that a line which brings Esc and Enter together makes them Alt-Enter. */
function asBrought(presses: readonly Press[], arrivals: readonly number[]): string[] {
	const keys: string[] = [];
	for (const [index, {key}] of presses.entries()) {
		const together = arrivals[index]! - arrivals[index - 1]! <= 40;
		if (together && key === 'enter' && keys.at(-1) === 'escape') keys[keys.length - 1] = 'alt-enter';
		else keys.push(key);
	}

	return keys;
}

test('where no answer ever came a time decides: 40 ms at a desk, half a second over SSH', async () => {
	for (const [remote, soon, late] of [
		[false, 35, 15],
		[true, 480, 40],
	] as const) {
		const line = await at({...fast, answers: 0, remote});
		line.press('\u001B');
		await line.pass(soon);
		assert.deepEqual(line.seen, []);
		await line.pass(late);
		assert.deepEqual(line.seen, ['escape']);
		closeKeyboard();
	}
});

test('over SSH to a terminal that answers nothing an arrow key may take 200 ms a byte', async () => {
	const line = await at({...satellite, answers: 0});
	line.press('\u001B[A');
	await line.pass(2000);
	assert.deepEqual(line.seen, ['up']);
});

test('Alt and a character that opens an answer of a terminal does not wait for the rest of one', async () => {
	const line = await at(fast);
	line.press('\u001B_');
	await line.pass(60);
	assert.deepEqual(line.seen, ['alt-_']);
});

test('the terminal is asked once at the start and once for each Esc, and for nothing else', async () => {
	const line = await at(fast);
	line.press(`abc\r${bytesOf('up')}`);
	await line.pass(50);
	assert.equal(line.asked(), 1);
	line.press('\u001B');
	await line.pass(50);
	assert.equal(line.asked(), 2);
});

test('a terminal that answers no more is waited for once, then a time decides again', async () => {
	const line = await at({...fast, answers: 1});
	line.press('\u001B');
	await line.pass(1900);
	assert.deepEqual(line.seen, []);
	await line.pass(200);
	assert.deepEqual(line.seen, ['escape']);
	line.press('\u001B');
	await line.pass(510);
	assert.deepEqual(line.seen, ['escape', 'escape']);
	assert.equal(line.asked(), 3);
});

test('leaving waits for an answer that is on its way, so that the shell is not typed into', async () => {
	const line = await at({...satellite, gapMs: 0});
	line.press('\u001B');
	await line.pass(400);
	line.press('q');
	await line.pass(400);
	assert.deepEqual(line.seen, ['escape', 'text q']);
	line.keys.setRawMode(false);
	let left = false;
	const leaving = line.keys.settled().then(() => (left = true));
	assert.equal(line.terminal.modes.at(-1), true);
	await line.pass(620);
	await leaving;
	assert.ok(left);
	assert.equal(line.terminal.modes.at(-1), false);
});

test('leaving does not wait long for a terminal that answers nothing, or has gone', async () => {
	const mute = await at({...fast, answers: 0});
	mute.keys.setRawMode(false);
	const leaving = mute.keys.settled();
	await mute.pass(510);
	await leaving;
	const gone = await at({...fast, answers: 0});
	gone.keys.setRawMode(false);
	gone.terminal.destroy();
	await gone.keys.settled();
});
