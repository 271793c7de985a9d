// oxlint-disable-next-line import/no-unassigned-import
import '../support/with-colour.js';
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {paletteNames} from '../../../source/system/terminal.js';
import {palettes} from '../../../source/ui/theme/palettes.js';
import {addUser, openConsole} from '../support/open-console.js';
import {colourDistance, contrast, simulated, terminals} from '../support/colour-vision.js';

const plainText = [229, 229, 229] as const;

for (const palette of paletteNames) {
	test(`with the palette ${palette} every state is a sign and a word, which tell it without colour`, async t => {
		const screen = await openConsole(t, {
			palette,
			prepare: async (backend, admin) => void (await addUser(backend, admin, 'alice')),
		});
		await screen.shows(/alice .* ● active/);
		await screen.shows(/determined .* ○ inactive/);
		await screen.press('down', 'd', 'tab', 'enter');
		await screen.shows('✓ alice deactivated');
		await screen.shows(/alice .* ○ inactive/);
		await screen.press('e', 'ctrl-u', 'ctrl-s');
		await screen.shows('✗ A username cannot be blank');
		await screen.press('escape', 'tab', 'enter', 'home', 'd');
		await screen.shows('✗ admin is the last active admin');
	});
}

test('no palette uses black, white or bright colours, nor a background', () => {
	const used = Object.values(palettes).flatMap(styles => Object.values(styles));
	assert.deepEqual(
		used.flatMap(({backgroundColor}) => backgroundColor ?? []),
		[],
	);
	for (const {color} of used) {
		if (color !== undefined) assert.match(color, /^(red|green|yellow|blue|magenta|cyan)$/);
	}
});

test('those who do not tell red from green see the states of the colour-blind palette far apart', () => {
	const {good, warn, bad} = palettes['colour-blind'];
	assert.equal(good.color, undefined);
	for (const [name, rgb] of Object.entries(terminals)) {
		for (const kind of ['deuteranopia', 'protanopia'] as const) {
			const [yellow, magenta, text] = [rgb[warn.color!]!, rgb[bad.color!]!, plainText].map(each =>
				simulated(each, kind),
			);
			for (const distance of [
				colourDistance(yellow!, magenta!),
				colourDistance(yellow!, text!),
				colourDistance(magenta!, text!),
			])
				assert.ok(distance >= 30, `${name}, ${kind}: ${distance.toFixed(0)}`);
		}
	}
});

test('the high-contrast palette has neither colour nor anything dimmed', () => {
	for (const [token, {color, dimColor}] of Object.entries(palettes['high-contrast'])) {
		assert.deepEqual([color, dimColor ?? false], [undefined, false], token);
	}
});

test('on a black background every colour can be read, those that are darkest as bold text', () => {
	for (const palette of ['default', 'colour-blind'] as const) {
		for (const [name, rgb] of Object.entries(terminals)) {
			for (const [token, {color, bold}] of Object.entries(palettes[palette])) {
				if (color === undefined) continue;
				const found = contrast(rgb[color]!, [0, 0, 0]);
				assert.ok(found >= (bold ? 2.5 : 4), `${palette} ${token} is ${color} in ${name}: ${found.toFixed(1)}`);
			}
		}
	}
});
