import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type {TestContext} from 'node:test';
import {temporaryDirectory} from '../../store/fixture.js';
import {memoryOf, type ActName} from './acts.js';
import type {Outcome} from './actor.js';
import {startActors} from './actors.js';
import {buildShim, type Fault} from './fault-shim.js';
import {emptyHouse, furnishedHouse, houseIn, openHouse, type House, type Tokens} from './house.js';
import {look, type Sight} from './look.js';
import {recordsOf} from './afterwards.js';
import type {ActivityRecord} from '../../../source/store/activity/activity-record.js';

/** Acts in fresh copies of one house, each with a fault. */
export type Scene = {
	readonly tokens: Tokens;
	/** What an act finds, and what it leaves when nothing goes wrong. */
	rehearse(act: ActName): Promise<Rehearsal>;
	/** Does an act with a fault at a step, in a fresh house. */
	play(
		act: ActName,
		step: number,
		fault: Fault,
	): Promise<{readonly house: House; readonly outcome: Outcome | undefined}>;
	/** Does an act with `pictures`; the steps of which there are any, and where they are. */
	photograph(act: ActName): Promise<ReadonlyMap<number, string>>;
	/** Makes the house what a kill would have left, by the picture of it. */
	enter(picture: string): House;
};

export type Rehearsal = {
	readonly before: Sight;
	readonly after: Sight;
	readonly outcome: Outcome;
	/** What the act adds to the activity log, and how many records there were before. */
	readonly records: readonly ActivityRecord[];
	readonly recordsBefore: number;
};

export type SceneOptions = {
	/** Where it is, if not in a temporary directory; its image is pictured instead. */
	readonly disk?: {readonly dir: string; readonly image: string};
	/** Changes the house before each act. */
	readonly prepare?: (house: House) => void;
};

/** Opens a scene; it ends with the test. */
export async function openScene(t: TestContext, {disk, prepare}: SceneOptions = {}): Promise<Scene> {
	const dir = temporaryDirectory(t);
	const [pictures, template] = [path.join(dir, 'pictures'), path.join(dir, 'template')];
	const stage = path.join(disk?.dir ?? dir, 'stage');
	const actors = startActors(t, {library: buildShim(dir), dir: stage, pictures, image: disk?.image});
	const tokens = await furnishedHouse(houseIn(template));
	const backend = await openHouse(houseIn(template));
	await memoryOf({backend, house: houseIn(template)}).keep('bob', tokens.bob, {makeActive: true});
	await backend.close();

	function furnish(act: ActName): House {
		for (const each of [stage, pictures]) {
			fs.rmSync(each, {recursive: true, force: true});
			fs.mkdirSync(each);
		}
		if (act === 'set up') emptyHouse(houseIn(stage));
		else fs.cpSync(template, stage, {recursive: true});
		prepare?.(houseIn(stage));
		if (disk !== undefined) execFileSync('sync', ['--file-system', stage]);
		return houseIn(stage);
	}

	const scene: Scene = {
		tokens,
		async rehearse(act) {
			const before = await look(furnish(act));
			const recordsBefore = recordsOf(houseIn(stage)).length;
			const {house, outcome} = await scene.play(act, 0, {kind: 'none'});
			if (outcome === undefined) throw new Error(`${act} ended its process`);
			return {before, after: await look(house), outcome, recordsBefore, records: recordsOf(house).slice(recordsBefore)};
		},
		async play(act, step, fault) {
			const house = furnish(act);
			return {house, outcome: await actors.perform({act, house, tokens, step, fault})};
		},
		async photograph(act) {
			await scene.play(act, 0, {kind: 'pictures'});
			return new Map(fs.readdirSync(pictures).map(name => [Number(name), path.join(pictures, name)]));
		},
		enter(picture) {
			fs.rmSync(stage, {recursive: true});
			fs.renameSync(picture, stage);
			return houseIn(stage);
		},
	};
	return scene;
}
