import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {test, type TestContext} from 'node:test';
import {openConsole, type OpenOptions} from '../../support/open-console.js';

const block = '  default_task:\n    user: root\n    uid: 0\n    group: root\n    gid: 0\n';
const file = `# ours\nport: 8080\nsecurity:\n${block}log: {}\n`;
const nobodyFile = file.replaceAll('root', 'det-nobody').replaceAll(/id: 0$/gm, 'id: 65533');

/** Opens the screen on a master.yaml with that text. */
async function open(t: TestContext, text: string | undefined = file, options: OpenOptions = {}) {
	const screen = await openConsole(t, {
		startPath: 'default-task',
		...options,
		async prepare(backend) {
			if (text !== '') await writeFile(backend.place.masterConfigFile, text);
		},
	});
	await screen.shows('det-nobody   r root');
	return {...screen, written: () => readFile(screen.place.masterConfigFile, 'utf8')};
}

test('the block is shown as it stands, with its path, its lines, whom it counts for and the rule of the HOME', async t => {
	const screen = await open(t);
	await screen.shows('Set: tasks of the 2 users without a link run as ! root (0:0).');
	assert.match(screen.text().replaceAll(/\s+/g, ''), /det-backend-\w+\/master\.yaml/);
	for (const line of [
		/^ +3 {2}security:$/m,
		/^ +4 {4}default_task:$/m,
		/^ +8 {6}gid: 0$/m,
		/nobody has none/,
		/libnss_determined/,
	])
		assert.match(screen.text(), line);
	assert.match(
		screen.text(),
		/RUN groupadd --gid 65533 det-nobody \\\n +&& useradd .*--create-home.*\\\n +--uid 65533 --gid 65533 det-nobody/,
	);
});

test('det-nobody is one key away: the exact diff first, Cancel in focus, then written', async t => {
	const screen = await open(t);
	await screen.press('n');
	await screen.shows('Write this to master.yaml?');
	await screen.shows('+     gid: 65533');
	for (const line of [
		/- {5}user: root/,
		/- {5}gid: 0/,
		/\+ {5}user: det-nobody/,
		/\+ {5}gid: 65533/,
		/ {2}default_task:/,
	])
		assert.match(screen.text(), line);
	await screen.shows('tasks of 2 users without a link run');
	await screen.press('enter');
	await screen.hides('Write this');
	assert.equal(await screen.written(), file);
	await screen.press('n');
	await screen.shows('+     gid: 65533');
	await screen.press('tab', 'enter');
	await screen.shows('✓ Default task: det-nobody:65533:det-nobody:65533');
	assert.equal(await screen.written(), nobodyFile);
	await screen.shows('run as det-nobody (65533:65533).');
	await screen.press('n');
	await screen.shows('It is set to det-nobody already');
});

test('root says what follows from it', async t => {
	const screen = await open(t, nobodyFile);
	await screen.press('r');
	await screen.shows('As root they own every bind-mounted file on the agents.');
	await screen.shows('+     uid: 0');
	await screen.press('tab', 'enter');
	await screen.shows('✓ Default task: root:0:root:0');
	assert.equal(await screen.written(), file);
});

test('unset removes the block, and says that root holds then', async t => {
	const screen = await open(t, nobodyFile);
	await screen.press('x');
	await screen.shows('As root they own');
	await screen.shows('-   default_task:');
	await screen.press('tab', 'enter');
	await screen.shows('✓ Default task unset');
	await screen.shows('Not set: tasks of the 2 users without a link run as ! root (0:0).');
	assert.equal(await screen.written(), '# ours\nport: 8080\nlog: {}\n');
	await screen.press('x');
	await screen.shows('It is not set');
});

test('a custom one is typed, checked, shown as a diff with its Dockerfile lines, and kept over a Cancel', async t => {
	const screen = await open(t);
	await screen.press('c');
	await screen.shows('det console ▸ Default task ▸ Custom');
	await screen.type('1234567\ttester\t7654321\ttesters');
	await screen.shows('RUN groupadd --gid 7654321 testers');
	await screen.press('ctrl-s');
	await screen.shows('+     user: tester');
	await screen.press('escape');
	await screen.shows(/Agent group +testers/);
	await screen.press('ctrl-s');
	await screen.shows('+     gid: 7654321');
	await screen.press('tab', 'enter');
	await screen.shows('✓ Default task: tester:1234567:testers:7654321');
	await screen.shows('det console ▸ Default task');
	assert.match(await screen.written(), /user: tester\n {4}uid: 1234567\n/);
});

