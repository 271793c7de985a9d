/**
 * `npm run screens`: prints every screen of the real program, for looking at; each is taken from a real terminal.
 *
 *   npm run screens -- 120x32              at that size (80x24 when left out)
 *   npm run screens -- 80x24 wizard        only the screens whose name has that word
 *   npm run screens -- --svg docs/screens  writes the pictures of the README instead
 */
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {rowsOf, textOf} from './screens/picture.js';
import {svgOf} from './screens/svg.js';
import {scenes} from './screens/scenes.js';

/** Screens that are pictures in the README, each at the size at which it is seen best. */
const pictures = {
	'wizard-password': [80, 24],
	users: [120, 32],
	user: [80, 24],
	deactivate: [80, 24],
} as const;

process.setMaxListeners(0); // every house removes itself at the end
const {values, positionals} = parseArgs({options: {svg: {type: 'string'}}, allowPositionals: true});
if (values.svg === undefined) await print();
else await draw(values.svg);
// The terminals' libraries keep the process alive.
process.exit();

async function print(): Promise<void> {
	const [, cols = '80', rows = '24'] = /^(\d+)x(\d+)$/.exec(positionals[0] ?? '') ?? [];
	const words = positionals.filter(word => !/^\d+x\d+$/.test(word));
	const chosen = scenes.filter(({name}) => words.length === 0 || words.some(word => name.includes(word)));
	for (const scene of chosen) {
		const shown = await scene.show(Number(cols), Number(rows), textOf).catch((error: Error) => {
			process.exitCode = 1;
			return error.message;
		});
		console.log(`${scene.name}\n${shown}\n`);
	}

	if (chosen.length === 0) console.log(`Screens: ${scenes.map(({name}) => name).join(' ')}`);
}

async function draw(folder: string): Promise<void> {
	await mkdir(folder, {recursive: true});
	for (const [name, [cols, rows]] of Object.entries(pictures)) {
		const scene = scenes.find(each => each.name === name)!;
		const file = join(folder, `${name}.svg`);
		await writeFile(file, svgOf(await scene.show(cols, rows, rowsOf), scene.title));
		console.log(file);
	}
}
