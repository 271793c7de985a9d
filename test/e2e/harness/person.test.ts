import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {environmentOf, makeHouse} from './house.js';
import {bytesOfKey} from './keys.js';
import {openTerminal, type Person} from './person.js';

/** A program that draws at once, reads keys only a while later, and shows each one it gets. */
const lateReader = `
	process.stdout.write('\\u001B[?1049h\\u001B[?25l\\u001B[?2004hready');
	let count = 0;
	setTimeout(() => {
		process.stdin.setRawMode(true).on('data', data => {
			process.stdout.write('\\r\\n\\u001B[7m' + ++count + '\\u001B[27m ' + JSON.stringify(String(data)));
			if (String(data) === 'q') {
				process.stdout.write('\\u001B[?2004l\\u001B[?25h\\u001B[?1049l');
				process.exit(3);
			}
			if (String(data) === 'x') process.exit(0);
		});
		process.stdout.on('resize', () => process.stdout.write(' size ' + process.stdout.columns + 'x' + process.stdout.rows));
	}, 150);
`;

async function start(t: TestContext, script = lateReader, patienceMs = 30_000): Promise<Person> {
	const house = await makeHouse(t);
	return openTerminal(t, [process.execPath, '-e', script], {env: environmentOf(house), cols: 60, rows: 10, patienceMs});
}

test('the first key is not lost, however early it is pressed', async t => {
	const person = await start(t);
	await person.sees('ready');
	await person.press('a');
	await person.sees('1 "a"');
});

test('keys arrive as a terminal sends them', async t => {
	const person = await start(t);
	await person.press('down');
	await person.sees(String.raw`1 "\u001b[B"`);
	await person.press('ctrl-c');
	await person.sees(String.raw`2 "\u0003"`);
	await person.paste('two\rlines');
	await person.sees(String.raw`3 "\u001b[200~two\rlines\u001b[201~"`);
});

test('a text is typed to its last character', async t => {
	const person = await start(t);
	await person.type('grüße');
	await person.sees(/"[^"]*e"$/m);
	const typed = person.screen
		.rows()
		.join('')
		.replaceAll(/\d+ "|"|ready/g, '');
	assert.equal(typed, 'grüße');
});

test('inverse cells and rows are told apart', async t => {
	const person = await start(t);
	await person.press('a');
	await person.seesInverse('1 "a"');
	assert.deepEqual(person.inverseRows(), ['1 "a"']);
	const [first, second] = person.cellsOf('"a"');
	assert.deepEqual([first?.text, first?.inverse, second?.inverse], ['1', true, false]);
});

test('a resize reaches the program and the screen', async t => {
	const person = await start(t);
	await person.press('a');
	await person.sees('1 "a"');
	person.resize(40, 12);
	await person.sees('size 40x12');
	assert.equal(person.screen.rows().length, 12);
});

test('what is written is kept byte by byte until it is forgotten', async t => {
	const person = await start(t);
	await person.sees('ready');
	assert.equal(person.written().toString(), '\u001B[?1049h\u001B[?25l\u001B[?2004hready');
	person.forget();
	await person.press('a');
	await person.sees('1 "a"');
	// The terminal line itself puts a CR before every LF, raw mode or not.
	assert.equal(person.written().toString(), '\r\r\n\u001B[7m1\u001B[27m "a"');
});

test('leaving wants the exit code and the terminal as it was', async t => {
	const good = await start(t);
	await good.press('q');
	await good.leaves(3);

	const bad = await start(t);
	await bad.press('x');
	await assert.rejects(bad.leaves(0), error => {
		assert.ok(error instanceof assert.AssertionError);
		assert.match(error.message, /not given back/);
		assert.deepEqual(error.actual, ['the alternate screen', 'a hidden cursor', 'bracketed paste']);
		return true;
	});
});

test('a wrong exit code is told with the screen', async t => {
	const person = await start(t, 'console.log("going"); process.exitCode = 4');
	await assert.rejects(person.leaves(0), /exit code 4, not 0\n┌─+┐\n│going/);
});

test('a signal ends it with 128 and its number', async t => {
	const person = await start(t, 'console.log("here"); setInterval(() => {}, 1000)');
	await person.sees('here');
	person.kill('SIGTERM');
	await person.leaves(143);
});

test('what never comes fails with the screen, at once when the program has ended', async t => {
	// A shell, which is there at once: the patience that runs out is short.
	const waiting = openTerminal(t, ['sh', '-c', 'echo here; exec sleep 60'], {
		env: environmentOf(await makeHouse(t)),
		cols: 60,
		rows: 10,
		patienceMs: 500,
	});
	await waiting.sees('here');
	await assert.rejects(waiting.sees('gone'), /0\.5 s are over: waited to see gone\n┌─+┐\n│here/);
	await assert.rejects(waiting.press('a'), /raw mode/);

	const ended = await start(t, 'console.log("last words")');
	await assert.rejects(ended.sees('gone'), /ended with 0[^]*last words/);
});

test('a key without a name is refused', () => {
	assert.throws(() => bytesOfKey('dwon'), /no key named "dwon"/);
	assert.equal(bytesOfKey('ä'), 'ä');
	assert.equal(bytesOfKey('up', true), '\u001BOA');
});