test('a change somebody makes while the diff is shown is kept and shown, and only then written over', async t => {
	const screen = await open(t);
	await screen.press('n');
	await screen.shows('+     gid: 65533');
	const theirs = file.replace('gid: 0', 'gid: 7').replace('8080', '9090');
	await writeFile(screen.place.masterConfigFile, theirs);
	await screen.press('tab', 'enter');
	await screen.shows('The file was changed by somebody else meanwhile');
	await screen.shows('-     gid: 7');
	assert.equal(await screen.written(), theirs);
	await screen.press('tab', 'enter');
	await screen.shows('✓ Default task: det-nobody');
	assert.equal(await screen.written(), nobodyFile.replace('8080', '9090'));
});

test('a broken file is one sentence with the place; the acts say so, the console goes on', async t => {
	const screen = await open(t, 'security:\n\tx: 1\n');
	await screen.shows(/✗ .*master\.yaml,\s+line\s+2,\s+column\s+1,\s+cannot\s+be\s+used/);
	for (const key of ['n', 'r', 'x', 'c']) {
		await screen.press(key);
		await screen.shows('master.yaml cannot be used as it is; mend it first');
	}

	await screen.press('1');
	await screen.shows('det console ▸ Users');
	await screen.shows(/admin .*\? unkno/);
	assert.equal(await screen.written(), 'security:\n\tx: 1\n');
});

test('a wrong block is shown as wrong and can be set right', async t => {
	const screen = await open(t, file.replace('uid: 0', 'uid: abc'));
	await screen.shows(/! security\.default_task\.uid is "abc"[^]*\(line\s+6,\s+column\s+10\)/);
	assert.match(screen.text(), /uid: abc/);
	await screen.press('r');
	await screen.shows('-     uid: abc');
	await screen.press('tab', 'enter');
	await screen.shows('✓ Default task: root');
	assert.equal(await screen.written(), file);
});

test('a file that is valid but cannot be edited is refused in the dialog, untouched', async t => {
	const text = 'x: &t {user: a, uid: 1, group: a, gid: 1}\nsecurity:\n  default_task: *t\n';
	const screen = await open(t, text);
	await screen.press('n');
	await screen.shows('by hand');
	await screen.press('tab', 'enter');
	await screen.hides('by hand');
	assert.equal(await screen.written(), text);
});

test('a file that is not there will be made', async t => {
	const screen = await open(t, '');
	await screen.shows('Does not exist yet');
	await screen.press('n');
	await screen.shows('Make master.yaml?');
	await screen.press('tab', 'enter');
	await screen.shows('✓ Default task: det-nobody');
	assert.match(await screen.written(), /^security:\n {2}default_task:\n {4}user: det-nobody\n/);
});

test('the Dockerfile lines are copied; where there is no clipboard they are shown', async t => {
	const screen = await open(t, nobodyFile);
	await screen.press('y');
	await screen.shows('Dockerfile lines, to select with the mouse.');
	const shown = screen.lines().findIndex(line => line.startsWith('RUN groupadd --gid 65533 det-nobody'));
	assert.match(screen.lines()[shown + 1] ?? '', /^ && useradd/);
	assert.match(screen.lines()[shown + 2] ?? '', /^ {4}--uid 65533 --gid 65533 det-nobody$/);
});

test('at the smallest size everything can be scrolled to, in the screen and in the diff', async t => {
	const screen = await open(t, file, {columns: 60, rows: 15});
	await screen.shows(/lines 1-\d+ of/);
	for (let press = 0; press < 20; press++) await screen.press('down');
	await screen.shows('--uid 65533 --gid 65533 det-nobody');
	await screen.press('n');
	await screen.shows('-     user: root');
	for (let press = 0; press < 8; press++) await screen.press('down');
	await screen.shows('+     gid: 65533');
	assert.match(screen.text(), /\[ Cancel \] +Write/);
});
