// oxlint-disable-next-line import/no-unassigned-import -- before chalk is loaded
import '../../ui/support/with-colour.js';
import assert from 'node:assert/strict';
import {EventEmitter} from 'node:events';
import {test} from 'node:test';
import {ScreenStdout} from '../../../source/system/screen/screen-stdout.js';
import type {Backend} from '../../../source/backend/backend.js';
import {addUser, openConsole, valueOf} from '../../ui/support/open-console.js';
import {FakeTty} from './support/fake-tty.js';
import {inkFrames} from './support/ink-frame.js';

async function prepare(backend: Backend, admin: string): Promise<void> {
	for (let each = 10; each < 50; each++) await addUser(backend, admin, `user${each}`);
	valueOf(await backend.workspaces.create(admin, 'vision'));
}

/** What somebody presses who goes through the console; text in quotes is typed. */
const walk =
	'down down down pagedown pagedown up end up up home s s S / "er1" enter down enter escape escape escape ' +
	'space down space v escape i i enter e tab "Ünï 漢字" escape escape d tab escape w escape escape ' +
	'n "someone" tab "Some One" tab space tab escape escape ' +
	'2 down escape 3 down down enter escape 4 down down down up 5 down enter escape 6 down tab x escape e "a: 1" escape ' +
	'1 ? down down pagedown up escape p escape';

for (const size of [
	{columns: 80, rows: 24},
	{columns: 160, rows: 40},
]) {
	test(`real screens of ${size.columns}x${size.rows} look as if Ink had written them itself`, async t => {
		const screen = await openConsole(t, {prepare, ...size, palette: 'default'});
		await screen.shows('user10');
		for (const key of walk.match(/"[^"]*"|\S+/g)!) {
			if (key.startsWith('"')) await screen.type(key.slice(1, -1));
			else await screen.press(key);
			screen.time.advance(200);
		}

		// The first is drawn before the size of the window is known.
		const frames = screen.frames.slice(1).map(frame => frame.split('\n'));
		assert.ok(frames.length > 100, `${frames.length} frames`);
		const [plain, thrifty] = [new FakeTty(size.columns, size.rows), new FakeTty(size.columns, size.rows)];
		const draw = inkFrames(new ScreenStdout(thrifty.tty, {signals: new EventEmitter()}));
		for (const lines of frames) {
			draw(lines);
			plain.write(`\u001B[H\u001B[2J${lines.join('\n')}`);
			const [ours, inks] = [await thrifty.cells(), await plain.cells()].map(rows =>
				rows.map(row => JSON.stringify(row)),
			);
			assert.deepEqual(ours, inks, thrifty.screen.framed() + plain.screen.framed());
		}

		t.diagnostic(`${frames.length} frames: ${thrifty.spent()} bytes, not ${plain.spent()}`);
	});
}
