import type {TestContext} from 'node:test';
import {environmentOf, launcher, makeHouse, placesOf, type House} from './house.js';
import {openTerminal, type Person} from './person.js';

export type ConsoleOptions = {
	readonly cols?: number;
	readonly rows?: number;
	/** Where to open it; a new house when left out. */
	readonly house?: House;
	/** The screen to open, such as `users/alice`. */
	readonly path?: string;
	/** More words before the screen, such as `-u alice`. */
	readonly flags?: readonly string[];
	/** False leaves `--data` and `--master-config` out. */
	readonly places?: boolean;
	/** Added to a person's environment; undefined takes a name away. */
	readonly env?: Readonly<Record<string, string | undefined>>;
};

/** A person who has just typed `det` in a terminal. */
export async function openConsole(
	t: Pick<TestContext, 'after'>,
	options: ConsoleOptions = {},
): Promise<Person & {house: House}> {
	const house = options.house ?? (await makeHouse(t));
	const {cols, rows, path, env, flags = [], places = true} = options;
	const person = openTerminal(
		t,
		[launcher, ...(places ? placesOf(house) : []), ...flags, 'ui', ...(path === undefined ? [] : [path])],
		{
			...(cols === undefined ? {} : {cols}),
			...(rows === undefined ? {} : {rows}),
			env: environmentOf(house, env),
			cwd: house.home,
		},
	);
	return Object.assign(person, {house});
}
